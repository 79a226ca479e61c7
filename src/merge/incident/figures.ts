// Numbers of an incident: lowest and highest over its reports, and where reports disagree, who says what.
import type { Incident, Range, Report } from "../../record/index.ts";
import { edtfDayNumbers } from "../../text/index.ts";

type Disagreement = NonNullable<Incident["disagreements"]>[number];

/** From the lowest to the highest figure (UCDP's low and high). Open upwards if the highest is "at least". */
export function rangeOf(ranges: readonly (Range | undefined)[]): Range | undefined {
  const told = ranges.filter((range) => range !== undefined);
  if (told.length === 0) return undefined;
  const min = Math.min(...told.map((range) => range.min));
  const highest = Math.max(...told.map((range) => range.max ?? range.min));
  const open = told.some((range) => range.max === undefined && range.min >= highest);
  return open ? { min } : { min, max: highest };
}

const rangeText = (range: Range): string =>
  range.max === undefined
    ? `${range.min}+`
    : range.max === range.min
      ? `${range.min}`
      : `${range.min}–${range.max}`;

/** "At least five" and "seven" agree; "five" and "seven" do not. */
function rangesClash(ranges: readonly Range[]): boolean {
  const low = Math.max(...ranges.map((range) => range.min));
  const high = Math.min(...ranges.map((range) => range.max ?? Infinity));
  return low > high;
}

function datesClash(dates: readonly string[]): boolean {
  const days = dates.flatMap((date) => edtfDayNumbers(date) ?? []);
  return Math.max(...days.map((day) => day.first)) > Math.min(...days.map((day) => day.last));
}

function grouped<T>(
  field: string,
  reports: readonly Report[],
  valueOf: (report: Report) => T | undefined,
  textOf: (value: T) => string,
  clash: (values: readonly T[]) => boolean,
): Disagreement[] {
  const told = reports.flatMap((report) => {
    const value = valueOf(report);
    return value === undefined ? [] : [{ report: report.id, value }];
  });
  if (told.length < 2 || !clash(told.map((one) => one.value))) return [];
  const byText = Map.groupBy(told, (one) => textOf(one.value));
  const values = [...byText].map(([value, list]) => ({ value, reports: list.map((one) => one.report) }));
  return [{ field, values }];
}

export function disagreementsOf(reports: readonly Report[]): Disagreement[] {
  const ranges = (field: "killed" | "injured" | "count") =>
    grouped(field, reports, (report) => report[field], rangeText, rangesClash);
  return [
    ...grouped("date", reports, (report) => report.date, String, datesClash),
    ...grouped(
      "mode",
      reports,
      (report) => report.mode,
      String,
      (modes) => new Set(modes).size > 1,
    ),
    ...ranges("killed"),
    ...ranges("injured"),
    ...ranges("count"),
  ];
}
