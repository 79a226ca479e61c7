// Putting reports together: average link over the judged pairs of a connected group, people's judgements first.
// The outcome hangs on the set of reports alone, never on their order: everything is walked in the order of ids.
import type { Judgement } from "../../record/index.ts";
import { isPersons, JOIN_FROM } from "../judge.ts";
import { Links } from "./links.ts";

export { componentsOf } from "./components.ts";

/** People's judgements, the latest first: a later one outranks an earlier one that it contradicts. */
function ofPeople(judgements: readonly Judgement[]): Judgement[] {
  return judgements
    .filter((judgement) => isPersons(judgement) && judgement.withdrawnAt === undefined)
    .sort((x, y) => (y.at ?? "").localeCompare(x.at ?? "") || (x.id < y.id ? -1 : 1));
}

function applyPeople(links: Links, ids: readonly string[], judgements: readonly Judgement[]): void {
  const place = new Map(ids.map((id, index) => [id, index]));
  const apart: [string, string][] = [];
  for (const judgement of ofPeople(judgements)) {
    const [i, j] = [place.get(judgement.a), place.get(judgement.b)];
    if (i === undefined || j === undefined) continue;
    const [x, y] = [Math.min(i, j), Math.max(i, j)];
    if (judgement.verdict === "different" && x !== y) {
      apart.push([judgement.a, judgement.b]);
    } else if (judgement.verdict === "same" && x !== y) {
      const together = (id: string): boolean => place.get(id) === x || place.get(id) === y;
      if (apart.some(([a, b]) => together(a) && together(b))) continue;
      links.joinAsOne(x, y);
      for (const id of ids) if (place.get(id) === y) place.set(id, x);
    }
  }
  for (const [a, b] of apart) links.forbid(place.get(a)!, place.get(b)!);
}

/** What merging asks of the reports of a group. */
export interface Within {
  documentOf(id: string): string;
  /** True if two events of one document differ in what they say: day, place, kind, doers. */
  differ(a: string, b: string): boolean;
}

/** What one document tells apart stands apart, unless a person says otherwise, or it is one occurrence coded twice. */
function partWithinDocuments(links: Links, ids: readonly string[], { documentOf, differ }: Within): void {
  const places = Map.groupBy(ids.keys(), (index) => documentOf(ids[index]!));
  for (const list of places.values())
    for (const [at, i] of list.entries())
      for (const j of list.slice(at + 1)) {
        if (differ(ids[i]!, ids[j]!)) links.forbid(i, j);
        else links.tellApart(i, j);
      }
}

/** Cuts one connected group (ids sorted) into incidents. `judgements` are those on its reports, in any order. */
export function clusterGroup(
  ids: readonly string[],
  judgements: readonly Judgement[],
  within: Within,
): string[][] {
  if (ids.length === 1) return [[...ids]];
  const links = new Links(ids, JOIN_FROM);
  const place = new Map(ids.map((id, index) => [id, index]));
  for (const { a, b, score, ...judgement } of judgements) {
    const [i, j] = [place.get(a), place.get(b)];
    const counts = !isPersons(judgement) && judgement.withdrawnAt === undefined;
    if (counts && i !== undefined && j !== undefined && i !== j) links.score(i, j, score);
  }
  partWithinDocuments(links, ids, within);
  applyPeople(links, ids, judgements);
  links.run();
  return links.groups.filter((group) => group.alive).map((group) => [...group.members].sort());
}
