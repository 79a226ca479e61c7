// Merging whole: compare pairs, judge them, join what belongs together, and compute the incidents.
import type { Incident, Judgement, Merged, Neighbourhood, Report } from "../record/index.ts";
import { clusterGroup, componentsOf, type Within } from "./cluster/index.ts";
import { incidentOf } from "./incident/index.ts";
import { judgementOf } from "./judge.ts";
import { pairsOf } from "./pairs.ts";
import { differ, prepare, scorePair } from "./score/index.ts";
import type { MergeOptions } from "./types.ts";

function judgeNew(
  news: readonly Report[],
  known: readonly Report[],
  { knowledge }: MergeOptions,
): Judgement[] {
  const judgements: Judgement[] = [];
  for (const [x, y] of pairsOf(news, known)) {
    if (x.document === y.document) continue;
    const [a, b] = x.id < y.id ? [x, y] : [y, x];
    const judgement = judgementOf(a.id, b.id, scorePair(prepare(a), prepare(b), knowledge));
    if (judgement) judgements.push(judgement);
  }
  return judgements.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function edgesOf(judgements: readonly Judgement[]): [string, string][] {
  return judgements
    .filter((judgement) => judgement.verdict === "same" && judgement.withdrawnAt === undefined)
    .map((judgement) => [judgement.a, judgement.b]);
}

/** The judgements on the reports of each group, by the group's first id. */
function byGroup(
  groups: readonly (readonly string[])[],
  judgements: readonly Judgement[],
): Map<string, Judgement[]> {
  const groupOf = new Map(groups.flatMap((group) => group.map((id) => [id, group[0]!])));
  const found = new Map<string, Judgement[]>();
  for (const judgement of judgements) {
    const group = groupOf.get(judgement.a);
    if (group === undefined || group !== groupOf.get(judgement.b)) continue;
    const list = found.get(group);
    if (list) list.push(judgement);
    else found.set(group, [judgement]);
  }
  return found;
}

/**
 * Puts new reports to known ones and gives every incident that may have changed. Order-independent: the same reports
 * in any order and any batches end in the same incidents, since a group is always clustered anew from all of it.
 */
export function mergeInto(reports: readonly Report[], known: Neighbourhood, options: MergeOptions): Merged {
  const fresh = new Set(reports.map((report) => report.id));
  const olds = known.reports.filter((report) => !fresh.has(report.id));
  const byId = new Map([...olds, ...reports].map((report) => [report.id, report]));
  const judgements = judgeNew(reports, olds, options);
  const all = [...known.judgements, ...judgements];
  const touched = new Set([...fresh, ...known.disturbed]);
  const groups = componentsOf([...byId.keys()], edgesOf(all)).filter((group) =>
    group.some((id) => touched.has(id)),
  );
  const judged = byGroup(groups, all);
  const reportOf = (id: string): Report => byId.get(id)!;
  const within: Within = {
    documentOf: (id) => reportOf(id).document,
    differ: (a, b) => differ(prepare(reportOf(a)), prepare(reportOf(b)), options.knowledge),
  };
  const incidents = groups.flatMap((group) =>
    clusterGroup(group, judged.get(group[0]!) ?? [], within).map((ids) =>
      incidentOf(ids.map(reportOf), options.knowledge),
    ),
  );
  return { incidents: incidents.sort((a, b) => (a.id < b.id ? -1 : 1)), judgements };
}

export interface WholeOptions extends MergeOptions {
  readonly judgements?: readonly Judgement[];
}

/** `responseTo` of a report names reports and statements; here every report named becomes its incident. */
function resolveResponses(incidents: readonly Incident[]): Incident[] {
  const placed = new Map<string, string>();
  for (const { id, reports } of incidents)
    for (const one of reports) placed.set(`${one.document}#${one.event}`, id);
  return incidents.map((incident) => {
    if (!incident.responseTo) return incident;
    const named = new Set(incident.responseTo.map((id) => placed.get(id) ?? id));
    named.delete(incident.id);
    return { ...incident, responseTo: [...named] };
  });
}

/** Merges a whole set of reports. */
export function mergeReports(reports: readonly Report[], options: WholeOptions): Merged {
  const known = { reports: [], judgements: options.judgements ?? [], disturbed: [] };
  const { incidents, judgements } = mergeInto(reports, known, options);
  return { incidents: resolveResponses(incidents), judgements };
}
