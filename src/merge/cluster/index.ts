// Putting reports together: average link over the judged pairs of a connected group, people's judgements first.
// The outcome hangs on the set of reports alone, never on their order: everything is walked in the order of ids.
import type { Judgement } from "../../record/index.ts";
import { isPersons, JOIN_FROM } from "../judge.ts";
import { type Known, Links } from "./links.ts";

export { componentsOf } from "./components.ts";

/** People's judgements, the latest first: a later one outranks an earlier one that it contradicts. */
function ofPeople(judgements: readonly Judgement[]): Judgement[] {
  return judgements
    .filter((judgement) => isPersons(judgement) && judgement.withdrawnAt === undefined)
    .sort((x, y) => (y.at ?? "").localeCompare(x.at ?? "") || (x.id < y.id ? -1 : 1));
}

/** The machine's judgements that one document tells one thing twice. */
function ofOneDocument(judgements: readonly Judgement[], { documentOf }: Within): Judgement[] {
  return judgements
    .filter(
      (judgement) =>
        !isPersons(judgement) &&
        judgement.withdrawnAt === undefined &&
        judgement.verdict === "same" &&
        documentOf(judgement.a) === documentOf(judgement.b),
    )
    .sort((x, y) => (pairOf(x) < pairOf(y) ? -1 : 1));
}

const pairOf = ({ a, b }: Pick<Judgement, "a" | "b">): string => `${a} ${b}`;

/** What merging asks of the reports of a group. */
export interface Within extends Known {
  documentOf(id: string): string;
  /** The same for all copies of a text. */
  textOf(id: string): string;
  /** True if two events of one document differ in what they say: day, place, kind, doers. */
  differ(a: string, b: string): boolean;
}

/** What stands together from the start: the copies of one text, but for those that a person has judged. */
class Tellings {
  readonly ids: string[][] = [];
  /** Report → place of its telling. */
  readonly at = new Map<string, number>();
  /** Text → its tellings; almost all have one. */
  readonly #texts = new Map<string, number | readonly number[]>();
  readonly #textOf: Within["textOf"];

  constructor(ids: readonly string[], judged: ReadonlySet<string>, textOf: Within["textOf"]) {
    this.#textOf = textOf;
    const shared = new Map<string, number>();
    for (const id of ids) {
      const text = textOf(id);
      const known = judged.has(id) ? undefined : shared.get(text);
      const place = known ?? this.ids.push([]) - 1;
      this.ids[place]!.push(id);
      this.at.set(id, place);
      if (known !== undefined) continue;
      const before = this.#texts.get(text);
      this.#texts.set(text, before === undefined ? place : [before, place].flat());
      if (!judged.has(id)) shared.set(text, place);
    }
  }

  /** What was found of one copy of a text holds for all of them. */
  ofText(id: string): readonly number[] {
    if (!this.at.has(id)) return [];
    const places = this.#texts.get(this.#textOf(id))!;
    return typeof places === "number" ? [places] : places;
  }
}

function applyScores(links: Links, tellings: Tellings, judgements: readonly Judgement[]): void {
  for (const judgement of judgements) {
    if (isPersons(judgement) || judgement.withdrawnAt !== undefined) continue;
    for (const i of tellings.ofText(judgement.a))
      for (const j of tellings.ofText(judgement.b)) if (i !== j) links.score(i, j, judgement.score);
  }
}

function applyPeople(
  links: Links,
  tellings: Tellings,
  ids: readonly string[],
  judgements: readonly Judgement[],
): void {
  const place = new Map(tellings.at);
  const apart: [string, string][] = [];
  for (const judgement of judgements) {
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

/** What one document tells apart stands apart, unless a person says otherwise, or it is one occurrence coded twice. */
function partWithinDocuments(
  links: Links,
  { at }: Tellings,
  ids: readonly string[],
  { documentOf, differ }: Within,
  retold: readonly Judgement[],
): void {
  const again = new Set(retold.map(pairOf));
  for (const list of Map.groupBy(ids, documentOf).values())
    for (const [index, a] of list.entries())
      for (const b of list.slice(index + 1)) {
        if (again.has(pairOf({ a, b }))) continue;
        if (differ(a, b)) links.forbid(at.get(a)!, at.get(b)!);
        else links.tellApart(at.get(a)!, at.get(b)!);
      }
}

/** Cuts one connected group (ids sorted) into incidents. `judgements` are those on its reports, in any order. */
export function clusterGroup(
  ids: readonly string[],
  judgements: readonly Judgement[],
  within: Within,
): string[][] {
  if (ids.length === 1) return [[...ids]];
  const people = ofPeople(judgements);
  const tellings = new Tellings(ids, new Set(people.flatMap(({ a, b }) => [a, b])), within.textOf);
  const links = new Links(tellings.ids, JOIN_FROM, within);
  applyScores(links, tellings, judgements);
  const retold = ofOneDocument(judgements, within);
  partWithinDocuments(links, tellings, ids, within, retold);
  // A person outranks the machine: what she told apart is not put together after her.
  applyPeople(links, tellings, ids, [...people, ...retold]);
  links.run();
  return links.groups.filter((group) => group.alive).map((group) => [...group.members].sort());
}
