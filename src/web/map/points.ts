// What the map is asked for, and what its island needs besides the points themselves: names, and how far a place may lie.
import type { Labels } from "../../app/index.ts";
import type { IncidentFilter, PointSpots } from "../../record/index.ts";
import type { Ask } from "../page.ts";
import { asked, askedDay } from "../parts/pager.ts";
import { countryNumber } from "./countries.ts";
import { REACH_KM } from "./drawing.ts";
import { type CountryName, worldMap } from "./world.ts";

export interface MapGround {
  /** mode or type → its label */
  readonly labels: Readonly<Record<string, string>>;
  /** ISO 3166 letters → the number that the base map has */
  readonly countries: Readonly<Record<string, string>>;
  /** How far from its point a place of a precision may lie, in kilometres. */
  readonly reachKm: Readonly<Record<string, number>>;
  readonly names: readonly CountryName[];
}

export function groundOf({ kinds, spots }: PointSpots, labels: Labels): MapGround {
  const codes = new Set(spots.flatMap(({ country }) => country ?? []));
  const numbers = [...codes].flatMap((code) => {
    const number = countryNumber(code);
    return number === undefined ? [] : [[code, number] as const];
  });
  return {
    labels: Object.fromEntries(kinds.map((kind) => [kind, labelOf(kind, labels)])),
    countries: Object.fromEntries(numbers),
    reachKm: REACH_KM,
    names: worldMap().names,
  };
}

/** Where a kind is no mode it is a type. */
function labelOf(kind: string, labels: Labels): string {
  const mode = labels.mode(kind);
  return mode === kind ? labels.type(kind) : mode;
}

export function mapFilter(ask: Pick<Ask, "query">): IncidentFilter {
  return {
    from: askedDay(ask, "from"),
    to: askedDay(ask, "to", "last"),
    mode: asked(ask, "mode"),
    actor: asked(ask, "actor"),
    place: asked(ask, "place"),
  };
}
