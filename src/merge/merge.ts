// Merging whole: compare pairs, judge them, join what belongs together, and compute the incidents.
import type { Incident, Judgement, Merged, Neighbourhood, Report } from "../record/index.ts";
import { clusterGroup, componentsOf, type Within } from "./cluster/index.ts";
import { Copies } from "./copies.ts";
import { incidentOf } from "./incident/index.ts";
import { judgementOf } from "./judge.ts";
import { pairsOf } from "./pairs.ts";
import { differ, prepare, scorePair } from "./score/index.ts";
import type { MergeOptions, Score } from "./types.ts";

/** The ledger knows by this reason what to compare again when the first of the copies goes (ledger/write/retire.ts). */
const ofCopies = ({ total, reasons }: Score): Score => ({
  total,
  reasons: [
    ...reasons,
    { name: "copy", score: 0, note: "one text: what is found of one holds for its copies" },
  ],
});

function judgeNew(
  news: readonly Report[],
  known: readonly Report[],
  { knowledge }: MergeOptions,
): Judgement[] {
  const judgements: Judgement[] = [];
  const copies = new Copies([...news, ...known], knowledge);
  for (const [x, y] of pairsOf(news, known)) {
    if (x.document === y.document || !copies.areCompared(x, y)) continue;
    const [a, b] = x.id < y.id ? [x, y] : [y, x];
    const score = scorePair(prepare(a), prepare(b), knowledge);
    const judgement = judgementOf(a.id, b.id, copies.areCopies(a, b) ? ofCopies(score) : score);
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

/** The incidents of every group in which something was touched. */
function join(
  byId: ReadonlyMap<string, Report>,
  judgements: readonly Judgement[],
  touched: ReadonlySet<string>,
  { knowledge }: MergeOptions,
): Incident[] {
  const groups = componentsOf([...byId.keys()], edgesOf(judgements)).filter((group) =>
    group.some((id) => touched.has(id)),
  );
  const judged = byGroup(groups, judgements);
  const reportOf = (id: string): Report => byId.get(id)!;
  const copies = new Copies(groups.flat().map(reportOf), knowledge);
  const within: Within = {
    documentOf: (id) => reportOf(id).document,
    firstOf: (id) => copies.firstOf(id),
    differ: (a, b) => differ(prepare(reportOf(a)), prepare(reportOf(b)), knowledge),
  };
  return groups
    .flatMap((group) => clusterGroup(group, judged.get(group[0]!) ?? [], within))
    .map((ids) => incidentOf(ids.map(reportOf), knowledge))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
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
  let joined: Incident[] | undefined;
  return {
    judgements,
    // Whoever asks for the judgements alone does not wait for the incidents.
    get incidents() {
      return (joined ??= join(byId, all, touched, options));
    },
  };
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
