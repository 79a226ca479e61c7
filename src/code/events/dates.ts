// When an event happened: the time expression of its sentence that stands nearest to the trigger. Never the day of publication.
import type { Attribution, Span, TimeExpression } from "../../record/index.ts";
import { containsSpan, dayOf } from "../../text/index.ts";
import { edtfOf, timesIn } from "../times.ts";
import type { CodingContext } from "../context.ts";
import { wordsOf, type Match, type Matcher } from "../words.ts";
import { apart, STEP, under, upFrom } from "./tree/walk.ts";
import type { Trigger } from "./trigger.ts";
import { isHardBreak, isPunctuation, type View } from "./view.ts";

/** A time of the sentence with the date it stands for. */
export interface Dated {
  readonly time: TimeExpression;
  /** Token where it begins. */
  readonly at: number;
  readonly date: string;
  /** It opens or closes a window ("since April"): a bound, not a day. */
  readonly bound: boolean;
  /** The stretch of days that a "since" opens. */
  readonly since?: string;
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
    const kinds = [at - 1, at].flatMap((i) => (i < 0 ? [] : boundOf(bounds.at(sentence, i)[0])));
    const since = kinds.includes("since") ? sinceThen(date, ctx.document.published) : undefined;
    const bound = kinds.length > 0 || isOfBound(view, at, bounds);
    found.push({ time, at, date, bound, ...(since !== undefined && { since }) });
  }
  return found;
}

/** "The first since the ceasefire of last spring": the day of what opened the window. */
function isOfBound(view: View, at: number, bounds: Matcher): boolean {
  const over = upFrom(view, at).find((one) => !view.inTime(one));
  if (over === undefined || view.tokens[over]!.upos !== "NOUN") return false;
  return under(view, over).some(
    (child) => child < over && boundOf(bounds.at(view.sentence, child)[0]).includes("since"),
  );
}

const BOUNDS: ReadonlySet<unknown> = new Set(["since", "between", "until", "span", "sofar"]);

function boundOf(match: Match | undefined): unknown[] {
  const bound = match?.entry.attributes["bound"];
  return BOUNDS.has(bound) ? [bound] : [];
}

/** "since October": from then to the day of publication. */
function sinceThen(date: string, published: string | undefined): string | undefined {
  const from = dayOf(date) ?? date;
  const to = published?.slice(0, from.length);
  return to !== undefined && !from.includes("/") && from < to ? `${from}/${to}` : undefined;
}

/** When a telling says that its event happened. */
export interface When {
  readonly date: string;
  /** The words that say it. */
  readonly span: Span;
  /** Another telling's day stands before it: it may be the day of the words that report the event, or says only since when. */
  readonly weak: boolean;
  /** All the days since another. */
  readonly open?: boolean;
}

/** What a day of the reporting words costs against one that stands with the event itself, in words: of 12, 24 and 40 the best on the corpus. */
const SPOKEN = 24;
/** Words between the reporting word and its day. */
const BREATH = 4;

/** What else a sentence tells: the reported speech that holds the trigger, and its other triggers. */
export interface Beside {
  readonly speech?: Pick<Attribution, "cue" | "content"> | undefined;
  readonly others?: readonly Trigger[];
}

/**
 * The date for a trigger: nearest in tree and words first, across a hard break only if nothing else is there.
 */
export function dateFor(
  view: View,
  dates: readonly Dated[],
  trigger: Trigger,
  { speech, others = [] }: Beside = {},
): When | undefined {
  const { from, head, match } = trigger;
  let best: { dated: Dated; spoken: boolean; cost: number } | undefined;
  for (const dated of dates) {
    if (dated.bound || isOfOtherDeed(view, dated, trigger, others)) continue;
    const spoken = speech !== undefined && isOfSpeech(view, dated, speech, trigger);
    const steps = match ? STEP * apart(view, head, topOf(view, dated.at)) : 0;
    const cut = isCut(view, from, dated.at) ? 30 : 0;
    const cost = steps + Math.abs(dated.at - from) + cut + (spoken ? SPOKEN : 0);
    if (!best || cost < best.cost) best = { dated, spoken, cost };
  }
  if (!best) return sinceOf(dates);
  const { dated, spoken } = best;
  const exact = dated.date.includes("T") ? undefined : timeOf(dated.date, dates);
  const { date, time } = exact ?? dated;
  return { date, span: { start: time.start, end: time.end }, weak: spoken };
}

/** What has gone on since a day and has no other day is dated by all the days since. */
function sinceOf(dates: readonly Dated[]): When | undefined {
  const open = dates.find(({ since }) => since !== undefined);
  if (!open) return undefined;
  const { start, end } = open.time;
  return { date: open.since!, span: { start, end }, weak: true, open: true };
}

/** "the ministry said on Tuesday": outside what is said, in one breath with the word that says so. */
function isOfSpeech(
  view: View,
  { time, at }: Dated,
  speech: Pick<Attribution, "cue" | "content">,
  trigger: Trigger,
): boolean {
  const verb = verbOver(view, at);
  const says = verb !== undefined && verb !== trigger.head && isCue(view, verb, speech);
  // "Claimed responsibility on Thursday for two explosions": the day stands inside what is said and hangs on the saying.
  if (says && trigger.kind === "noun" && at < trigger.from) return true;
  if (speech.content.some((span) => containsSpan(span, time))) return false;
  return speech.cue.some((cue) => {
    const from = view.tokens.findIndex((token) => token.end > cue.start);
    if (from < 0 || Math.abs(from - at) > BREATH) return false;
    return !view.tokens.slice(Math.min(from, at), Math.max(from, at)).some((token) => isPunctuation(token));
  });
}

/** The word of a time by which it hangs: "a day | earlier". */
function topOf(view: View, at: number): number {
  let top = at;
  for (const over of upFrom(view, at)) {
    if (!view.inTime(over)) break;
    top = over;
  }
  return top;
}

function isCue(view: View, at: number, { cue }: Pick<Attribution, "cue">): boolean {
  const { start, end } = view.tokens[at]!;
  return cue.some((span) => span.start <= start && end <= span.end);
}

/** The verb that a time hangs on, where there is a tree. */
function verbOver(view: View, at: number): number | undefined {
  return upFrom(view, at).find((one) => !view.inTime(one) && view.tokens[one]!.upos === "VERB");
}

/** "Arrested on Monday over the murder of two men": the day of a deed of another kind that stands over this one. */
function isOfOtherDeed(view: View, { at }: Dated, trigger: Trigger, others: readonly Trigger[]): boolean {
  if (trigger.kind !== "noun" || !trigger.match) return false;
  const verb = verbOver(view, at);
  if (verb === undefined || !upFrom(view, trigger.head).includes(verb)) return false;
  const over = others.filter(({ head }) => head === verb);
  return over.length > 0 && over.every(({ attributes }) => attributes["type"] !== trigger.attributes["type"]);
}

/** "on Tuesday … about 12:20 am": the time of day of the same day makes the date exact. */
function timeOf(date: string, dates: readonly Dated[]): Dated | undefined {
  return dates.find((one) => !one.bound && one.date.includes("T") && dayOf(one.date) === date);
}

function isCut(view: View, a: number, b: number): boolean {
  for (let i = Math.min(a, b); i < Math.max(a, b); i++) if (isHardBreak(view.tokens[i]!)) return true;
  return false;
}
