// Days told by their number alone: one end of a range of days, or "the 15th" of the month named before.
import { civilDay, dayNumber, isCivilDay } from "../../text/index.ts";
import { dayValue } from "./calendar.ts";
import { asMatch, dayFirst, dayOfMonthAt, isDay } from "./dates.ts";
import type { Line } from "./line.ts";
import { ordinalAt } from "./numbers.ts";
import type { Match, State } from "./state.ts";

// "18, 20 and 22 March" is as long as such lists get.
const LONGEST_LIST = 4;

/** The date that closes a list or range of days of one month, looked for behind the first of them. */
function closingDate(line: Line, from: number, state: State): Match | undefined {
  let at = from;
  for (let count = 0; count < LONGEST_LIST; count++) {
    const sign = line.hit(at, "to") ?? line.hit(at, "and");
    const next = sign ? at + sign.length : line.skip(at, ",");
    if (next === at) return undefined;
    const last = dayFirst(line, next, state);
    if (last && isDay(last.value)) return asMatch(last);
    const day = dayOfMonthAt(line, next);
    if (!day) return undefined;
    at = day.end;
  }
  return undefined;
}

/** A day before others of its month: the 5 of "5–11 June 2023", the 18 of "18, 20 and 22 March". */
export function dayOfRange(line: Line, index: number, state: State): Match | undefined {
  const day = dayOfMonthAt(line, index);
  const last = day && closingDate(line, day.end, state);
  if (!day || last?.day === undefined) return undefined;
  const { year, month } = civilDay(last.day);
  return isCivilDay(year, month, day.day)
    ? asMatch({ end: day.end, ...dayValue(dayNumber(year, month, day.day)) })
    : undefined;
}

/** "March 3 and 12 people": behind a word the number must not belong to what follows it; behind a dash it may. */
function isFreeNumber(line: Line, index: number, afterDash: boolean): boolean {
  const next = line.norm(index);
  if (/^[%:]$/.test(next) || (/^[.,]$/.test(next) && line.touches(index + 1))) return false;
  if (line.has(index, "month")) return false;
  return afterDash || !/^\p{L}/u.test(next) || line.has(index, "yearBefore");
}

/** The second: the 9 of "October 7–9". `index` is where the date before it ended. */
export function dayAfterRange(
  line: Line,
  index: number,
  date: Match,
): { start: number; match: Match } | undefined {
  const sign = line.hit(index, "to") ?? line.hit(index, "and");
  const start = index + (sign?.length ?? 0);
  const day = sign && dayOfMonthAt(line, start);
  if (!day || date.day === undefined || date.type !== "date" || !isDay(date.value)) return undefined;
  if (!isFreeNumber(line, day.end, line.norm(index) === "-" && line.touches(start))) return undefined;
  const { year, month } = civilDay(date.day);
  if (!isCivilDay(year, month, day.day) || dayNumber(year, month, day.day) <= date.day) return undefined;
  return { start, match: asMatch({ end: day.end, ...dayValue(dayNumber(year, month, day.day)) }) };
}

/** "on the 15th": of the month named last. */
export function dayAlone(line: Line, index: number, state: State): Match | undefined {
  const article = line.hit(index, "article");
  const ordinal = article && ordinalAt(line, index + article.length);
  if (
    !ordinal ||
    !line.isDigits(index + article.length) ||
    ordinal.ordinal > 31 ||
    state.dayAnchor === undefined
  )
    return undefined;
  if (/^\p{L}|^-$/u.test(line.norm(ordinal.end))) return undefined;
  const { year, month } = civilDay(state.dayAnchor);
  return isCivilDay(year, month, ordinal.ordinal)
    ? asMatch({ end: ordinal.end, ...dayValue(dayNumber(year, month, ordinal.ordinal)) })
    : undefined;
}
