// How well an incident is attested, in one word, after Airwars: a claim is accepted responsibility, never proof alone.
import type { Incident, IncidentView, Report } from "../record/index.ts";
import { originsOf } from "./incident/origins.ts";
import type { MergeKnowledge } from "./types.ts";

export type Grade = IncidentView["grade"];

function actorsBy(incident: Incident, status: "claimed" | "denied"): string[] {
  const lines = incident.attribution.filter((line) => line.status === status);
  return [...new Set(lines.flatMap((line) => line.actor ?? []))];
}

export const claimantsOf = (incident: Incident): string[] => actorsBy(incident, "claimed");

/** Two claimants are rivals unless one is a part, façade or proxy of the other. */
export function haveRivals(claimants: readonly string[], related: MergeKnowledge["related"]): boolean {
  return claimants.some((a, index) => claimants.slice(index + 1).some((b) => !related(a, b)));
}

/**
 * contested: rival claims, or somebody denies involvement. discounted: every report says it was denied.
 * confirmed: claimed by its doer and told by two independent sources. fair: two sources. weak: one.
 */
export function gradeOf(incident: Incident, reports: readonly Report[], knowledge?: MergeKnowledge): Grade {
  if (reports.length > 0 && reports.every((report) => report.status === "denied")) return "discounted";
  const claimants = claimantsOf(incident);
  const related = knowledge?.related ?? ((a, b) => a === b);
  if (actorsBy(incident, "denied").length > 0 || haveRivals(claimants, related)) return "contested";
  const origins = originsOf(reports).size;
  if (origins < 2) return "weak";
  return claimants.length > 0 ? "confirmed" : "fair";
}
