// Merging whole: compare pairs, judge them, put together what belongs together, and compute the incidents.
import type { Incident, Judgement, Merged, Merging, Outline, Report } from "../record/index.ts";
import { clusterGroup, componentsOf, type Within } from "./cluster/index.ts";
import { Copies, copiedTextOf } from "./copies.ts";
import { incidentOf } from "./incident/index.ts";
import { judgementOf } from "./judge.ts";
import { isUndated } from "./keys.ts";
import { pairsOf } from "./pairs.ts";
import { sitesOf } from "./score/places.ts";
import { differ, prepare, scorePair } from "./score/index.ts";
import type { MergeKnowledge, MergeOptions, Score } from "./types.ts";

/** The ledger knows by this reason what to compare again when the first of the copies goes (ledger/write/retire.ts). */
const ofCopies = ({ total, reasons }: Score): Score => ({
  total,
  reasons: [
    ...reasons,
    { name: "copy", score: 0, note: "one text: what is found of one holds for its copies" },
  ],
});

// More than any pair of two documents comes to: this one has been read off one text.
const RETOLD: Score = {
  total: 10,
  reasons: [{ name: "retold", score: 10, note: "one document tells it twice" }],
};

/** Each pair is judged with the report of the higher id, which is never entered before the other. */
const withinDocument = ({ id, document, retold = [] }: Report): Judgement[] =>
  retold
    .map((event) => `${document}#${event}`)
    .filter((other) => other < id)
    .flatMap((other) => judgementOf(other, id, RETOLD) ?? []);

function compare(news: readonly Report[], known: readonly Report[], knowledge: MergeKnowledge): Judgement[] {
  const fresh = new Set(news.map(({ id }) => id));
  const olds = known.filter(({ id }) => !fresh.has(id));
  const judgements: Judgement[] = [];
  const copies = new Copies([...news, ...olds], knowledge);
  for (const [x, y] of pairsOf(news, olds)) {
    if (x.document === y.document || !copies.areCompared(x, y)) continue;
    const [a, b] = x.id < y.id ? [x, y] : [y, x];
    const score = scorePair(prepare(a), prepare(b), knowledge);
    const judgement = judgementOf(a.id, b.id, copies.areCopies(a, b) ? ofCopies(score) : score);
    if (judgement) judgements.push(judgement);
  }
  judgements.push(...news.flatMap(withinDocument));
  return judgements.sort((a, b) => (a.id < b.id ? -1 : 1));
}

const NONE: readonly string[] = [];

function outline(reports: readonly Report[], knowledge: MergeKnowledge): Outline[] {
  const sorted = reports.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const apart = new Map<string, string[]>();
  const note = (a: Report, b: Report): void => {
    const list = apart.get(a.id);
    if (list) list.push(b.id);
    else apart.set(a.id, [b.id]);
  };
  for (const [at, a] of sorted.entries())
    for (const b of sorted.slice(at + 1)) {
      if (!differ(prepare(a), prepare(b), knowledge)) continue;
      note(a, b);
      note(b, a);
    }
  return sorted.map((report) => {
    const text = copiedTextOf(report, knowledge);
    const sites = sitesOf(report);
    const told = {
      id: report.id,
      // Of all reports of a document the same string.
      document: sorted[0]!.document,
      apart: apart.get(report.id) ?? NONE,
      ...(isUndated(report) && { undated: true as const }),
      ...(sites.length > 0 && { sites }),
    };
    return text === undefined ? told : { ...told, text };
  });
}

function* edgesOf(judgements: readonly Judgement[]): Generator<readonly [string, string]> {
  for (const { a, b, verdict, withdrawnAt } of judgements)
    if (verdict === "same" && withdrawnAt === undefined) yield [a, b];
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

/** What hangs together is always clustered anew from all of it: that is what makes the order of entering indifferent. */
function group(outlines: readonly Outline[], judgements: readonly Judgement[]): string[][] {
  const byId = new Map(outlines.map((one) => [one.id, one]));
  const connected = componentsOf([...byId.keys()], edgesOf(judgements));
  const judged = byGroup(connected, judgements);
  const within: Within = {
    documentOf: (id) => byId.get(id)!.document,
    textOf: (id) => byId.get(id)!.text ?? id,
    differ: (a, b) => byId.get(a)!.apart.includes(b),
    sitesOf: (id) => byId.get(id)!.sites ?? [],
    isUndated: (id) => byId.get(id)!.undated === true,
  };
  return connected.flatMap((ids) => clusterGroup(ids, judged.get(ids[0]!) ?? [], within));
}

/** The steps of merging, with what is known of kinds and actors. */
export function mergingWith({ knowledge }: MergeOptions): Merging {
  return {
    compare: (news, known) => compare(news, known, knowledge),
    outline: (reports) => outline(reports, knowledge),
    group,
    incident: (reports) => incidentOf(reports, knowledge),
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

/** Merges a whole set of reports; of two with one id the later counts. */
export function mergeReports(reports: readonly Report[], options: WholeOptions): Merged {
  const merging = mergingWith(options);
  const byId = new Map(reports.map((report) => [report.id, report]));
  const judgements = merging.compare([...byId.values()], []);
  const outlines = [...Map.groupBy(byId.values(), ({ document }) => document).values()].flatMap(
    merging.outline,
  );
  const incidents = merging
    .group(outlines, [...(options.judgements ?? []), ...judgements])
    .map((ids) => merging.incident(ids.map((id) => byId.get(id)!)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { incidents: resolveResponses(incidents), judgements };
}
