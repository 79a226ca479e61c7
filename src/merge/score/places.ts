// How near two reports are in space.
import type { PlaceValue, Report } from "../../record/index.ts";
import { distanceKm, fold } from "../../text/index.ts";
import type { Reason } from "../types.ts";

export type Point = { lat: number; lon: number };
const EXACT: ReadonlySet<PlaceValue["precision"]> = new Set(["point", "settlement"]);

export function isExact(place: PlaceValue): place is PlaceValue & Point {
  return EXACT.has(place.precision) && place.lat !== undefined && place.lon !== undefined;
}

/** xSub's windows: 1–5 km is one place, tens of kilometres a candidate, beyond that another place. */
function distanceScore(km: number): number {
  if (km <= 6) return 3;
  if (km <= 30) return 1.5;
  if (km <= 70) return -1.5;
  return km <= 150 ? -4 : -6;
}

function sameEntity(place: PlaceValue): number {
  if (place.precision === "country" || place.precision === "region") return 0.3;
  return place.precision === "admin" ? 1.5 : 3;
}

function scorePair(a: PlaceValue, b: PlaceValue): Omit<Reason, "name"> {
  if (a.entity !== undefined && a.entity === b.entity)
    return { score: sameEntity(a), note: `both at ${a.name}` };
  if (a.country !== undefined && b.country !== undefined && a.country !== b.country) {
    return { score: -6, note: `${a.name} and ${b.name} lie in different countries` };
  }
  if (isExact(a) && isExact(b)) {
    const km = distanceKm(a, b);
    return { score: distanceScore(km), note: `${a.name} and ${b.name} are ${Math.round(km)} km apart` };
  }
  // "The base" and "the base" are the same words, not the same place; a name has a capital, where the script has any.
  if (fold(a.name) === fold(b.name))
    return { score: /\p{Lu}/u.test(a.name) ? 2 : 0.3, note: `both at ${a.name}` };
  // Two descriptions, or a description and a name: they may well be one ("the base", "Camp Such").
  if (a.precision === undefined || b.precision === undefined) {
    return { score: -0.3, note: `${a.name} and ${b.name}` };
  }
  return { score: vaguely(a, b), note: `${a.name} and ${b.name} may be one` };
}

// A province and a town: about so far from its middle a town may still lie in it (the median province of the register is
// 120 km wide); a town far beyond lies in another.
const PROVINCE_KM = 80;
const BEYOND_KM = 300;

/** Whether a town may lie in a province; a country says hardly anything. */
function vaguely(a: PlaceValue, b: PlaceValue): number {
  const area = [a, b].find(({ precision }) => precision === "admin");
  const town = [a, b].find(isExact);
  if (!area || !town || area.lat === undefined || area.lon === undefined) return 0.2;
  const km = distanceKm({ lat: area.lat, lon: area.lon }, town);
  if (km <= PROVINCE_KM) return 1.2;
  return km > BEYOND_KM ? -3 : 0.2;
}

const RANK: Readonly<Record<string, number>> = { point: 4, settlement: 3, admin: 2, country: 1, region: 0 };

/** "The base west of the capital": beyond this a town beside a point only says where the point lies. */
const BESIDE_KM = 70;

function isReference(place: PlaceValue, points: readonly (PlaceValue & Point)[]): boolean {
  if (points.length === 0 || place.precision !== "settlement" || !isExact(place)) return false;
  return points.every((point) => distanceKm(point, place) > BESIDE_KM);
}

/** Only the closest of what a report names: "a base in Erbil, Iraq" is at the base. */
export function closestPlaces(report: Report): PlaceValue[] {
  const rank = (place: PlaceValue): number => (place.precision === undefined ? 2.5 : RANK[place.precision]!);
  const best = Math.max(...report.places.map(rank));
  const closest = report.places.filter((place) => rank(place) >= Math.min(best, 2.5));
  const points = closest.filter(isExact).filter(({ precision }) => precision === "point");
  return closest.filter((place) => !isReference(place, points));
}

/** The sites and towns where it says that it happened; without those that only say where such a site lies. */
export const sitesOf = (report: Report): Point[] =>
  closestPlaces(report)
    .filter(isExact)
    .map(({ lat, lon }) => ({ lat, lon }));

export function scorePlaces(a: readonly PlaceValue[], b: readonly PlaceValue[]): Reason {
  if (a.length === 0 || b.length === 0) return { name: "place", score: -0.5, note: "no place on one side" };
  const pairs = a.flatMap((left) => b.map((right) => scorePair(left, right)));
  const best = pairs.reduce((most, pair) => (pair.score > most.score ? pair : most));
  return { name: "place", ...best };
}
