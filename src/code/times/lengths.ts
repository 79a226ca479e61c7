// Lengths of time (two days, the past week, years) and what comes again and again (every day, weekly).
import { length } from "./calendar.ts";
import type { Line } from "./line.ts";
import { countAt } from "./numbers.ts";
import { lengthAt } from "./relative.ts";
import type { Match } from "./state.ts";

function duration(value: string, end: number, mod?: string): Match {
  return { end, type: "duration", value, ...(mod && { mod }) };
}

/** "two days", "three-day", "a year and a half", "several months", "the past 48 hours", "the next two weeks". */
export function counted(line: Line, index: number): Match | undefined {
  let at = index;
  const relation = line.hit(at, "relation");
  at += relation?.length ?? 0;
  if (!relation) at = line.skipKind(at, "article");
  const ordinal = line.hit(at, "ordinal");
  if (ordinal && at > index) at += ordinal.length;
  const near = line.hit(at, "near");
  if (near && lengthAt(line, at + near.length)) at += near.length;
  const found = lengthAt(line, at);
  if (!found || line.has(line.skip(found.end, "-"), "notAfter")) return undefined;
  // "three-quarters" is a share, not a time.
  if (found.unit === "Q" && line.norm(found.end - 2) === "-") return undefined;
  const isHalf = line.hit(found.end, "andHalf");
  if (isHalf && found.count !== undefined)
    return duration(length(found.count + 0.5, found.unit), found.end + isHalf.length, near?.value);
  return duration(length(found.count, found.unit), found.end, near?.value);
}

/** "years", "hours" alone, behind a word that makes a length of them ("for", "within", "recent", "the past"). */
export function vague(line: Line, index: number): Match | undefined {
  const relation = line.hit(index, "relation") ?? line.hit(index, "recent");
  const at = index + (relation?.length ?? 0);
  const unit = line.hit(at, "unit");
  if (!unit || !line.has(at, "plural")) return undefined;
  const end = at + unit.length;
  if (!relation && !line.endsBefore(index, "lengthBefore") && !line.has(end, "direction")) return undefined;
  const direction = relation ? undefined : line.hit(end, "direction");
  if (direction?.value === "ago") return { end: end + direction.length, type: "date", value: "PAST_REF" };
  return duration(length(undefined, unit.value), end);
}

/** "the past week", "the last year" as lengths. */
export function pastUnit(line: Line, index: number): Match | undefined {
  const relation = line.hit(index, "relation");
  if (relation?.value !== "past") return undefined;
  const at = index + relation.length;
  const unit = line.hit(at, "unit");
  return unit && !line.has(at, "plural") ? duration(length(1, unit.value), at + unit.length) : undefined;
}

/** "every day", "each of the two years", "every ten minutes", "every Sunday", "every night". */
export function every(line: Line, index: number): Match | undefined {
  const hit = line.hit(index, "every");
  if (!hit) return undefined;
  const at = index + hit.length;
  const counted = countAt(line, at);
  const unit = line.hit(counted?.end ?? at, "unit");
  if (unit)
    return {
      end: (counted?.end ?? at) + unit.length,
      type: "set",
      value: length(counted?.count ?? 1, unit.value),
    };
  const weekday = line.hit(at, "weekday");
  if (weekday) return { end: at + weekday.length, type: "set", value: `XXXX-WXX-${weekday.value}` };
  const part = line.hit(at, "part");
  return part && { end: at + part.length, type: "set", value: "P1D" };
}

/** "daily", "once a week", "five times a day", "per month". */
export function frequency(line: Line, index: number): Match | undefined {
  const hit = line.hit(index, "frequency");
  // "the weekly Something" is a paper.
  if (hit && line.lexicon.cased && (line.capital(index + hit.length) || line.endsBefore(index, "article")))
    return undefined;
  if (hit) return { end: index + hit.length, type: "set", value: hit.value };
  const per = line.hit(index, "per");
  const perUnit = per && line.hit(index + per.length, "unit");
  if (perUnit)
    return { end: index + per.length + perUnit.length, type: "set", value: length(1, perUnit.value) };
  if (!line.has(index, "one") || !line.endsBefore(index, "times")) return undefined;
  const unit = line.hit(index + 1, "unit");
  return unit && { end: index + 1 + unit.length, type: "set", value: length(1, unit.value) };
}
