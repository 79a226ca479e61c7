// When an event happened: the time expression of its sentence that stands nearest to the trigger. Never the day of publication.
import type { TimeExpression } from "../../record/index.ts";
import { containsSpan, dayOf } from "../../text/index.ts";
import { edtfOf, timesIn } from "../times.ts";
import type { CodingContext } from "../context.ts";
import { wordsOf, type Match } from "../words.ts";
import { apart, STEP } from "./tree/walk.ts";
import type { Trigger } from "./trigger.ts";
import { isHardBreak, type View } from "./view.ts";

/** A time of the sentence with the date it stands for. */
export interface Dated {
  readonly time: TimeExpression;
  /** Token where it begins. */
  readonly at: number;
  readonly date: string;
  /** It opens or closes a window ("since April"): a bound, not a day. */
  readonly bound: boolean;
}

/** The document's times that lie in the sentence. */
export function timesInside(ctx: CodingContext, view: View): TimeExpression[] {
  return timesIn(ctx, view.sentence);
}

export function datesIn(ctx: CodingContext, view: View): Dated[] {
  const { sentence } = view;
  const bounds = wordsOf(ctx.language, "window-markers");
  const found: Dated[] = [];
  const datelines = ctx.document.regions.filter((region) => region.kind === "dateline");
  for (const time of timesInside(ctx, view)) {
    if (datelines.some((region) => containsSpan(region, time))) continue;
    const date = time.type === "date" || time.type === "time" ? edtfOf(time) : undefined;
    if (date === undefined) continue;
    const at = sentence.tokens.findIndex((token) => token.end > time.start);
    const bound = [at - 1, at].some((i) => i >= 0 && isBound(bounds.at(sentence, i)[0]));
    found.push({ time, at, date, bound });
  }
  return found;
}

function isBound(match: Match | undefined): boolean {
  const bound = match?.entry.attributes["bound"];
  return (
    bound === "since" || bound === "between" || bound === "until" || bound === "span" || bound === "sofar"
  );
}

/** The date for a trigger: nearest in tree and words first, across a hard break only if nothing else is there. */
export function dateFor(view: View, dates: readonly Dated[], trigger: Trigger): string | undefined {
  const { from, head, match } = trigger;
  let best: { date: string; cost: number } | undefined;
  for (const dated of dates) {
    if (dated.bound) continue;
    const steps = match ? STEP * apart(view, head, dated.at) : 0;
    const cost = steps + Math.abs(dated.at - from) + (isCut(view, from, dated.at) ? 30 : 0);
    if (!best || cost < best.cost) best = { date: dated.date, cost };
  }
  if (!best) return undefined;
  return withTime(best.date, dates) ?? best.date;
}

/** "on Tuesday … about 12:20 am": the time of day of the same day makes the date exact. */
function withTime(date: string, dates: readonly Dated[]): string | undefined {
  if (date.includes("T")) return undefined;
  return dates.find((one) => !one.bound && one.date.includes("T") && dayOf(one.date) === date)?.date;
}

function isCut(view: View, a: number, b: number): boolean {
  for (let i = Math.min(a, b); i < Math.max(a, b); i++) if (isHardBreak(view.tokens[i]!)) return true;
  return false;
}
