// Dates that count from another: today, last week, two days ago, the next day, this quarter, Tuesday.
import { civilDay } from "../../text/index.ts";
import type { Dated } from "./calendar.ts";
import { addMonths, dayValue, moved, quarterValue, unitOf, unitValue, yearValue } from "./calendar.ts";
import type { Line } from "./line.ts";
import { countAt } from "./numbers.ts";
import { tenseAt } from "./state.ts";
import type { Match, State } from "./state.ts";

type Given = Omit<Match, "type" | "value"> & Partial<Match>;

export function dated(found: Dated, rest: Given): Match {
  return { type: "date", value: found.value, ...(found.day !== undefined && { day: found.day }), ...rest };
}

/** "today", "yesterday", with a weekday that says the same ("today, Friday"). */
export function deictic(line: Line, index: number, state: State): Match | undefined {
  const hit = line.hit(index, "deictic");
  if (!hit) return undefined;
  const after = index + hit.length;
  const weekday = line.hit(after, "weekday");
  return dated(state.fromPublished(Number(hit.value)), {
    end: after + (weekday && !line.lexicon.cased ? weekday.length : 0),
  });
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
  const behind = line.hit(end, "postRelation");
  const side = relation?.value ?? behind?.value;
  end += behind?.length ?? 0;
  const number = Number(hit.value);
  const around = side === "next" ? "future" : side && side !== "this" ? "past" : tenseAt(line, index, end);
  const tense = side === "this" ? (around ?? "future") : around;
  let found = state.weekday(number, tense);
  if (side && found.day !== undefined && found.day === state.published)
    found = dayValue(found.day + (side === "next" ? 7 : side === "this" ? 0 : -7));
  return dated(found, { end });
}

// How far each relation moves from the unit that holds the day.
const STEPS: Readonly<Record<string, number>> = {
  last: -1,
  this: 0,
  next: 1,
  past: -1,
  before: -1,
  after: 1,
  same: 0,
  that: 0,
};
// These count from the date named last, the others from the day of publication.
const ANCHORED = new Set(["before", "after", "same", "that"]);

function base(state: State, relation: string, unit: string): number | undefined {
  if (!ANCHORED.has(relation)) return state.published;
  return unit === "D" ? state.dayAnchor : state.anchor;
}

export const OPEN: Readonly<Record<string, string>> = {
  Y: "XXXX",
  M: "XXXX-XX",
  W: "XXXX-WXX",
  Q: "XXXX-QX",
  WE: "XXXX-WXX-WE",
};

/** "last week", "this year", "the following day", "that night" is for the parts of a day. */
export function relatedUnit(line: Line, index: number, state: State): Match | undefined {
  const relation = line.hit(index, "relation");
  if (!relation) return undefined;
  const unit = line.hit(index + relation.length, "unit");
  if (!unit || unitOf(unit.value).clock || line.has(index + relation.length, "plural")) return undefined;
  const end = index + relation.length + unit.length;
  return relatedValue(state, relation.value, unit.value, end);
}

function relatedValue(state: State, relation: string, unit: string, end: number): Match {
  const from = base(state, relation, unit);
  if (from === undefined) return { end, type: "date", value: OPEN[unit] ?? "XXXX-XX-XX" };
  return dated(unitValue(moved(from, unit, STEPS[relation] ?? 0), unit), { end });
}

/** "the last month" of languages that put "last" behind. */
export function unitRelated(line: Line, index: number, state: State): Match | undefined {
  const unit = line.hit(line.skipKind(index, "article"), "unit");
  if (!unit || line.has(index, "plural")) return undefined;
  const at = line.skipKind(index, "article") + unit.length;
  const relation = line.hit(at, "postRelation");
  if (!relation || unitOf(unit.value).clock) return undefined;
  return relatedValue(state, relation.value, unit.value, at + relation.length);
}

function clockless(
  state: State,
  from: number | undefined,
  unit: string,
  count: number | undefined,
  end: number,
): Match | undefined {
  if (count === undefined) return { end, type: "date", value: "PAST_REF" };
  if (from === undefined) return { end, type: "date", value: OPEN[unit] ?? "XXXX-XX-XX" };
  const day = moved(from, unit, count);
  const fine = unit === "W" || unit === "FN" || unitOf(unit).clock ? dayValue(day) : unitValue(day, unit);
  return dated(fine, { end });
}

/** "two days ago", "a year earlier", "three weeks later", "three years ago today". */
export function countedFrom(line: Line, index: number, state: State): Match | undefined {
  const length = lengthAt(line, line.skipKind(index, "near"));
  if (!length) return undefined;
  const at = line.skip(length.end, "-");
  const direction = line.hit(at, "direction");
  if (!direction) return undefined;
  const end = at + direction.length;
  if (isOfEvent(line, direction.value, end))
    return unitOf(length.unit).clock
      ? undefined
      : { end, type: "date", value: OPEN[length.unit] ?? "XXXX-XX-XX" };
  const back = BACK.has(direction.value);
  const from = direction.value === "ago" || direction.value === "from" ? state.published : state.dayAnchor;
  if (length.unit === "Y" && length.count === 1 && back && state.quarter) return yearAgoQuarter(state, end);
  if (length.count === undefined && direction.value !== "ago") return undefined;
  const count = length.count === undefined ? undefined : length.count * (back ? -1 : 1);
  const today =
    direction.value === "ago" && from !== undefined && count !== undefined
      ? line.hit(end, "deictic")
      : undefined;
  if (today?.value === "0")
    return dated(dayValue(moved(from!, length.unit, count!)), { end: end + today.length });
  return clockless(state, from, length.unit, count, end);
}

const BACK = new Set(["ago", "earlier", "before"]);

/** "two days after the raid" counts from the raid: a day that nobody here can tell. */
function isOfEvent(line: Line, direction: string, end: number): boolean {
  return (direction === "after" || direction === "before") && /^\p{L}/u.test(line.norm(end));
}

/** In reports on a quarter "a year earlier" is that quarter of the year before. */
function yearAgoQuarter(state: State, end: number): Match {
  const [year, quarter] = state.quarter!.split("-Q").map(Number);
  return { end, type: "date", value: quarterValue(year! - 1, quarter!).value };
}

interface Length {
  readonly end: number;
  readonly count?: number;
  readonly unit: string;
}

/** Number and unit, or one word for both (the dual of Arabic). */
export function lengthAt(line: Line, index: number): Length | undefined {
  const counted = line.hit(index, "counted");
  if (counted) {
    const [count, unit] = counted.value.split(" ");
    return { end: index + counted.length, count: Number(count), unit: unit! };
  }
  const count = countAt(line, index);
  if (!count) return undefined;
  const at = line.skipKind(line.skip(count.end, "-"), "more");
  const unit = line.hit(at, "unit");
  return (
    unit && {
      end: at + unit.length,
      unit: unit.value,
      ...(count.count !== undefined && { count: count.count }),
    }
  );
}

/** "before two days" of languages that put it so. */
export function fromCounted(line: Line, index: number, state: State): Match | undefined {
  const direction = line.hit(index, "beforeDirection");
  if (!direction) return undefined;
  const at = line.skipKind(index + direction.length, "near");
  const unit = line.hit(at, "unit");
  const length =
    lengthAt(line, at) ??
    (unit && !line.has(at, "plural") ? { end: at + unit.length, unit: unit.value, count: 1 } : undefined);
  if (!length) return undefined;
  const back = direction.value === "ago";
  return clockless(
    state,
    back ? state.published : state.dayAnchor,
    length.unit,
    length.count === undefined ? undefined : length.count * (back ? -1 : 1),
    length.end,
  );
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
