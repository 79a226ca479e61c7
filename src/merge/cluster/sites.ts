// Where the reports of a group say that it happened. One that is vague of its place may be of either of two things far
// apart; it must not bring the two together.
import { distanceKm } from "../../text/index.ts";

export interface Site {
  readonly lat: number;
  readonly lon: number;
}

/** Reports that name the same sites. */
interface Sited {
  readonly sites: readonly Site[];
  count: number;
}

// Beyond this two sites are two places for certain (score/places.ts); 70 km do as well on the campaign, not on crime news.
const APART_KM = 150;

const areApart = (a: Sited, b: Sited): boolean =>
  a.sites.every((x) => b.sites.every((y) => distanceKm(x, y) > APART_KM));

const areSame = (a: readonly Site[], b: readonly Site[]): boolean =>
  a.length === b.length && a.every(({ lat, lon }, at) => lat === b[at]!.lat && lon === b[at]!.lon);

export class Sites {
  // A group has few sites, however many its reports are: a list is looked through faster than a table.
  readonly #all: Sited[] = [];

  constructor(reports: readonly (readonly Site[])[]) {
    for (const sites of reports) if (sites.length > 0) this.#put(sites, 1);
  }

  #put(sites: readonly Site[], count: number): void {
    const known = this.#all.find((one) => areSame(one.sites, sites));
    if (known) known.count += count;
    else this.#all.push({ sites, count });
  }

  add(other: Sites): void {
    for (const { sites, count } of other.#all) this.#put(sites, count);
  }

  /** How many pairs of a report here and a report there lie apart. */
  pairsApart(other: Sites): number {
    let pairs = 0;
    // Asked for every pair of groups that anybody judged: nothing is made anew here.
    for (let i = 0; i < this.#all.length; i++)
      for (let j = 0; j < other.#all.length; j++) {
        const a = this.#all[i]!;
        const b = other.#all[j]!;
        if (areApart(a, b)) pairs += a.count * b.count;
      }
    return pairs;
  }
}
