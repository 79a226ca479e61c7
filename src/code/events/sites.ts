// Sites of the register that a telling names as hit: what lies far apart was not hit at once, however it is told.
import type { Place } from "../../knowledge/index.ts";
import { distanceKm } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import type { Slots } from "./slots.ts";
import type { Thing } from "./things.ts";

/** Beyond this two sites are no longer one place with its surroundings. */
const FAR_KM = 70;

interface Site {
  readonly thing: Thing;
  readonly place: Place & { readonly lat: number; readonly lon: number };
}

/** The register's sites among things, by their names. */
function sitesAmong(ctx: CodingContext, things: readonly Thing[]): Site[] {
  return things.flatMap((thing) => {
    if (thing.mention?.type !== "facility") return [];
    const { start, end } = thing.mention;
    const [place] = ctx.knowledge.places.candidates(ctx.text.slice(start, end));
    if (place?.kind !== "facility" || place.lat === undefined || place.lon === undefined) return [];
    return [{ thing, place: { ...place, lat: place.lat, lon: place.lon } }];
  });
}

const isFar = (a: Site, b: Site): boolean => distanceKm(a.place, b.place) > FAR_KM;

/** Both name sites, and each of one lies far from each of the other. */
export function areElsewhere(ctx: CodingContext, a: Slots, b: Slots): boolean {
  const [here, there] = [a, b].map(({ targets, places }) => sitesAmong(ctx, [...targets, ...places]));
  if (here!.length === 0 || there!.length === 0) return false;
  return here!.every((one) => there!.every((two) => isFar(one, two)));
}

/** The sites hit, those near each other together, in text order; one group where nothing lies far apart. */
export function sitesHit(ctx: CodingContext, { targets }: Slots): Thing[][] {
  const groups: Site[][] = [];
  for (const site of sitesAmong(ctx, targets)) {
    const near = groups.find((group) => !group.some((one) => isFar(one, site)));
    if (near) near.push(site);
    else groups.push([site]);
  }
  return groups.map((group) => group.map(({ thing }) => thing));
}
