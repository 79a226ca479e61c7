// How much an incident weighs on a front page. An order for readers, not a measure of anything.
import type { IncidentView, Range } from "../../record/index.ts";

/**
 * A death counts three, an injury one, an outlet two (several outlets carry what matters), a dispute three.
 * Casualties that are weakly attested count half. The figures are an editor's rule of thumb; both are cut at 50 so that one
 * disputed figure does not drown a day.
 */
export function weightOf(view: IncidentView): number {
  const outlets = new Set(view.reports.map((report) => report.outlet ?? report.document)).size;
  const disputed = view.grade === "contested" ? 3 : 0;
  const casualties = 3 * least(view.incident.killed) + least(view.incident.injured);
  const trust = view.grade === "weak" || view.grade === "discounted" ? 0.5 : 1;
  return trust * casualties + 2 * outlets + disputed;
}

/** One source, no casualties, and nobody who claims it or is blamed: told shortly, for there is little to say. */
export function isToldAlone({ incident, reports, grade }: IncidentView): boolean {
  const outlets = new Set(reports.map((report) => report.outlet ?? report.document)).size;
  const named = incident.attribution.some(({ actor }) => actor !== undefined);
  const hurt = least(incident.killed) + least(incident.injured) > 0;
  return outlets <= 1 && !named && !hurt && grade !== "contested" && grade !== "confirmed";
}

function least(range: Range | undefined): number {
  return Math.min(50, range?.min ?? 0);
}

/** Weightiest first; the same weight by date and id, so that the order never depends on the input's. */
export function byWeight(a: IncidentView, b: IncidentView): number {
  return (
    weightOf(b) - weightOf(a) ||
    (a.incident.date ?? "").localeCompare(b.incident.date ?? "") ||
    a.incident.id.localeCompare(b.incident.id)
  );
}
