// The place of an incident: of the closest kind that reports name, the one most of them name.
import type { PlaceValue, Report } from "../../record/index.ts";
import { distanceKm, fold } from "../../text/index.ts";
import { isExact } from "../score/places.ts";
import { type Vote, votesOf } from "./votes.ts";

const RANK: Readonly<Record<string, number>> = { point: 4, settlement: 3, admin: 2, country: 1, region: 0 };
// A name that no register knows is most often a village or a quarter: it comes after a town, before a province.
const UNRESOLVED = 2.5;

const rankOf = (place: PlaceValue): number =>
  place.precision === undefined ? UNRESOLVED : RANK[place.precision]!;
const keyOf = (place: PlaceValue): string => place.entity ?? fold(place.name);

// A town and the base outside it are one surrounding; a site further off than this is another place (score/places.ts).
const SURROUNDING_KM = 70;

/** Without sites and towns far from the one that most name: what fewer name more closely is no better for that. */
function nearTheMost(votes: readonly Vote<PlaceValue>[]): readonly Vote<PlaceValue>[] {
  const sites = votes.filter(({ value }) => isExact(value));
  const most = sites
    .filter(({ weight }) => weight === sites[0]!.weight)
    .sort((a, b) => rankOf(b.value) - rankOf(a.value))[0]?.value;
  if (!most || !isExact(most)) return votes;
  return votes.filter(({ value }) => !isExact(value) || distanceKm(most, value) <= SURROUNDING_KM);
}

export function placeOf(reports: readonly Report[]): PlaceValue | undefined {
  const votes = votesOf(reports, (report) => report.places, keyOf);
  const resolved = votes.filter(
    (vote) => vote.value.precision !== undefined && rankOf(vote.value) > UNRESOLVED,
  );
  // A resolved place outranks a name on its own even where the name may be closer: it can be shown and compared.
  const among = resolved.length > 0 ? nearTheMost(resolved) : votes;
  const closest = Math.max(...among.map((vote) => rankOf(vote.value)));
  return among.find((vote) => rankOf(vote.value) === closest)?.value;
}

/** Whether a place is narrow enough for a point: a site, a town, a province; no country, sea or region. */
export function isOnMap(place: PlaceValue | undefined): boolean {
  return place?.precision !== undefined && RANK[place.precision]! >= RANK["admin"]!;
}
