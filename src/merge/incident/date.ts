// The date of an incident: the day most reports tell; where they tie, the span of days; never a day that none tells.
import type { Report } from "../../record/index.ts";
import { civilDay, compareEdtf, edtfDayNumbers, formatDay } from "../../text/index.ts";
import { votesOf } from "./votes.ts";

function widthOf(date: string): number {
  const days = edtfDayNumbers(date);
  return days ? days.last - days.first : Infinity;
}

const dayOf = (date: string): string => {
  const days = edtfDayNumbers(date)!;
  return days.first === days.last ? formatDay(civilDay(days.first)) : date;
};

/** The first time of day told for a day, where any report tells one. */
function withTime(day: string, reports: readonly Report[]): string {
  const timed = reports.flatMap((report) =>
    report.date !== undefined &&
    report.date !== day &&
    widthOf(report.date) === 0 &&
    dayOf(report.date) === day
      ? [report.date]
      : [],
  );
  return [...new Set(timed)].sort().at(0) ?? day;
}

function spanOf(days: readonly string[]): string {
  const [first, last] = [days[0]!, days.at(-1)!];
  return first === last ? first : `${first}/${last}`;
}

export function dateOf(reports: readonly Report[]): string | undefined {
  const dated = (report: Report): string[] =>
    report.date === undefined || !edtfDayNumbers(report.date) ? [] : [report.date];
  const exact = (report: Report): string[] =>
    dated(report)
      .filter((date) => widthOf(date) === 0)
      .map(dayOf);
  const votes = votesOf(reports, exact, (day) => day);
  const best = votes.filter((vote) => vote.weight === votes[0]?.weight).map((vote) => vote.value);
  if (best.length === 1) return withTime(best[0]!, reports);
  if (best.length > 1) return spanOf(best.sort(compareEdtf));
  const vague = reports.flatMap(dated);
  return vague.sort((a, b) => widthOf(a) - widthOf(b) || compareEdtf(a, b))[0];
}
