// Who tells an incident independently: an outlet counts once, and so do copies of one text under many names.
import type { Report } from "../../record/index.ts";
import { cosineOf } from "../score/words.ts";

// Two tellings of a story share half of their words at most; above this one was copied (crime news: no pair of two
// reporters' texts that was looked at lies above 0.8).
const COPY = 0.85;
// Copies share their heaviest words: only texts that have just these in common are compared, so that the work grows with
// the reports and not with their pairs.
const LEADING = 3;

function leadingOf(report: Report): string | undefined {
  return report.words && Object.keys(report.words).slice(0, LEADING).sort().join(" ");
}

const inOrder = (reports: readonly Report[]): Report[] => {
  const key = (report: Report): string => `${report.published ?? "~"} ${report.id}`;
  return [...reports].sort((a, b) => (key(a) < key(b) ? -1 : 1));
};

/** Reports by origin, which the first one published names. The same for any order of the reports. */
export function originsOf(reports: readonly Report[]): Map<string, Report[]> {
  const origins = new Map<string, Report[]>();
  const byOutlet = new Map<string, string>();
  const byLeading = new Map<string, Report[]>();
  const originOf = new Map<Report, string>();
  for (const report of inOrder(reports)) {
    const outlet = report.outlet ?? report.document;
    const leading = leadingOf(report);
    const alike = leading === undefined ? [] : (byLeading.get(leading) ?? []);
    const copied = alike.find((other) => cosineOf(report, other) >= COPY);
    const origin = byOutlet.get(outlet) ?? (copied && originOf.get(copied)) ?? outlet;
    byOutlet.set(outlet, origin);
    originOf.set(report, origin);
    const list = origins.get(origin);
    if (list) list.push(report);
    else origins.set(origin, [report]);
    if (leading !== undefined && !copied) byLeading.set(leading, [...alike, report]);
  }
  return origins;
}
