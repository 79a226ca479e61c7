// Which event a document is chiefly about: the gravest, told early and fully, and not as background.
import { EVENT_TYPES, type Report } from "../record/index.ts";

/** How much a report says of its event: values filled, casualties and claims among them. */
function fullness(report: Report): number {
  const filled = [
    report.date !== undefined,
    report.places.length > 0,
    report.actors.length > 0,
    report.targets.length > 0 || report.victims.length > 0,
    report.killed !== undefined,
    report.injured !== undefined,
    report.evidence.length > 1,
  ];
  return filled.filter(Boolean).length;
}

function startOf(report: Report): number {
  return Math.min(...report.evidence.map((span) => span.start));
}

/** The main event of the reports of one document; undefined if there are none. */
export function primaryOf(reports: readonly Report[]): Report | undefined {
  // The record format lists types from the mildest to the gravest: an arrest is told because of the attack before it.
  const gravity = (report: Report): number => EVENT_TYPES.indexOf(report.type);
  const grave = Math.max(...reports.map(gravity));
  const gravest = reports.filter((report) => gravity(report) === grave);
  const main = gravest.filter((report) => report.role === "main");
  const among = main.length > 0 ? main : gravest;
  const rank = (report: Report): number => among.filter((other) => startOf(other) < startOf(report)).length;
  return [...among].sort(
    (a, b) => rank(a) - fullness(a) - (rank(b) - fullness(b)) || startOf(a) - startOf(b),
  )[0];
}
