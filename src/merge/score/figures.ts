// Whether two reports agree in numbers. Death counts rise over the days, so a difference weighs little.
import type { Range, Report } from "../../record/index.ts";
import type { Reason } from "../types.ts";

const overlap = (a: Range, b: Range): boolean => a.min <= (b.max ?? Infinity) && b.min <= (a.max ?? Infinity);
const isExact = (range: Range): boolean => range.max === range.min;

function scoreRange(
  name: string,
  a: Range | undefined,
  b: Range | undefined,
  same: number,
  other: number,
): Reason[] {
  if (!a || !b) return [];
  const note = `${a.min}${isExact(a) ? "" : "+"} and ${b.min}${isExact(b) ? "" : "+"}`;
  // None and none, or one and one, is so common that it says little.
  if (isExact(a) && isExact(b) && a.min === b.min)
    return [{ name, score: a.min > 1 ? same : same / 4, note }];
  return overlap(a, b) ? [] : [{ name, score: other, note }];
}

export function scoreFigures(a: Report, b: Report): Reason[] {
  return [
    ...scoreRange("killed", a.killed, b.killed, 1, -0.7),
    ...scoreRange("injured", a.injured, b.injured, 1, -0.4),
    ...scoreRange("count", a.count, b.count, 0.7, -0.5),
  ];
}
