// An incident: what its reports say together, with every disagreement between them kept.
import { createHash } from "node:crypto";
import type { Incident, Party, Report } from "../../record/index.ts";
import type { MergeKnowledge } from "../types.ts";
import { attributionOf } from "./attribution.ts";
import { confidenceOf } from "./confidence.ts";
import { dateOf } from "./date.ts";
import { rangeOf, disagreementsOf } from "./figures.ts";
import { kindOf } from "./kind.ts";
import { partiesOf } from "./parties.ts";
import { isOnMap, placeOf } from "./place.ts";
import { asAttack } from "./sides.ts";

// 48 bits: among a million incidents a clash has odds of about one in 500.
const ID_DIGITS = 12;

/** The order in which reports stand: as they were published, then by id. The first one gives the incident its id. */
function inOrder(reports: readonly Report[]): Report[] {
  const key = (report: Report): string => `${report.published ?? "~"} ${report.id}`;
  return [...reports].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

function idOf(report: Report): string {
  return `i-${createHash("sha256").update(report.id).digest("hex").slice(0, ID_DIGITS)}`;
}

/** Who reports say did it, and who says so of itself. */
function doersOf(report: Report): Party[] {
  const claimed = (report.claims ?? []).filter((claim) => claim.status === "claimed");
  return [...report.actors, ...claimed.flatMap((claim) => claim.actor ?? [])];
}

function defined<T extends object>(values: T): T {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as T;
}

/** Pure, and the same for the same reports in any order. */
export function incidentOf(unordered: readonly Report[], knowledge: MergeKnowledge): Incident {
  const reports = inOrder(unordered);
  const first = reports[0]!;
  const attack = asAttack(reports, knowledge);
  const place = placeOf(reports);
  const disagreements = disagreementsOf(reports);
  const responseTo = [...new Set(reports.flatMap((report) => report.responseTo ?? []))];
  return defined({
    id: idOf(first),
    ...kindOf(reports, knowledge),
    date: dateOf(reports),
    place,
    // The middle of a country or a sea is no place where something happened.
    lat: isOnMap(place) ? place?.lat : undefined,
    lon: isOnMap(place) ? place?.lon : undefined,
    perpetrators: partiesOf(attack, doersOf),
    targets: partiesOf(attack, (report) => [...report.targets, ...report.victims]),
    weapons: partiesOf(reports, (report) => report.weapons),
    killed: rangeOf(reports.map((report) => report.killed)),
    injured: rangeOf(reports.map((report) => report.injured)),
    count: rangeOf(reports.map((report) => report.count)),
    attribution: attributionOf(attack),
    reports: reports.map(({ document, event, role, primary }) => defined({ document, event, role, primary })),
    disagreements: disagreements.length > 0 ? disagreements : undefined,
    responseTo: responseTo.length > 0 ? responseTo : undefined,
    confidence: confidenceOf(reports),
  });
}
