// Dates that count from another: last week, two days ago, the next day, a year earlier.
import type { Dated } from "./calendar.ts";
import { dayValue, moved, quarterValue, unitOf, unitValue } from "./calendar.ts";
import type { Line } from "./line.ts";
import { countAt } from "./numbers.ts";
import type { Match, State } from "./state.ts";

type Given = Omit<Match, "type" | "value"> & Partial<Match>;

export function dated(found: Dated, rest: Given): Match {
  return { type: "date", value: found.value, ...(found.day !== undefined && { day: found.day }), ...rest };
}

// How far each relation moves from the unit that holds the day.
export const STEPS: Readonly<Record<string, number>> = {
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
  return dated(fine, { end, counted: true });
}

/** "the day before", "the week after": one unit from the date named before. */
export function unitBeside(line: Line, index: number, state: State): Match | undefined {
  const article = line.hit(index, "article");
  const unit = article && line.hit(index + article.length, "unit");
  const at = index + (article?.length ?? 0) + (unit?.length ?? 0);
  const direction = unit && line.hit(at, "direction");
  if (!unit || !direction || unitOf(unit.value).clock || line.has(at - unit.length, "plural"))
    return undefined;
  if (!["before", "after", "earlier", "later"].includes(direction.value)) return undefined;
  const end = at + direction.length;
  if (isOfEvent(line, direction.value, end)) return undefined;
  const from = unit.value === "D" ? state.dayAnchor : state.anchor;
  if (from === undefined) return { end, type: "date", value: OPEN[unit.value] ?? "XXXX-XX-XX" };
  return dated(unitValue(moved(from, unit.value, BACK.has(direction.value) ? -1 : 1), unit.value), {
    end,
    counted: true,
  });
}

/** "two days ago", "a year earlier", "three weeks later", "three years ago today". */
export function countedFrom(line: Line, index: number, state: State): Match | undefined {
  const length = lengthAt(line, line.skipKind(index, "near"));
  if (!length) return undefined;
  const at = line.skip(length.end, "-");
  const direction = line.hit(at, "direction");
  // In "three days later this month" the word belongs to the month.
  if (!direction || line.has(at + direction.length, "relation")) return undefined;
  const end = at + direction.length;
  if (isOfEvent(line, direction.value, end))
    return unitOf(length.unit).clock
      ? undefined
      : { end, type: "date", value: OPEN[length.unit] ?? "XXXX-XX-XX" };
  const back = BACK.has(direction.value);
  const from = direction.value === "ago" || direction.value === "from" ? state.published : state.countAnchor;
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
export function isOfEvent(line: Line, direction: string, end: number): boolean {
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
    back ? state.published : state.countAnchor,
    length.unit,
    length.count === undefined ? undefined : length.count * (back ? -1 : 1),
    length.end,
  );
}
