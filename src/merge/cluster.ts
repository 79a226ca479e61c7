// Putting reports together: average link over all pair scores of a connected group, people's judgements first.
// The outcome hangs on the set of reports alone, never on their order: everything is walked in the order of ids.
import type { Judgement } from "../record/index.ts";
import { isPersons, SAME_FROM } from "./judge.ts";

export interface Scores {
  /** Score of two reports by id. */
  of(a: string, b: string): number;
}

const NEVER = -1e9;

/** Groups of ids that edges join. Ids and groups come sorted. */
export function componentsOf(ids: readonly string[], edges: Iterable<readonly [string, string]>): string[][] {
  const parent = new Map(ids.map((id) => [id, id]));
  const rootOf = (id: string): string => {
    let root = id;
    while (parent.get(root) !== root) root = parent.get(root)!;
    for (let at = id; at !== root;) {
      const next = parent.get(at)!;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const [a, b] of edges) {
    if (!parent.has(a) || !parent.has(b)) continue;
    const [x, y] = [rootOf(a), rootOf(b)];
    if (x !== y) parent.set(x < y ? y : x, x < y ? x : y);
  }
  const groups = new Map<string, string[]>();
  for (const id of [...ids].sort()) {
    const root = rootOf(id);
    const group = groups.get(root);
    if (group) group.push(id);
    else groups.set(root, [id]);
  }
  return [...groups.values()];
}

/** People's judgements, the latest first: a later one outranks an earlier one that it contradicts. */
function ofPeople(judgements: readonly Judgement[]): Judgement[] {
  return judgements
    .filter((judgement) => isPersons(judgement) && judgement.withdrawnAt === undefined)
    .sort((x, y) => (y.at ?? "").localeCompare(x.at ?? "") || (x.id < y.id ? -1 : 1));
}

interface Group {
  readonly members: string[];
  /** How many tellings count in an average; what a person joined counts as one. */
  weight: number;
  alive: boolean;
}

/** Sums of pair scores between groups; `NEVER` where two members must not stand together. */
class Table {
  readonly groups: Group[];
  readonly #sums: Float64Array[];

  constructor(ids: readonly string[], scoreOf: (a: string, b: string) => number) {
    this.groups = ids.map((id) => ({ members: [id], weight: 1, alive: true }));
    this.#sums = ids.map(() => new Float64Array(ids.length));
    ids.forEach((a, i) => {
      for (let j = i + 1; j < ids.length; j++) this.#set(i, j, scoreOf(a, ids[j]!));
    });
  }

  average(i: number, j: number): number {
    const sum = this.#sums[i]![j]!;
    if (sum <= NEVER / 2) return NEVER;
    return sum / (this.groups[i]!.weight * this.groups[j]!.weight);
  }

  #set(i: number, j: number, sum: number): void {
    this.#sums[i]![j] = sum;
    this.#sums[j]![i] = sum;
  }

  forbid(i: number, j: number): void {
    this.#set(i, j, NEVER);
  }

  join(i: number, j: number): void {
    this.#put(i, j, (x, y) => x + y);
    this.groups[i]!.weight += this.groups[j]!.weight;
  }

  /** Joined by a person: one telling from now on, as near to others as its nearest part. */
  joinAsOne(i: number, j: number): void {
    this.#put(i, j, Math.max);
  }

  #put(i: number, j: number, combine: (x: number, y: number) => number): void {
    this.groups[i]!.members.push(...this.groups[j]!.members);
    this.groups[j]!.alive = false;
    for (let k = 0; k < this.groups.length; k++) {
      const [x, y] = [this.#sums[i]![k]!, this.#sums[j]![k]!];
      this.#set(i, k, Math.min(x, y) <= NEVER / 2 ? NEVER : combine(x, y));
    }
  }
}

function applyPeople(table: Table, ids: readonly string[], judgements: readonly Judgement[]): void {
  const place = new Map(ids.map((id, index) => [id, index]));
  const apart: [string, string][] = [];
  for (const judgement of ofPeople(judgements)) {
    const [i, j] = [place.get(judgement.a), place.get(judgement.b)];
    if (i === undefined || j === undefined) continue;
    const [x, y] = [Math.min(i, j), Math.max(i, j)];
    if (judgement.verdict === "different" && x !== y) {
      apart.push([judgement.a, judgement.b]);
    } else if (judgement.verdict === "same" && x !== y) {
      const groupOf = (id: string): number => place.get(id)!;
      const together = (id: string): boolean => groupOf(id) === x || groupOf(id) === y;
      if (apart.some(([a, b]) => together(a) && together(b))) continue;
      table.joinAsOne(x, y);
      for (const id of ids) if (place.get(id) === y) place.set(id, x);
    }
  }
  for (const [a, b] of apart) table.forbid(place.get(a)!, place.get(b)!);
}

/** The best pair of groups to join next; the lowest places win a tie, and places are in the order of ids. */
function bestPair(table: Table): [number, number] | undefined {
  let best = SAME_FROM;
  let pair: [number, number] | undefined;
  for (let i = 0; i < table.groups.length; i++) {
    if (!table.groups[i]!.alive) continue;
    for (let j = i + 1; j < table.groups.length; j++) {
      if (!table.groups[j]!.alive) continue;
      const average = table.average(i, j);
      if (average > best || (pair === undefined && average >= best)) {
        best = average;
        pair = [i, j];
      }
    }
  }
  return pair;
}

/** Cuts one connected group (ids sorted) into incidents. `apart` says which two must never stand together. */
export function clusterGroup(
  ids: readonly string[],
  scores: Scores,
  apart: (a: string, b: string) => boolean,
  judgements: readonly Judgement[],
): string[][] {
  if (ids.length === 1) return [[...ids]];
  const table = new Table(ids, (a, b) => (apart(a, b) ? NEVER : scores.of(a, b)));
  applyPeople(table, ids, judgements);
  for (let pair = bestPair(table); pair; pair = bestPair(table)) table.join(pair[0], pair[1]);
  return table.groups.filter((group) => group.alive).map((group) => [...group.members].sort());
}
