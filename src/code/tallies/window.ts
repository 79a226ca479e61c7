// The periods that a sentence names for its counts, from its time expressions and the words before them.
import type { TimeExpression } from "../../record/index.ts";
import { addDays, daysBetween, dayOf, edtfDayNumbers } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { timesInside } from "../events/dates.ts";
import { isComma, isHardBreak, type View } from "../events/view.ts";
import { edtfOf } from "../times.ts";
import { wordsOf, type Match } from "../words.ts";
import { placedSpan } from "./placed-span.ts";

export interface Window {
  readonly from?: string;
  readonly to?: string;
  /** Says by itself that a number is a sum ("since", "between", "so far"); a bare month or year says less. */
  readonly strong: boolean;
  /** It runs still ("this year"): a sum where it is told as done up to now. */
  readonly running?: boolean;
  /** Token where its words begin. */
  readonly at: number;
  /** First token behind its words, where they hold a time. */
  readonly end?: number;
  /** Token of the first figure it goes for, where it is set against another period. */
  readonly owner?: number;
  /** It goes for the figure of `owner` and for none behind it. */
  readonly alone?: boolean;
}

export interface Timed {
  readonly time: TimeExpression;
  readonly first: number;
  /** First token behind it. */
  readonly behind: number;
  readonly date?: string;
}

interface Bound {
  readonly bound: string;
  readonly at: number;
}

/** All windows of a sentence in text order. */
export function windowsIn(ctx: CodingContext, view: View): Window[] {
  const times = timedIn(ctx, view);
  const windows: Window[] = [];
  for (let k = 0; k < times.length; k++) {
    const here = times[k]!;
    const bound = boundBefore(ctx, view, here);
    const next = times[k + 1];
    const paired = bound?.bound === "between" && next !== undefined && joins(ctx, view, here, next);
    const placed = paired ? undefined : placedSpan(ctx, view, here, next);
    const window = paired ? pairOf(here, next, bound.at) : (placed?.window ?? windowOf(ctx, here, bound));
    const both = paired || placed?.takesNext === true;
    if (window) windows.push({ ...window, end: (both ? next! : here).behind });
    if (both) k++;
  }
  for (const match of wordsOf(ctx.language, "window-markers").matches(view.sentence)) {
    const covered = windows.some(
      (window) => window.from !== undefined && Math.abs(window.at - match.from) <= 2,
    );
    if (!covered && opensAlone(view, match, times))
      windows.push({ strong: true, at: match.from, ...published(ctx) });
  }
  return windows;
}

/** "so far", "since the operation began": a period up to now whose beginning no time names. */
function opensAlone(view: View, { entry, from, to }: Match, times: readonly Timed[]): boolean {
  if (entry.attributes["bound"] === "sofar") return true;
  // "…, since the army had left" gives a reason.
  if (entry.attributes["bound"] !== "since" || isComma(view.tokens[from - 1])) return false;
  return to < view.tokens.length && !times.some(({ first }) => first >= from && first - to <= CLAUSE);
}

/** How many words a clause may have in which a time stands: "since the president took office last May". */
const CLAUSE = 8;

/** True if the sentence names a day or an hour: what it tells happened then and is no sum. */
export function namesDay(ctx: CodingContext, view: View): boolean {
  return timesInside(ctx, view).some((time) => {
    const date = edtfOf(time);
    return date !== undefined && /^\d{4}-\d\d-\d\d(?:T|$)/.test(date);
  });
}

/** Tokens at which a day or an hour is named that bounds no period ("as of Friday" does). */
export function daysNamed(ctx: CodingContext, view: View): number[] {
  return timedIn(ctx, view).flatMap((timed) => {
    const { date, first } = timed;
    const isDay = date !== undefined && /^\d{4}-\d\d-\d\d(?:T[^/]*)?$/.test(date);
    return isDay && boundBefore(ctx, view, timed) === undefined ? [first] : [];
  });
}

function timedIn(ctx: CodingContext, view: View): Timed[] {
  return timesInside(ctx, view).map((time) => {
    const date = edtfOf(time);
    const first = view.tokens.findIndex((token) => token.end > time.start);
    const behind = view.tokens.findIndex((token) => token.start >= time.end);
    return {
      time,
      first,
      behind: behind < 0 ? view.tokens.length : behind,
      ...(date !== undefined && { date }),
    };
  });
}

/** The word that governs a time: it ends where the time begins, or (an article between, or inside it) one token off. */
function boundBefore(ctx: CodingContext, view: View, { first, behind }: Timed): Bound | undefined {
  const markers = wordsOf(ctx.language, "window-markers");
  let best: Bound | undefined;
  for (let i = first; i >= Math.max(0, first - 4); i--) {
    const match = markers.at(view.sentence, i)[0];
    const bound = match?.entry.attributes["bound"];
    if (!match || typeof bound !== "string" || match.to < first - 1 || match.from >= behind) continue;
    if (!best || best.bound === "within" || bound === "sofar" || bound === "span" || bound === "between")
      best = { bound, at: i };
  }
  // "since the war began in April 2023": the clause says more than the small word before the time.
  return best === undefined || best.bound === "within" ? (clauseBefore(ctx, view, first) ?? best) : best;
}

/** "since the president took office last May": the clause names the beginning. */
function clauseBefore(ctx: CodingContext, view: View, first: number): Bound | undefined {
  for (let i = first - 1; i >= Math.max(0, first - CLAUSE); i--) {
    const token = view.tokens[i]!;
    if (isComma(token) || isHardBreak(token)) return undefined;
    const match = wordsOf(ctx.language, "window-markers").at(view.sentence, i)[0];
    if (match?.entry.attributes["bound"] === "since") return { bound: "since", at: i };
  }
  return undefined;
}

/** "between A and B", "from A to B": a joining word and little else between the two, or a clause between commas. */
function joins(ctx: CodingContext, view: View, a: Timed, b: Timed): boolean {
  const between = view.tokens.slice(a.behind, b.first);
  const inserted = isComma(between[0]) && between.slice(1).some((token) => isComma(token));
  if (between.length > (inserted ? INSERTED : 4)) return false;
  for (let i = a.behind; i < b.first; i++) {
    const marker = wordsOf(ctx.language, "window-markers").at(view.sentence, i)[0];
    if (marker?.entry.attributes["bound"] === "until" || view.has("coordinators", i)) return true;
  }
  return false;
}

/** Tokens of a clause between the two ends of a period: "between October 2011, when …, and the end of 2018". */
const INSERTED = 16;

function pairOf(a: Timed, b: Timed, at: number): Window | undefined {
  const to = b.date?.split("/").at(-1);
  const from = notAfter(a.date?.split("/")[0], to);
  if (from === undefined && to === undefined) return undefined;
  // "Between Friday night and Saturday morning" something happened; only what lasts longer is a period to sum over.
  const days = from === undefined || to === undefined ? undefined : daysBetween(from, to);
  const strong = days === undefined || days >= 2;
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }), strong, at };
}

/** "between late April and mid-June last year": the year of the end is that of the beginning, or the one after it. */
function notAfter(from: string | undefined, to: string | undefined): string | undefined {
  if (from === undefined || to === undefined || from <= to) return from;
  const year = Number(to.slice(0, 4));
  const sameYear = `${to.slice(0, 4)}${from.slice(4)}`;
  return sameYear <= to ? sameYear : `${String(year - 1).padStart(4, "0")}${from.slice(4)}`;
}

function windowOf(ctx: CodingContext, timed: Timed, bound: Bound | undefined): Window | undefined {
  const { time, date } = timed;
  const at = bound?.at ?? timed.first;
  if (bound?.bound === "since") return sinceWindow(ctx, date, at);
  if (bound?.bound === "until" || bound?.bound === "asof") {
    return date === undefined ? undefined : { to: date.split("/").at(-1)!, strong: false, at };
  }
  if (time.type === "duration") return spanWindow(ctx, time, bound, at);
  if (date === undefined) return undefined;
  const unit = bound?.bound === "span" ? unitOf(date) : undefined;
  if (unit !== undefined) return backFrom(ctx, DAYS[unit]!, true, at);
  if (bound?.bound === "sofar" || bound?.bound === "current") {
    const running = bound.bound === "current";
    return { from: date.split("/")[0]!, ...published(ctx), strong: !running, running, at };
  }
  const period = periodOf(date);
  return (
    period && {
      ...period,
      strong: bound?.bound === "span" || (bound?.bound === "between" && date.includes("/")),
      at,
    }
  );
}

/** "since April"; an hour ago or earlier the same day is no period to sum over. */
function sinceWindow(ctx: CodingContext, date: string | undefined, at: number): Window | undefined {
  const from = date?.split("/")[0];
  const today = published(ctx).to;
  const days = from === undefined || today === undefined ? undefined : daysBetween(from, today);
  if (from?.includes("T") || (days !== undefined && days < 2)) return undefined;
  return { ...(from !== undefined && { from }), ...published(ctx), strong: true, at };
}

/** A month, a year, a week or a longer interval; a single day or night is none. */
function periodOf(date: string): { from: string; to: string } | undefined {
  if (/^\d{4}(?:-\d\d)?$/.test(date)) return { from: date, to: date };
  const [from, to] = date.split("/");
  const days = edtfDayNumbers(date);
  return from && to && days && days.last - days.first >= 4 ? { from, to } : undefined;
}

function published(ctx: CodingContext): { to?: string } {
  const day = ctx.document.published === undefined ? undefined : dayOf(ctx.document.published);
  return day === undefined ? {} : { to: day };
}

const DURATION = /^P(\d+)([DWMY])$/;
/** Days of a unit, to reckon back from the day of publication; a month and a year by their mean length. */
const DAYS: Readonly<Record<string, number>> = { D: 1, W: 7, M: 30.44, Y: 365.25 };

/** Of a day: what a count over "the past 24 hours" sums up. */
const HOURS = 24;

/** "in the past month", "in nine days": ends on the day of publication. */
function spanWindow(
  ctx: CodingContext,
  time: TimeExpression,
  bound: Bound | undefined,
  at: number,
): Window | undefined {
  if (bound?.bound !== "span" && bound?.bound !== "within") return undefined;
  const match = DURATION.exec(time.value);
  const isSpan = bound.bound === "span";
  const hours = Number(/^PT(\d+)H$/.exec(time.value)?.[1] ?? NaN);
  if (isSpan && hours >= HOURS) return backFrom(ctx, Math.round(hours / HOURS), true, at);
  if (!match) return isSpan && !time.value.startsWith("PT") ? { strong: true, at } : undefined;
  const days = Number(match[1]) * (DAYS[match[2]!] ?? 0);
  return days < (isSpan ? 1 : 2) ? undefined : backFrom(ctx, days, bound.bound === "span", at);
}

function backFrom(ctx: CodingContext, days: number, strong: boolean, at: number): Window {
  const end = published(ctx).to;
  const from = end === undefined ? undefined : addDays(end, -Math.round(days));
  return { ...(from !== undefined && { from }), ...(end !== undefined && { to: end }), strong, at };
}

/** "in the past month" is a month up to now, not the one of the calendar that the time expression gives. */
function unitOf(date: string): string | undefined {
  if (/^\d{4}$/.test(date)) return "Y";
  if (/^\d{4}-\d\d$/.test(date)) return "M";
  const days = edtfDayNumbers(date);
  return date.includes("/") && days && days.last - days.first === 6 ? "W" : undefined;
}
