// Calendar dates as written: day, month, year in any order and notation, months, years, decades, holidays.
import { civilDay, dayNumber, isCivilDay, weekdayOfNumber } from "../../text/index.ts";
import type { Dated } from "./calendar.ts";
import { dayValue, monthValue } from "./calendar.ts";
import type { Line } from "./line.ts";
import { ordinalAt, spelledYearAt } from "./numbers.ts";
import { numeric } from "./numeric.ts";
import { tenseAt } from "./state.ts";
import type { Match, State } from "./state.ts";

export interface Found extends Dated {
  readonly end: number;
  /** Told without a year. */
  readonly bare?: boolean;
}

/** True if the value names a day. */
export const isDay = (value: string): boolean => /-\d\d-\d\d$/.test(value);

export function asMatch(found: Found): Match {
  return {
    end: found.end,
    type: "date",
    value: found.value,
    ...(found.day !== undefined && { day: found.day }),
  };
}

/** A year in four digits (a comma before it allowed), in two after an apostrophe or in a date in capitals, or in words. */
function yearAfter(line: Line, index: number): { end: number; year: number } | undefined {
  const at = line.skipKind(line.norm(index) === "," || line.norm(index) === "/" ? index + 1 : index, "of");
  const year = line.digits(at);
  if (
    year !== undefined &&
    line.norm(at).length === 4 &&
    year >= 1000 &&
    year < 2200 &&
    !isClockColon(line, at + 1)
  ) {
    return { year, end: line.skipKind(at + 1, "yearMark") };
  }
  if (
    year !== undefined &&
    line.norm(at).length === 2 &&
    at === index &&
    year >= 40 &&
    !isClockColon(line, at + 1) &&
    !line.has(at + 1, "unit")
  ) {
    return { year: 1900 + year, end: at + 1 };
  }
  return spelledYearAt(line, at);
}

/** "16:45"; in "since April 2023: 17 raids" a blank stands behind the colon. */
function isClockColon(line: Line, index: number): boolean {
  return (
    line.norm(index) === ":" && line.touches(index) && line.touches(index + 1) && line.isDigits(index + 1)
  );
}

const MAX_ABBREVIATION = 4;

function monthAt(line: Line, index: number): { end: number; month: number } | undefined {
  const hit = line.hit(index, "month");
  if (!hit || (line.lexicon.cased && line.has(index, "doubtful") && !line.capital(index))) return undefined;
  let end = index + hit.length;
  // The stop of an abbreviation; behind a whole name it ends the sentence.
  if (line.norm(end) === "." && line.touches(end) && line.norm(index).length <= MAX_ABBREVIATION) end++;
  // "October/Tishrin": the second name says the same.
  const twin = line.norm(end) === "/" || line.norm(end) === "(" ? line.hit(end + 1, "month") : undefined;
  if (twin) end = line.skip(end + 1 + twin.length, ")");
  return { month: Number(hit.value), end };
}

export function dayOfMonthAt(line: Line, index: number): { end: number; day: number } | undefined {
  const ordinal = ordinalAt(line, index);
  if (ordinal && ordinal.ordinal <= 31) return { day: ordinal.ordinal, end: ordinal.end };
  const day = line.digits(index);
  if (
    day === undefined ||
    day < 1 ||
    day > 31 ||
    line.norm(index).length > 2 ||
    isClockColon(line, index + 1)
  )
    return undefined;
  return line.norm(index + 1) === "." &&
    line.touches(index + 1) &&
    line.touches(index + 2) &&
    line.isDigits(index + 2)
    ? undefined
    : { day, end: index + 1 };
}

function settle(
  line: Line,
  state: State,
  span: { start: number; end: number },
  date: { year?: number; month: number; day?: number },
): Found | undefined {
  const { year, month, day } = date;
  if (day !== undefined && !isCivilDay(year ?? 2024, month, day)) return undefined;
  if (year === undefined)
    return { ...state.monthDay(month, day, tenseAt(line, span.start, span.end)), end: span.end, bare: true };
  return {
    ...(day === undefined ? monthValue(year, month) : dayValue(dayNumber(year, month, day))),
    end: span.end,
  };
}

/** "March 3, 2021", "March 3", "March 2021", "March". */
function monthFirst(line: Line, index: number, state: State): Found | undefined {
  const month = monthAt(line, index);
  if (!month) return undefined;
  const afterMonth = line.skip(month.end, ",");
  const day = dayOfMonthAt(line, line.skipKind(month.end, "article"));
  if (day && !line.has(day.end, "clockWord") && !line.has(day.end, "unit")) {
    const year = yearAfter(line, day.end);
    const end = year?.end ?? day.end;
    return settle(
      line,
      state,
      { start: index, end },
      { month: month.month, day: day.day, ...(year && { year: year.year }) },
    );
  }
  const year = yearAfter(line, afterMonth);
  if (year && year.year >= 1000 && line.norm(year.end - 1).length !== 2)
    return settle(line, state, { start: index, end: year.end }, { month: month.month, year: year.year });
  if (line.has(index, "doubtful") && line.lexicon.cased && !isMonthAlone(line, index)) return undefined;
  if (line.norm(month.end) === "-" && line.touches(month.end + 1)) return undefined;
  return settle(line, state, { start: index, end: month.end }, { month: month.month });
}

/** "may" and "march" alone are months only behind a word that stands before times. */
function isMonthAlone(line: Line, index: number): boolean {
  return (
    line.endsBefore(index, "yearBefore") ||
    line.endsBefore(index, "relation") ||
    line.endsBefore(index, "edge") ||
    line.endsBefore(index, "of")
  );
}

/** "3 March 2021", "3rd of March", "14 NOV 89". */
export function dayFirst(line: Line, index: number, state: State): Found | undefined {
  const start = line.skipKind(index, "article");
  const day = dayOfMonthAt(line, start);
  // The article belongs to "the 3rd"; before "3 March" it belongs to what comes after.
  if (!day || (start > index && !ordinalAt(line, start))) return undefined;
  const month = monthAt(line, line.skip(line.skipKind(day.end, "of"), "-", "/"));
  if (!month) return undefined;
  const year = yearAfter(line, line.skip(month.end, "-"));
  const end = year?.end ?? month.end;
  return settle(
    line,
    state,
    { start: index, end },
    { month: month.month, day: day.day, ...(year && { year: year.year }) },
  );
}

/** Told without its year, a date that names its weekday is of the nearest year in which the two go together. */
function yearOfWeekday(found: Found, weekday: number, state: State): Dated {
  if (!found.bare || found.day === undefined || state.published === undefined)
    return { value: found.value, day: found.day };
  const { year, month, day } = civilDay(found.day);
  const fits = [year, year - 1, year + 1]
    .filter((each) => isCivilDay(each, month, day))
    .map((each) => dayNumber(each, month, day))
    .filter((each) => weekdayOfNumber(each) === weekday);
  const nearest = fits.sort((a, b) => Math.abs(a - found.day!) - Math.abs(b - found.day!))[0];
  return nearest === undefined ? { value: found.value, day: found.day } : dayValue(nearest);
}

/** A weekday before a date says nothing more: "Saturday, April 24". */
function withWeekday(line: Line, index: number, state: State): Found | undefined {
  const first = line.skipKind(index, "dayWord");
  const weekday = line.hit(first, "weekday");
  if (!weekday) return undefined;
  let at = first + weekday.length;
  if (line.norm(at) === ".") at++;
  at = line.skip(at, ",", "(");
  const found = dayFirst(line, at, state) ?? monthFirst(line, at, state) ?? numeric(line, at, state);
  return found && isDay(found.value)
    ? { ...found, ...yearOfWeekday(found, Number(weekday.value), state) }
    : undefined;
}

/** A date that names its month, or is all numbers. */
export function calendarDate(line: Line, index: number, state: State): Match | undefined {
  const found =
    withWeekday(line, index, state) ??
    numeric(line, index, state) ??
    dayFirst(line, index, state) ??
    monthFirst(line, index, state);
  return found && asMatch(found);
}

/** "last Oct. 23", "next March 3": the relation says nothing that the nearest such day does not. */
export function relatedDay(line: Line, index: number, state: State): Match | undefined {
  const relation = line.hit(index, "relation");
  const found = relation && monthFirst(line, index + relation.length, state);
  return found && isDay(found.value) ? asMatch(found) : undefined;
}

/** Christmas, New Year's Eve: fixed days of every year. */
export function holiday(line: Line, index: number, state: State): Match | undefined {
  const hit = line.hit(index, "holiday");
  if (!hit) return undefined;
  const [month, day] = hit.value.split("-").map(Number);
  const year = yearAfter(line, index + hit.length);
  const end = year?.end ?? index + hit.length;
  const found = settle(
    line,
    state,
    { start: index, end },
    { month: month!, day: day!, ...(year && { year: year.year }) },
  );
  return found && asMatch(found);
}
