// Stretches of the calendar that reports go by: quarters, the weekend, "the year-ago period", the month that is running.
import { civilDay } from "../../text/index.ts";
import type { Dated } from "./calendar.ts";
import { moved, quarterValue, unitValue } from "./calendar.ts";
import type { Line } from "./line.ts";
import { ordinalAt } from "./numbers.ts";
import { OPEN, dated, relatedUnit } from "./relative.ts";
import { tenseAt } from "./state.ts";
import type { Match, State } from "./state.ts";

/** "the third quarter", "third-quarter", "the first quarter of 1990". */
export function quarter(line: Line, index: number, state: State): Match | undefined {
  const start = line.skipKind(line.skipKind(index, "article"), "fiscal");
  const ordinal = ordinalAt(line, start);
  if (!ordinal || ordinal.ordinal > 4) return undefined;
  const unit = line.hit(line.skip(ordinal.end, "-"), "unit");
  if (unit?.value !== "Q") return undefined;
  const end = line.skip(ordinal.end, "-") + unit.length;
  const yearAt = line.skipKind(end, "of");
  const year = line.digits(yearAt);
  if (year !== undefined && year > 1000) return named(quarterValue(year, ordinal.ordinal), yearAt + 1);
  const told = yearAt > end ? toldYear(line, yearAt, state) : undefined;
  if (told) return named(quarterValue(told.year, ordinal.ordinal), told.end);
  return state.published === undefined
    ? { end, type: "date", value: `XXXX-Q${ordinal.ordinal}` }
    : named(quarterNear(state.published, ordinal.ordinal), end);
}

/** "the first half of 2023", "the second half of the year", "the first half of last year". */
export function halfYear(line: Line, index: number, state: State): Match | undefined {
  const ordinal = ordinalAt(line, line.skipKind(index, "article"));
  if (!ordinal || ordinal.ordinal > 2 || !line.has(ordinal.end, "half")) return undefined;
  const of = line.hit(ordinal.end + 1, "of");
  const at = ordinal.end + 1 + (of?.length ?? 0);
  const year = line.digits(at);
  if (of && year !== undefined && line.norm(at).length === 4)
    return { end: at + 1, type: "date", value: `${year}-H${ordinal.ordinal}` };
  const told = of && toldYear(line, at, state);
  return told && { end: told.end, type: "date", value: `${told.year}-H${ordinal.ordinal}` };
}

/** "the year", "this year", "last year". */
function toldYear(line: Line, index: number, state: State): { year: number; end: number } | undefined {
  const found = runningUnit(line, index, state) ?? relatedUnit(line, index, state);
  return found && /^\d{4}$/.test(found.value) ? { year: Number(found.value), end: found.end } : undefined;
}

function named(found: Dated, end: number): Match {
  return { ...dated(found, { end }), quarter: found.value };
}

/** The quarter of that number that began last. */
function quarterNear(published: number, number: number): Dated {
  const { year, month } = civilDay(published);
  return quarterValue(number * 3 - 2 <= month ? year : year - 1, number);
}

/** The quarter that ended last, as "the quarter" in a report on results. */
function endedQuarter(state: State): string | undefined {
  if (state.quarter || state.published === undefined) return state.quarter;
  return unitValue(moved(state.published, "Q", -1), "Q").value;
}

function yearBefore(quarterOf: string): string {
  const [year, number] = quarterOf.split("-Q").map(Number);
  return quarterValue(year! - 1, number!).value;
}

/** "the quarter", "the latest period", "the year-ago quarter": the quarter named last, or the year before. */
export function namedPeriod(line: Line, index: number, state: State): Match | undefined {
  const article = line.hit(index, "article");
  const before = line.hit(index + (article?.length ?? 0), "yearAgo");
  const at = line.skipKind(index + (article?.length ?? 0) + (before?.length ?? 0), "latest");
  const unit = line.hit(at, "unit") ?? line.hit(at, "period");
  if (!unit || !(article || before) || line.has(at, "plural") || (unit.kind === "unit" && unit.value !== "Q"))
    return undefined;
  if (unit.kind === "period" && !before && !line.has(at - 1, "latest")) return undefined;
  const value = endedQuarter(state);
  if (!value) return undefined;
  return { end: at + unit.length, type: "date", value: before ? yearBefore(value) : value };
}

/** "the weekend": the last one, or the next after words that look ahead. */
export function weekend(line: Line, index: number, state: State): Match | undefined {
  const article = line.hit(index, "article");
  const unit = article && line.hit(index + article.length, "unit");
  if (unit?.value !== "WE") return undefined;
  const end = index + article!.length + unit.length;
  if (state.published === undefined) return { end, type: "date", value: OPEN.WE! };
  const ahead = tenseAt(line, index, end) === "future";
  // A weekend belongs to the ISO week that it closes.
  return dated(unitValue(state.published - (ahead ? 0 : 5), "WE"), { end });
}

/** Behind "the end of": the month, year, week or quarter that is running. */
export function runningUnit(line: Line, index: number, state: State): Match | undefined {
  const at = line.skipKind(index, "article");
  const unit = line.hit(at, "unit");
  if (!unit || !["Y", "M", "W", "Q", "DE", "CE"].includes(unit.value) || line.has(at, "plural"))
    return undefined;
  const end = at + unit.length;
  if (state.published === undefined) return { end, type: "date", value: OPEN[unit.value] ?? "XXXX" };
  return dated(unitValue(state.published, unit.value), { end });
}

/** "the first ten months | of the year": the year that is running, as what a length of time is a part of. */
export function yearOfMonths(line: Line, index: number, state: State): Match | undefined {
  if (!line.has(index, "article") || !line.endsBefore(index, "of")) return undefined;
  if (!line.has(index - 2, "plural") || !line.has(index - 2, "unit", "M")) return undefined;
  const found = runningUnit(line, index, state);
  return found && /^\d{4}$/.test(found.value) ? found : undefined;
}
