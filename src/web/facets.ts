// What the filters of lists offer: the actors, modes, countries and acts that occur, most frequent first, by their labels.
import type { Labels } from "../app/index.ts";
import type { FacetCount, Facets } from "../record/index.ts";
import type { Choice } from "./parts/filters.ts";
import { actorName } from "./parts/names.ts";

export interface Choices {
  readonly actors: readonly Choice[];
  readonly modes: readonly Choice[];
  readonly countries: readonly Choice[];
  readonly acts: readonly Choice[];
}

/** Actors offered; a name beyond them can still stand in the address. */
const MOST_ACTORS = 60;

export function choicesOf(facets: Facets, labels: Labels): Choices {
  const known = facets.actors.filter(({ id }) => labels.actor(id) !== undefined);
  return {
    actors: choices(known, (id) => actorName(id, labels)).slice(0, MOST_ACTORS),
    modes: choices(facets.modes, (id) => labels.mode(id)),
    countries: choices(facets.countries, (id) => labels.country(id)),
    acts: choices(facets.acts, (id) => labels.act(id)),
  };
}

function choices(counts: readonly FacetCount[], label: (id: string) => string): Choice[] {
  return counts
    .map(({ id, count }) => ({ value: id, label: label(id), count }))
    .toSorted((a, b) => b.count - a.count || a.label.localeCompare(b.label));
}
