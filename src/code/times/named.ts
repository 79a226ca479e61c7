// Days, months and seasons by their names, without a year: today, Tuesday, last April, the summer of 2014.
import { civilDay, weekdayOfNumber } from "../../text/index.ts";
import { addMonths, dayValue, unitValue, yearValue } from "./calendar.ts";
import type { Dated } from "./calendar.ts";
import { calendarDate } from "./dates.ts";
import type { Line } from "./line.ts";
import { STEPS, dated } from "./relative.ts";
import { tenseAt } from "./state.ts";
import type { Match, State } from "./state.ts";

/** "today", "yesterday", with the weekday and date that say the same ("today, Friday, March 5"). */
export function deictic(line: Line, index: number, state: State): Match | undefined {
  const hit = line.hit(index, "deictic");
  if (!hit) return undefined;
  const after = index + hit.length;
  const same = calendarDate(line, line.skip(after, ",", "("), state);
  if (same && /-\d\d-\d\d$/.test(same.value))
    return { ...same, end: line.norm(after) === "(" ? line.skip(same.end, ")") : same.end };
  const weekday = line.hit(after, "weekday");
  const end = after + (weekday && !line.lexicon.cased ? weekday.length : 0);
  return dated(state.fromPublished(Number(hit.value)), { end });
}

/** A weekday, its preposition left out; "last" and "next" before it, "last" behind it in languages that say so. */
export function weekday(line: Line, index: number, state: State): Match | undefined {
  const relation = line.hit(index, "relation");
  const at = line.skipKind(index + (relation?.length ?? 0), "dayWord");
  const hit = line.hit(at, "weekday");
  if (!hit || (line.lexicon.cased && !line.capital(at))) return undefined;
  // "a Friday" is any.
  if (!relation && line.lexicon.cased && line.endsBefore(index, "one"))
    return { end: at + hit.length, type: "date", value: `XXXX-WXX-${hit.value}` };
  let end = at + hit.length;
  if (line.norm(end) === "." && line.touches(end) && line.has(at, "doubtful")) end++;
  const ofWeek = relation ? undefined : weekBehind(line, end);
  if (ofWeek && state.published !== undefined)
    return dated(weekdayIn(state.published + ofWeek.weeks * 7, Number(hit.value)), { end: ofWeek.end });
  const behind = line.hit(end, "postRelation");
  const side = relation?.value ?? behind?.value;
  end += behind?.length ?? 0;
  const number = Number(hit.value);
  const around = side === "next" ? "future" : side && side !== "this" ? "past" : tenseAt(line, index, end);
  const tense = side === "this" ? (around ?? "future") : around;
  // "On Thursday … early that Thursday": the one named before.
  const named = state.dayAnchor;
  if (side === "that" && named !== undefined && weekdayOfNumber(named) === number)
    return dated(dayValue(named), { end });
  let found = state.weekday(number, tense);
  if (side && found.day !== undefined && found.day === state.published)
    found = dayValue(found.day + (side === "next" ? 7 : side === "this" ? 0 : -7));
  return dated(found, { end });
}

/** "last week", "next week" behind a weekday. */
function weekBehind(line: Line, index: number): { end: number; weeks: number } | undefined {
  const relation = line.hit(index, "relation");
  const unit = relation && line.hit(index + relation.length, "unit");
  const weeks = STEPS[relation?.value ?? ""];
  if (unit?.value !== "W" || weeks === undefined || line.has(index + relation!.length, "plural"))
    return undefined;
  return { end: index + relation!.length + unit.length, weeks };
}

/** The weekday in the week (Monday first) that holds a day. */
function weekdayIn(day: number, weekday: number): Dated {
  return dayValue(day - weekdayOfNumber(day) + weekday);
}

/** "summer", "last spring", "the summer of 2014", "spring 2003". */
export function season(line: Line, index: number, state: State): Match | undefined {
  const relation = line.hit(index, "relation");
  const at = line.skipKind(index + (relation?.length ?? 0), "article");
  const hit = line.hit(at, "season");
  if (
    !hit ||
    (line.has(at, "doubtful") && !relation && !line.has(index, "article") && !line.has(at + 1, "of"))
  )
    return undefined;
  const end = at + hit.length;
  const yearAt = line.skipKind(end, "of");
  const year = line.digits(yearAt);
  if (year !== undefined && year > 1000 && year < 2200 && line.norm(yearAt).length === 4)
    return { end: yearAt + 1, type: "date", value: `${yearValue(year).value}-${hit.value}` };
  if (line.has(at, "doubtful") && !relation) return undefined;
  if (state.published === undefined) return { end, type: "date", value: `XXXX-${hit.value}` };
  return {
    end,
    type: "date",
    value: `${seasonYear(state.published, hit.value, relation?.value)}-${hit.value}`,
  };
}

const SEASON_MONTH: Readonly<Record<string, number>> = { SP: 3, SU: 6, FA: 9, WI: 12 };

/** The last one that began, or the next after "next" and "this" ahead of it. */
function seasonYear(published: number, code: string, relation: string | undefined): number {
  const { year, month } = civilDay(published);
  const begun = SEASON_MONTH[code]! <= month;
  if (relation === "next") return begun ? year + 1 : year;
  if (relation === "this") return year;
  const running = begun && month < SEASON_MONTH[code]! + 3;
  return begun && !(relation === "last" && running) ? year : year - 1;
}

/** "last April", "next May", "April last year", "this January". */
export function relatedMonth(line: Line, index: number, state: State): Match | undefined {
  const relation = line.hit(index, "relation");
  const month = line.hit(index + (relation?.length ?? 0), "month");
  if (!month) return undefined;
  let end = index + (relation?.length ?? 0) + month.length;
  const behind = relation ? undefined : (line.hit(end, "postRelation") ?? monthOfYear(line, end));
  const side = relation?.value ?? behind?.value;
  if (!side || (line.has(index, "doubtful") && !relation && !line.capital(index))) return undefined;
  end += behind?.length ?? 0;
  if (state.published === undefined)
    return { end, type: "date", value: `XXXX-${month.value.padStart(2, "0")}` };
  const now = civilDay(state.published);
  const number = Number(month.value);
  const year =
    behind?.kind === "year"
      ? now.year + (STEPS[side] ?? 0)
      : side === "next"
        ? number > now.month
          ? now.year
          : now.year + 1
        : side === "this"
          ? now.year
          : number < now.month
            ? now.year
            : now.year - 1;
  return dated(unitValue(addMonths(0, (year - 1970) * 12 + number - 1), "M"), { end });
}

/** "last year" behind a month. */
function monthOfYear(line: Line, index: number): { kind: string; value: string; length: number } | undefined {
  const at = line.skip(line.skipKind(index, "of"), ",");
  const relation = line.hit(at, "relation");
  const unit = relation && line.hit(at + relation.length, "unit");
  return unit?.value === "Y"
    ? { kind: "year", value: relation!.value, length: at + relation!.length + unit.length - index }
    : undefined;
}
