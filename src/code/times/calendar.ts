// Calendar values in TIMEX3 form, and moving by units from a day.
import {
  civilDay,
  dayNumber,
  daysInMonth,
  formatDay,
  formatMonth,
  formatYear,
  isoWeek,
} from "../../text/index.ts";

/** A value with the day it begins on, where that is known. */
export interface Dated {
  readonly value: string;
  readonly day?: number;
}

export function dayValue(day: number): Dated {
  return { value: formatDay(civilDay(day)), day };
}

export function monthValue(year: number, month: number): Dated {
  return { value: formatMonth(year, month), day: dayNumber(year, month, 1) };
}

export function yearValue(year: number): Dated {
  return { value: formatYear(year), day: dayNumber(year, 1, 1) };
}

export function quarterValue(year: number, quarter: number): Dated {
  return { value: `${formatYear(year)}-Q${quarter}`, day: dayNumber(year, quarter * 3 - 2, 1) };
}

export function weekValue(day: number): Dated {
  const { year, week } = isoWeek(day);
  return { value: `${formatYear(year)}-W${String(week).padStart(2, "0")}`, day };
}

/** The same day of another month; its last day where it has no such day. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: dayOfMonth } = civilDay(day);
  const index = year * 12 + month - 1 + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return dayNumber(toYear, toMonth, Math.min(dayOfMonth, daysInMonth(toYear, toMonth)));
}

/** Length of a unit in days or months, and what TIMEX3 calls a length of it. */
export interface Unit {
  readonly days?: number;
  readonly months?: number;
  readonly code: string;
  readonly factor: number;
  readonly clock: boolean;
}

const UNITS: Readonly<Record<string, Unit>> = {
  Y: { months: 12, code: "Y", factor: 1, clock: false },
  M: { months: 1, code: "M", factor: 1, clock: false },
  Q: { months: 3, code: "Q", factor: 1, clock: false },
  W: { days: 7, code: "W", factor: 1, clock: false },
  FN: { days: 14, code: "W", factor: 2, clock: false },
  D: { days: 1, code: "D", factor: 1, clock: false },
  WE: { days: 7, code: "D", factor: 2, clock: false },
  DE: { months: 120, code: "Y", factor: 10, clock: false },
  CE: { months: 1200, code: "Y", factor: 100, clock: false },
  H: { days: 0, code: "H", factor: 1, clock: true },
  MIN: { days: 0, code: "M", factor: 1, clock: true },
  S: { days: 0, code: "S", factor: 1, clock: true },
};

export function unitOf(code: string): Unit {
  return UNITS[code] ?? UNITS.D!;
}

export function moved(day: number, unit: string, count: number): number {
  const { days, months } = unitOf(unit);
  return months === undefined
    ? day + Math.round((days ?? 0) * count)
    : addMonths(day, Math.round(months * count));
}

/** The unit (week, month, quarter …) that holds a day. */
export function unitValue(day: number, unit: string): Dated {
  const { year, month } = civilDay(day);
  if (unit === "Y") return yearValue(year);
  if (unit === "M") return monthValue(year, month);
  if (unit === "Q") return quarterValue(year, Math.ceil(month / 3));
  if (unit === "W" || unit === "FN") return weekValue(day);
  if (unit === "WE") return { ...weekValue(day), value: `${weekValue(day).value}-WE` };
  if (unit === "DE") return { value: formatYear(year).slice(0, 3), day };
  if (unit === "CE") return { value: formatYear(year).slice(0, 2), day };
  return dayValue(day);
}

/** A length of time: `length(2, "D")` is P2D; an unknown number is X. */
export function length(count: number | undefined, unit: string): string {
  const { code, factor, clock } = unitOf(unit);
  if (count === undefined) return `P${clock ? "T" : ""}X${code}`;
  const amount = count * factor;
  if (Number.isInteger(amount)) return `P${clock ? "T" : ""}${amount}${code}`;
  return fractional(amount, code, clock);
}

// The next smaller unit of each, for halves and quarters ("a minute and a half" is PT1M30S).
const SMALLER: Readonly<Record<string, readonly [string, number]>> = {
  Y: ["M", 12],
  TH: ["M", 60],
  TM: ["S", 60],
  D: ["H", 24],
  W: ["D", 7],
};

function fractional(amount: number, code: string, clock: boolean): string {
  const smaller = SMALLER[clock ? `T${code}` : code];
  const whole = Math.floor(amount);
  if (!smaller) return `P${clock ? "T" : ""}${amount}${code}`;
  const rest = Math.round((amount - whole) * smaller[1]);
  const divider = code === "D" && !clock ? "T" : "";
  return `P${clock ? "T" : ""}${whole === 0 ? "" : `${whole}${code}`}${divider}${rest}${smaller[0]}`;
}
