// How the machine's judgements are told from people's.
import type { Judgement } from "../../record/index.ts";

/** The `by` of the machine's judgements begins with this (merge/judge.ts). */
export const MACHINE = "merge@";

export const isMachines = (judgement: Pick<Judgement, "by">): boolean => judgement.by.startsWith(MACHINE);
