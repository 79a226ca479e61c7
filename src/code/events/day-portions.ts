// One telling of one deed done on several days, each told: "on Wednesday and again on Thursday morning".
import type { CodingContext } from "../context.ts";
import type { Candidate } from "./candidates.ts";
import type { SentenceFacts } from "./facts.ts";
import { orderOf } from "./order/order.ts";
import { isHardBreak, type View } from "./view.ts";
import { isViolent } from "./violent.ts";

/** "And" is written onto the word. */
export function joins(ctx: CodingContext, view: View, at: number): boolean {
  const joiner = orderOf(ctx.language).joinedCoordinator;
  return joiner !== undefined && view.tokens[at]!.text.startsWith(joiner);
}

/** Words that may stand between two days of one list: "on Monday | and again on | Tuesday". */
const BETWEEN = 4;

/** "Attacked on Wednesday and on Thursday morning": a deed for each day that is told. */
export function dayPortions(ctx: CodingContext, candidate: Candidate, { dates }: SentenceFacts): Candidate[] {
  const { view, trigger, when, plural } = candidate;
  const at = dates.findIndex(({ time }) => time.start === when?.span.start);
  const [first, second] = [dates[at], dates[at + 1]];
  const isOne = !isViolent(ctx.knowledge.kinds, candidate.type) || isLasting(ctx, candidate);
  if (!first || !second || plural || isOne || second.bound || !areDays(first.date, second.date))
    return [candidate];
  const last = view.tokens.findIndex(({ end }) => end >= first.time.end);
  if (second.at - last > BETWEEN || !isListed(ctx, view, last, second.at)) return [candidate];
  return [first, second].map(({ date, time }, part) => ({
    ...candidate,
    when: { date, span: { start: time.start, end: time.end }, weak: false },
    portion: { of: trigger, at: part },
  }));
}

/** Fighting goes on from one day to the next. */
function isLasting({ knowledge }: CodingContext, { mode }: Candidate): boolean {
  return knowledge.kinds.modes.get(mode)?.attributes["mutual"] === true;
}

const DAY = "2021-03-02".length;

/** Both have a day, and not the same. */
export function isOtherDay(a: Candidate, b: Candidate): boolean {
  return a.when !== undefined && b.when !== undefined && areDays(a.when.date, b.when.date);
}

/** Two single days, not one. */
function areDays(a: string, b: string): boolean {
  const isDay = (date: string): boolean => date.length >= DAY && !date.includes("/");
  return isDay(a) && isDay(b) && a.slice(0, DAY) !== b.slice(0, DAY);
}

/** A word that joins stands between, or is written onto the second. */
function isListed(ctx: CodingContext, view: View, last: number, next: number): boolean {
  if (joins(ctx, view, next)) return true;
  for (let i = last + 1; i < next; i++) {
    if (view.has("coordinators", i) || joins(ctx, view, i)) return true;
    if (isHardBreak(view.tokens[i]!)) return false;
  }
  return false;
}
