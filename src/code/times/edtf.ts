// TIMEX3 values as EDTF dates, at their own precision: only what is a date of the calendar.
import type { TimeExpression } from "../../record/index.ts";
import { civilDay, formatDay, isEdtf, mondayOfWeek } from "../../text/index.ts";

// Level 1 seasons by TIMEX3 code; a winter there is counted to the year it begins in, in EDTF to that of its January.
const SEASONS: Readonly<Record<string, readonly [string, number]>> = {
  SP: ["21", 0],
  SU: ["22", 0],
  FA: ["23", 0],
  WI: ["24", 1],
};

function weekSpan(year: string, week: string, weekend: boolean): string {
  const monday = mondayOfWeek(Number(year), Number(week));
  return `${formatDay(civilDay(monday + (weekend ? 5 : 0)))}/${formatDay(civilDay(monday + 6))}`;
}

function monthsSpan(year: string, first: number, months: number): string {
  return `${year}-${String(first).padStart(2, "0")}/${year}-${String(first + months - 1).padStart(2, "0")}`;
}

function fromValue(value: string): string | undefined {
  const week = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value);
  if (week) return weekSpan(week[1]!, week[2]!, week[3] !== undefined);
  const quarter = /^(\d{4})-Q([1-4])$/.exec(value);
  if (quarter) return monthsSpan(quarter[1]!, Number(quarter[2]) * 3 - 2, 3);
  const halfYear = /^(\d{4})-H([12])$/.exec(value);
  if (halfYear) return monthsSpan(halfYear[1]!, Number(halfYear[2]) * 6 - 5, 6);
  const season = /^(\d{4})-(SP|SU|FA|WI)$/.exec(value);
  if (season) return `${Number(season[1]) + SEASONS[season[2]!]![1]}-${SEASONS[season[2]!]![0]}`;
  if (/^\d{3}$/.test(value)) return `${value}X`;
  if (/^\d\d$/.test(value)) return `${value}XX`;
  const part = /^(\d{4}-\d\d-\d\d)T(?:[A-Z]{2}|24:00)$/.exec(value);
  return part ? part[1] : value;
}

/** The date as EDTF; undefined for lengths, sets, PRESENT_REF and its like, and what has no full calendar value. */
export function edtfOf(time: Pick<TimeExpression, "type" | "value">): string | undefined {
  if (time.type !== "date" && time.type !== "time") return undefined;
  if (!/^\d/.test(time.value) || time.value.includes("X")) return undefined;
  const date = fromValue(time.value);
  return date !== undefined && isEdtf(date) ? date : undefined;
}
