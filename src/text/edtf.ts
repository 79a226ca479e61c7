// EDTF dates, level 0 and what we use of level 1: parse, precision, bounds, compare, contain. No clock.
import { civilDay, dayNumber, daysInMonth, formatDay, isCivilDay } from "./days.ts";

export type DatePrecision =
  | "minute"
  | "day"
  | "month"
  | "season"
  | "year"
  | "decade"
  | "century"
  | "interval";

export interface EdtfDate {
  readonly precision: Exclude<DatePrecision, "interval">;
  readonly approximate: boolean;
  readonly uncertain: boolean;
  /** First and last day, as day numbers. */
  readonly first: number;
  readonly last: number;
  /** Minutes after midnight, where the date has a time of day. */
  readonly minute?: number;
}

/** `from`/`to` absent = open or unknown. */
export interface EdtfInterval {
  readonly precision: "interval";
  readonly from?: EdtfDate;
  readonly to?: EdtfDate;
}

export type Edtf = EdtfDate | EdtfInterval;

const DATE =
  /^(-?\d{4}|\d{3}X|\d{2}XX)(?:-(\d\d|XX)(?:-(\d\d|XX))?)?(?:T(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d(?::?\d\d)?)?)?([?~%])?$/;
// Level 1 seasons; months of the northern half of the globe. A winter is counted to the year of its January.
const SEASON_FIRST_MONTH: Readonly<Record<number, number>> = { 21: 3, 22: 6, 23: 9, 24: 12 };

type Extent = Pick<EdtfDate, "precision" | "first" | "last">;

function monthsExtent(year: number, month: number, months: number, precision: EdtfDate["precision"]): Extent {
  const end = month + months - 1;
  const lastYear = year + Math.floor((end - 1) / 12);
  const lastMonth = ((end - 1) % 12) + 1;
  return {
    precision,
    first: dayNumber(year, month, 1),
    last: dayNumber(lastYear, lastMonth, daysInMonth(lastYear, lastMonth)),
  };
}

function yearsExtent(yearText: string): Extent {
  if (yearText.endsWith("XX")) return monthsExtent(Number(yearText.slice(0, 2)) * 100, 1, 1200, "century");
  if (yearText.endsWith("X")) return monthsExtent(Number(yearText.slice(0, 3)) * 10, 1, 120, "decade");
  return monthsExtent(Number(yearText), 1, 12, "year");
}

function extent(yearText: string, monthText?: string, dayText?: string): Extent | undefined {
  if (monthText === undefined || monthText === "XX") return yearsExtent(yearText);
  const year = Number(yearText);
  if (!Number.isInteger(year)) return undefined;
  const month = Number(monthText);
  const season = SEASON_FIRST_MONTH[month];
  if (season !== undefined) return monthsExtent(season === 12 ? year - 1 : year, season, 3, "season");
  if (month < 1 || month > 12) return undefined;
  if (dayText === undefined || dayText === "XX") return monthsExtent(year, month, 1, "month");
  const day = Number(dayText);
  if (!isCivilDay(year, month, day)) return undefined;
  const number = dayNumber(year, month, day);
  return { precision: "day", first: number, last: number };
}

function parseDate(text: string): EdtfDate | undefined {
  const match = DATE.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, mark] = match;
  const found = extent(year!, month, day);
  if (!found) return undefined;
  const marks = { approximate: mark === "~" || mark === "%", uncertain: mark === "?" || mark === "%" };
  if (hour === undefined) return { ...found, ...marks };
  if (found.precision !== "day" || Number(hour) > 24 || Number(minute) > 59) return undefined;
  return { ...found, ...marks, precision: "minute", minute: Number(hour) * 60 + Number(minute) };
}

/** Undefined if the text is no EDTF date or interval. `..` and an empty side are open. */
export function parseEdtf(text: string): Edtf | undefined {
  const slash = text.indexOf("/");
  if (slash < 0) return parseDate(text);
  const side = (part: string): EdtfDate | undefined | "bad" =>
    part === "" || part === ".." ? undefined : (parseDate(part) ?? "bad");
  const from = side(text.slice(0, slash));
  const to = side(text.slice(slash + 1));
  if (from === "bad" || to === "bad" || (!from && !to)) return undefined;
  if (from && to && from.first > to.last) return undefined;
  return { precision: "interval", ...(from && { from }), ...(to && { to }) };
}

export function isEdtf(text: string): boolean {
  return parseEdtf(text) !== undefined;
}

export function precisionOf(text: string): DatePrecision | undefined {
  return parseEdtf(text)?.precision;
}

/** First and last day as day numbers; ±Infinity on an open side. */
export function edtfDayNumbers(text: string): { first: number; last: number } | undefined {
  const parsed = parseEdtf(text);
  if (!parsed) return undefined;
  if (parsed.precision !== "interval") return { first: parsed.first, last: parsed.last };
  return { first: parsed.from?.first ?? -Infinity, last: parsed.to?.last ?? Infinity };
}

/** First and last day as YYYY-MM-DD; an open side is absent. */
export function edtfBounds(text: string): { first?: string; last?: string } | undefined {
  const days = edtfDayNumbers(text);
  if (!days) return undefined;
  return {
    ...(Number.isFinite(days.first) && { first: formatDay(civilDay(days.first)) }),
    ...(Number.isFinite(days.last) && { last: formatDay(civilDay(days.last)) }),
  };
}

/** True if the two share a day. */
export function edtfOverlaps(a: string, b: string): boolean {
  const x = edtfDayNumbers(a);
  const y = edtfDayNumbers(b);
  return x !== undefined && y !== undefined && x.first <= y.last && y.first <= x.last;
}

function minuteOf(parsed: Edtf | undefined): number {
  if (!parsed) return 0;
  return parsed.precision === "interval" ? minuteOf(parsed.from) : (parsed.minute ?? 0);
}

/** Order by first day, then time of day, then the shorter span; what is no date comes last. */
export function compareEdtf(a: string, b: string): number {
  const x = edtfDayNumbers(a);
  const y = edtfDayNumbers(b);
  if (!x || !y) return x ? -1 : y ? 1 : 0;
  if (x.first !== y.first) return x.first < y.first ? -1 : 1;
  const minutes = minuteOf(parseEdtf(a)) - minuteOf(parseEdtf(b));
  if (minutes !== 0) return minutes;
  return x.last === y.last ? 0 : x.last < y.last ? -1 : 1;
}

/** The day (YYYY-MM-DD) of a date that is exact to the day or the minute, else undefined. */
export function dayOf(text: string): string | undefined {
  const parsed = parseEdtf(text);
  if (parsed?.precision !== "day" && parsed?.precision !== "minute") return undefined;
  return formatDay(civilDay(parsed.first));
}
