// Type and mode of an incident: what most reports call it, a closer mode before a general one.
import type { EventType, Report } from "../../record/index.ts";
import type { MergeKnowledge } from "../types.ts";
import { votesOf } from "./votes.ts";

export function kindOf(
  reports: readonly Report[],
  knowledge: MergeKnowledge,
): { type: EventType; mode?: string } {
  const types = votesOf(
    reports,
    (report) => [report.type],
    (type) => type,
  );
  const type = types[0]!.value;
  const ofType = reports.filter((report) => report.type === type);
  const modes = votesOf(
    ofType,
    (report) => (report.mode === undefined ? [] : [report.mode]),
    (mode) => mode,
  );
  const mode = (modes.find((vote) => !knowledge.isGeneral(vote.value)) ?? modes[0])?.value;
  return mode === undefined ? { type } : { type, mode };
}
