// What reports of an attack and of its being turned away say of one incident: who turned it away did not do it.
import type { Party, Report } from "../../record/index.ts";
import type { MergeKnowledge } from "../types.ts";

const keyOf = ({ entity, name }: Party): string => entity ?? name;

/** What of such a report is said of the attack: not whom it names as doer and target, nor what those claim of themselves. */
function ofAttack(report: Report): Report {
  const defenders = new Set(report.actors.map(keyOf));
  const claims = (report.claims ?? []).filter(
    ({ actor }) => actor === undefined || !defenders.has(keyOf(actor)),
  );
  return { ...report, actors: [], targets: [], claims };
}

/** The reports as they speak of the attack; where none tells of more than the turning away, as they are. */
export function asAttack(reports: readonly Report[], knowledge: MergeKnowledge): readonly Report[] {
  const turnsAway = ({ mode }: Report): boolean => mode !== undefined && knowledge.turnsAway(mode);
  if (reports.every(turnsAway)) return reports;
  return reports.map((report) => (turnsAway(report) ? ofAttack(report) : report));
}
