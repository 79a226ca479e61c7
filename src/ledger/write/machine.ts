// How the machine's judgements are told from people's.
import { sql } from "kysely";

/** The `by` of the machine's judgements begins with this (merge/judge.ts). */
export const MACHINE = "merge@";

/** The condition as the index of people's judgements has it, in the same letters: SQLite takes no other for it. */
export const OF_PEOPLE = sql<boolean>`"by" not like ${sql.lit(`${MACHINE}%`)}`;
