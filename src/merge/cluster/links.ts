// Average links between growing groups, kept sparse: a pair that nobody judged counts as UNJUDGED, so only judged pairs
// take room and the work grows with their number, not with the square of the reports.
import { Heap } from "./heap.ts";
import { type Site, Sites } from "./sites.ts";

/** Two events of one document that nothing in them sets apart: its coding may hold one occurrence twice (swept -12 to -4). */
const TOLD_APART = -8;
/** But when so many documents tell two groups apart, they are two. */
const DOCUMENTS_APART = 2;

/** What a pair is worth that was not compared, or found to be two things (swept -3 to 0 on both benches), if both are dated. */
const UNJUDGED = -0.5;
const NEVER = -Infinity;

/**
 * What it counts less if they are far apart too: about as much as two vague reports between them speak for one thing (swept
 * -1 to -40: campaign is flat from -2 on, crime news within 0.1 down to -20, a second set of it down to -8).
 */
const APART = -8;

/** What links ask of a report. */
export interface Known {
  /** True if nothing dates it, so that it was compared with few. */
  isUndated(id: string): boolean;
  sitesOf(id: string): readonly Site[];
}

interface Group {
  readonly members: string[];
  /** How many tellings count in an average; what a person joined counts as one. */
  weight: number;
  /** How many of them something dates: the dated are not looked for among the undated, so that no judgement says nothing. */
  dated: number;
  readonly sites: Sites;
  alive: boolean;
  version: number;
  /** Group → sum over pairs of what their scores exceed those of pairs that nobody judged by; NEVER where two must not stand together. */
  readonly excess: Map<number, number>;
  /** Group → how many documents tell the two apart, though nothing in their values does; few groups have any. */
  apart: Map<number, number> | undefined;
}

interface Candidate {
  readonly average: number;
  readonly i: number;
  readonly j: number;
  readonly versions: number;
}

/** The highest average first; the lowest places win a tie, and places are in the order of ids. */
const before = (a: Candidate, b: Candidate): boolean =>
  a.average !== b.average ? a.average > b.average : a.i !== b.i ? a.i < b.i : a.j < b.j;

export class Links {
  readonly groups: Group[];
  readonly #heap = new Heap<Candidate>(before);
  readonly #from: number;

  /** What each telling tells of; `from` is the average from which two groups are one. What nothing dates was compared with few. */
  constructor(tellings: readonly (readonly string[])[], from: number, known: Known) {
    this.#from = from;
    this.groups = tellings.map((ids) => ({
      members: [...ids],
      weight: ids.length,
      dated: ids.filter((id) => !known.isUndated(id)).length,
      sites: new Sites(ids.map((id) => known.sitesOf(id))),
      alive: true,
      version: 0,
      excess: new Map(),
      apart: undefined,
    }));
  }

  #pairs(i: number, j: number): number {
    return this.groups[i]!.weight * this.groups[j]!.weight;
  }

  /** What all pairs of the two come to if nobody judged any. */
  #unjudged(i: number, j: number): number {
    const a = this.groups[i]!;
    const b = this.groups[j]!;
    const alike = a.dated * b.dated + (a.weight - a.dated) * (b.weight - b.dated);
    return UNJUDGED * alike + APART * a.sites.pairsApart(b.sites);
  }

  /** The score of every report of one with every report of the other; a second one counts if it is higher. */
  score(i: number, j: number, score: number): void {
    const known = this.groups[i]!.excess.get(j);
    if (known !== NEVER)
      this.#set(i, j, Math.max(score * this.#pairs(i, j) - this.#unjudged(i, j), known ?? 0));
  }

  /** Two events of one document, alike in what they say: this pair has no other score. */
  tellApart(i: number, j: number): void {
    const known = this.groups[i]!.excess.get(j) ?? 0;
    if (known === NEVER) return;
    const pairs = this.#pairs(i, j);
    this.#set(i, j, (known * (pairs - 1)) / pairs + TOLD_APART - this.#unjudged(i, j) / pairs);
    this.#count(i, j, (this.groups[i]!.apart?.get(j) ?? 0) + 1);
  }

  #count(i: number, j: number, documents: number): void {
    (this.groups[i]!.apart ??= new Map()).set(j, documents);
    (this.groups[j]!.apart ??= new Map()).set(i, documents);
    if (documents >= DOCUMENTS_APART) this.forbid(i, j);
  }

  forbid(i: number, j: number): void {
    this.#set(i, j, NEVER);
  }

  #set(i: number, j: number, excess: number): void {
    this.groups[i]!.excess.set(j, excess);
    this.groups[j]!.excess.set(i, excess);
  }

  #offer(i: number, j: number): void {
    const a = this.groups[i]!;
    const b = this.groups[j]!;
    const excess = a.excess.get(j) ?? 0;
    const pairs = a.weight * b.weight;
    // What nobody judged only takes away: most pairs end here.
    if (excess < this.#from * pairs) return;
    const average = (this.#unjudged(i, j) + excess) / pairs;
    if (average < this.#from) return;
    this.#heap.push({ average, i: Math.min(i, j), j: Math.max(i, j), versions: a.version + b.version });
  }

  #put(i: number, j: number, combine: (x: number, y: number) => number): void {
    const [into, from] = [this.groups[i]!, this.groups[j]!];
    into.members.push(...from.members);
    from.alive = false;
    into.excess.delete(j);
    from.excess.forEach((y, k) => {
      if (k === i) return;
      this.groups[k]!.excess.delete(j);
      const x = into.excess.get(k) ?? 0;
      this.#set(i, k, x === NEVER || y === NEVER ? NEVER : combine(x, y));
    });
    from.apart?.forEach((documents, k) => {
      this.groups[k]!.apart?.delete(j);
      if (k !== i) this.#count(i, k, (into.apart?.get(k) ?? 0) + documents);
    });
    into.apart?.delete(j);
    from.excess.clear();
    from.apart = undefined;
    into.version++;
  }

  /** Joined by a person: one telling from now on, as near to others as its nearest part. */
  joinAsOne(i: number, j: number): void {
    this.#put(i, j, Math.max);
  }

  /** Joins the best pair again and again while its average reaches. */
  run(): void {
    for (let i = 0; i < this.groups.length; i++) {
      const { alive, excess } = this.groups[i]!;
      if (alive) excess.forEach((_, j) => (i < j ? this.#offer(i, j) : undefined));
    }
    for (let best = this.#heap.pop(); best; best = this.#heap.pop()) {
      const a = this.groups[best.i]!;
      const b = this.groups[best.j]!;
      if (!a.alive || !b.alive || a.version + b.version !== best.versions) continue;
      a.weight += b.weight;
      a.dated += b.dated;
      a.sites.add(b.sites);
      this.#put(best.i, best.j, (x, y) => x + y);
      a.excess.forEach((_, k) => this.#offer(best!.i, k));
    }
  }
}
