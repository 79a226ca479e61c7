// How the machine's judgements are told from people's.
import type { Judgement } from "../../record/index.ts";

/** The `by` of the machine's judgements begins with this (merge/judge.ts). */
import { sql } from "kysely";

export const MACHINE = "merge@";

export const isMachines = (judgement: Pick<Judgement, "by">): boolean => judgement.by.startsWith(MACHINE);

/** The condition as the index of people's judgements has it, in the same letters: SQLite takes no other for it. */
export const OF_PEOPLE = sql<boolean>`"by" not like ${sql.lit(`${MACHINE}%`)}`;
