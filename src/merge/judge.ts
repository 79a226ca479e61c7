// From a score to a judgement: same, unsure, or (not kept) different. People's judgements outrank it.
import type { Judgement } from "../record/index.ts";
import type { Score } from "./types.ts";

// A pair from here on is the same, and joins what stands with the one to what stands with the other. Swept 2–4 in steps
// of 0.5 on the campaign's development texts and the crime news; run again after any change.
export const SAME_FROM = 2.5;
// Within such a group, two parts are one incident from this average on: others vouch for a pair that is unsure (swept 1–3).
export const JOIN_FROM = 1;
// Pairs a person would want to look at, and that still count for something in the average of two groups.
const UNSURE_FROM = 0;
/** What the machine signs with; the number is raised with every change of the scores. */
export const MACHINE = "merge@6";

/** True if a person (anybody but the machine) made the judgement. */
export function isPersons(judgement: Pick<Judgement, "by">): boolean {
  return !judgement.by.startsWith("merge@");
}

/** The machine's judgement on a pair, smaller id first; undefined if it finds them different. */
export function judgementOf(a: string, b: string, score: Score): Judgement | undefined {
  if (score.total < UNSURE_FROM) return undefined;
  const verdict = score.total >= SAME_FROM ? "same" : "unsure";
  const [first, second] = a < b ? [a, b] : [b, a];
  const id = `${MACHINE}:${first}=${second}`;
  return { id, a: first, b: second, verdict, score: score.total, reasons: [...score.reasons], by: MACHINE };
}
