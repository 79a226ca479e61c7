// The period a count covers, from the time expressions of its sentence and the words before them.
import type { TimeExpression } from "../../record/index.ts";
import { addDays, dayOf } from "../../text/index.ts";
import { edtfOf } from "../times.ts";
import type { CodingContext } from "../context.ts";
import type { View } from "../events/view.ts";
import { wordsOf } from "../words.ts";

export interface Window {
  readonly from?: string;
  readonly to?: string;
  /** Says by itself that a number is a sum ("since", "between", "so far"); a bare month or year says less. */
  readonly strong: boolean;
  /** Token where its words begin. */
  readonly at: number;
}

interface Timed {
  readonly time: TimeExpression;
  readonly first: number;
  readonly date?: string;
}

/** All windows of a sentence in text order. */
export function windowsIn(ctx: CodingContext, view: View): Window[] {
  const times = timesIn(ctx, view);
  const windows: Window[] = [];
  for (let k = 0; k < times.length; k++) {
    const bound = boundBefore(ctx, view, times[k]!.first);
    const next = times[k + 1];
    const isPair = bound?.bound === "between" && next !== undefined && joins(ctx, view, times[k]!, next);
    const window = isPair ? pairOf(times[k]!, next, bound.at) : windowOf(ctx, times[k]!, bound);
    if (window) windows.push(window);
    if (isPair) k++;
  }
  for (const match of wordsOf(ctx.language, "window-markers").matches(view.sentence)) {
    if (match.entry.attributes["bound"] === "sofar")
      windows.push({ strong: true, at: match.from, ...published(ctx) });
  }
  return windows;
}

function timesIn(ctx: CodingContext, view: View): Timed[] {
  const { sentence } = view;
  return ctx.times
    .filter((time) => time.start >= sentence.start && time.end <= sentence.end)
    .map((time) => {
      const date = edtfOf(time);
      return {
        time,
        first: sentence.tokens.findIndex((token) => token.end > time.start),
        ...(date !== undefined && { date }),
      };
    });
}

/** The word that governs a time: it stands right before it, or is the time's own first word. */
function boundBefore(
  ctx: CodingContext,
  view: View,
  first: number,
): { bound: string; at: number } | undefined {
  const markers = wordsOf(ctx.language, "window-markers");
  let best: { bound: string; at: number } | undefined;
  for (let i = Math.max(0, first - 4); i <= first; i++) {
    const match = markers.at(view.sentence, i)[0];
    if (match && match.to >= first - 1 && typeof match.entry.attributes["bound"] === "string") {
      const bound = match.entry.attributes["bound"];
      if (!best || best.bound === "span") best = { bound, at: i };
    }
  }
  return best;
}

/** "between A and B", "from A to B": a joining word and little else between the two. */
function joins(ctx: CodingContext, view: View, a: Timed, b: Timed): boolean {
  const ends = view.tokens.findIndex((token) => token.start >= a.time.end);
  if (ends < 0 || b.first - ends > 4) return false;
  for (let i = ends; i < b.first; i++) {
    const marker = wordsOf(ctx.language, "window-markers").at(view.sentence, i)[0];
    if (marker?.entry.attributes["bound"] === "until" || view.has("coordinators", i)) return true;
  }
  return false;
}

function pairOf(a: Timed, b: Timed, at: number): Window | undefined {
  const from = startOf(a.date);
  const to = endOf(b.date);
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }), strong: true, at };
}

function windowOf(
  ctx: CodingContext,
  timed: Timed,
  bound: { bound: string; at: number } | undefined,
): Window | undefined {
  const { time, date } = timed;
  const at = bound?.at ?? timed.first;
  if (bound?.bound === "since") {
    const from = startOf(date);
    return { ...(from !== undefined && { from }), ...published(ctx), strong: true, at };
  }
  if (bound?.bound === "until" || bound?.bound === "asof") {
    const to = endOf(date);
    return to === undefined ? undefined : { to, strong: false, at };
  }
  if (time.type === "duration") return bound ? spanOf(ctx, time, at) : undefined;
  if (date === undefined) return undefined;
  if (date.includes("/")) return { from: startOf(date)!, to: endOf(date)!, strong: true, at };
  return isPeriod(date) ? { from: date, to: date, strong: false, at } : undefined;
}

/** A month or a year, not a day. */
function isPeriod(date: string): boolean {
  return /^\d{4}(?:-\d\d)?$/.test(date);
}

function startOf(date: string | undefined): string | undefined {
  return date === undefined ? undefined : (date.split("/")[0] ?? date);
}

function endOf(date: string | undefined): string | undefined {
  return date === undefined ? undefined : (date.split("/").at(-1) ?? date);
}

function published(ctx: CodingContext): { to?: string } {
  const day = ctx.document.published === undefined ? undefined : dayOf(ctx.document.published);
  return day === undefined ? {} : { to: day };
}

const DURATION = /^P(\d+)([DWMY])$/;
/** Days of a unit, to reckon back from the day of publication; a month and a year by their mean length. */
const DAYS: Readonly<Record<string, number>> = { D: 1, W: 7, M: 30.44, Y: 365.25 };

/** "in the past month": ends on the day of publication. */
function spanOf(ctx: CodingContext, time: TimeExpression, at: number): Window {
  const match = DURATION.exec(time.value);
  const end = published(ctx).to;
  if (!match || end === undefined) return { strong: true, at };
  const from = addDays(end, -Math.round(Number(match[1]) * (DAYS[match[2]!] ?? 0)));
  return { ...(from !== undefined && { from }), to: end, strong: true, at };
}
