// How well an incident is attested, as a number: each independent outlet adds, a denial of the event takes away.
import type { EventStatus, Report } from "../../record/index.ts";

// What one outlet's telling is worth on its own. Set by hand; to be fitted once reviewed incidents exist.
const WORTH: Readonly<Record<EventStatus, number>> = {
  reported: 0.6,
  "past-background": 0.5,
  alleged: 0.4,
  denied: 0.1,
  planned: 0,
  hypothetical: 0,
};

/** Outlets count once (rule 19: independence is counted on origins); an outlet with no name is its document. */
export function originsOf(reports: readonly Report[]): Map<string, Report[]> {
  return Map.groupBy(reports, (report) => report.outlet ?? report.document);
}

export function confidenceOf(reports: readonly Report[]): number {
  let doubt = 1;
  for (const list of originsOf(reports).values()) {
    doubt *= 1 - Math.max(...list.map((report) => WORTH[report.status]));
  }
  return Math.round((1 - doubt) * 100) / 100;
}
