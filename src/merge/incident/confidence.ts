// How well an incident is attested, as a number: each independent origin adds, a denial of the event takes away.
import type { EventStatus, Report } from "../../record/index.ts";
import { originsOf } from "./origins.ts";

// What one origin's telling is worth on its own. Set by hand; to be fitted once reviewed incidents exist.
const WORTH: Readonly<Record<EventStatus, number>> = {
  reported: 0.6,
  "past-background": 0.5,
  alleged: 0.4,
  denied: 0.1,
  planned: 0,
  hypothetical: 0,
};

export function confidenceOf(reports: readonly Report[]): number {
  let doubt = 1;
  for (const list of originsOf(reports).values()) {
    doubt *= 1 - Math.max(...list.map((report) => WORTH[report.status]));
  }
  return Math.round((1 - doubt) * 100) / 100;
}
