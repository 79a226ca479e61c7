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
  readonly count: number;
}

// Beyond this two sites are two places for certain (score/places.ts); 70 km do as well on the campaign, not on crime news.
const APART_KM = 150;

const areApart = (a: Sited, b: Sited): boolean =>
  a.sites.every((x) => b.sites.every((y) => distanceKm(x, y) > APART_KM));

export class Sites {
  // A group has few sites, however many its reports are.
  readonly #all = new Map<string, Sited>();

  constructor(reports: readonly (readonly Site[])[]) {
    for (const sites of reports) if (sites.length > 0) this.#put({ sites, count: 1 });
  }

  #put({ sites, count }: Sited): void {
    const key = sites.map(({ lat, lon }) => `${lat} ${lon}`).join(" ");
    this.#all.set(key, { sites, count: count + (this.#all.get(key)?.count ?? 0) });
  }

  add(other: Sites): void {
    for (const sited of other.#all.values()) this.#put(sited);
  }

  /** How many pairs of a report here and a report there lie apart. */
  pairsApart(other: Sites): number {
    let pairs = 0;
    for (const a of this.#all.values())
      for (const b of other.#all.values()) if (areApart(a, b)) pairs += a.count * b.count;
    return pairs;
  }
}
