// The stretch of time that the lanes show: its bins, from hours to decades, the ticks on its axis, and its neighbours. Days
// are numbers (text/days.ts); parts of a day are parts of its number.
import {
  civilDay,
  dayNumber,
  daysInMonth,
  formatDay,
  numberOfDay,
  weekdayOfNumber,
} from "../../text/index.ts";
import type { DayCount, LaneStep } from "../../record/index.ts";
import { densityOf } from "../parts/density.ts";

/** Whole days, both included. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

export type Unit = "hour" | "day" | "week" | "month" | "year" | "decade";

export interface Bin {
  readonly from: number;
  readonly to: number;
}

/** Up to so many days each unit is fine enough to be seen and coarse enough to be drawn. */
const UP_TO: readonly (readonly [Unit, number])[] = [
  ["hour", 3],
  ["day", 186],
  ["week", 900],
  ["month", 186 * 30],
  ["year", 186 * 365],
];

export const lengthOf = ({ first, last }: Window): number => last - first + 1;
export const dayText = (number: number): string => formatDay(civilDay(Math.floor(number)));

/** The days asked for; where an end is not, that of what there is. */
export function windowOf(
  counts: readonly DayCount[],
  asked: { readonly from?: string; readonly to?: string },
): Window | undefined {
  const { bins } = densityOf(counts);
  const [first, last] = [
    numberOfDay(asked.from ?? bins[0]?.first ?? ""),
    numberOfDay(asked.to ?? bins.at(-1)?.last ?? ""),
  ];
  if (first === undefined || last === undefined) return undefined;
  return first <= last ? { first, last } : { first: last, last: first };
}

export function unitOf(window: Window): Unit {
  return UP_TO.find(([, most]) => lengthOf(window) <= most)?.[0] ?? "decade";
}

/** By what the ledger counts for a unit. */
export function stepOf(unit: Unit): LaneStep {
  return unit === "month" ? "month" : unit === "year" || unit === "decade" ? "year" : "day";
}

/** Where the bin begins that holds a day. */
export function binStart(day: number, unit: Unit): number {
  if (unit === "hour" || unit === "day") return Math.floor(day);
  if (unit === "week") return Math.floor(day) - weekdayOfNumber(Math.floor(day)) + 1;
  const { year, month } = civilDay(Math.floor(day));
  if (unit === "month") return dayNumber(year, month, 1);
  return dayNumber(unit === "year" ? year : Math.floor(year / 10) * 10, 1, 1);
}

function binEnd(start: number, unit: Unit): number {
  if (unit === "hour" || unit === "day") return start + 1;
  if (unit === "week") return start + 7;
  const { year, month } = civilDay(start);
  if (unit === "month") return start + daysInMonth(year, month);
  return dayNumber(year + (unit === "year" ? 1 : 10), 1, 1);
}

/** What is counted by days stands in bins of days also where hours are drawn. */
export function binsOf(window: Window, unit = unitOf(window)): Bin[] {
  const bins: Bin[] = [];
  for (let start = binStart(window.first, unit); start <= window.last;) {
    const end = binEnd(start, unit);
    bins.push({ from: Math.max(start, window.first), to: Math.min(end, window.last + 1) });
    start = end;
  }
  return bins;
}

/** A place in the window, in hundredths of its width. */
export function percentOf(day: number, { first, last }: Window): number {
  return Math.round(((day - first) / (last + 1 - first)) * 100_000) / 1000;
}

/** The same middle, `factor` times as long; never shorter than a day. */
export function zoomed(window: Window, factor: number): Window {
  const length = Math.max(1, Math.round(lengthOf(window) * factor));
  const middle = (window.first + window.last + 1) / 2;
  const first = Math.floor(middle - length / 2);
  return { first, last: first + length - 1 };
}

/** A share of its length earlier (less than 0) or later. */
export function moved(window: Window, share: number): Window {
  const days = Math.sign(share) * Math.max(1, Math.round(Math.abs(share) * lengthOf(window)));
  return { first: window.first + days, last: window.last + days };
}
