// The two registers that coding and resolving ask: names to ids, over what the loaders have read.
import type { Actor } from "../record/index.ts";
import { foldPhrase } from "../text/index.ts";
import type { Country } from "./countries.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { NameIndex } from "./name-index.ts";
import { chiefName, indexNames } from "./names.ts";
import type { NamedPlace } from "./places.ts";
import type { ActorRegister, Place, PlaceRegister } from "./types.ts";

function demonymIndex(countries: readonly Country[]): NameIndex {
  const index = new NameIndex();
  for (const country of countries)
    for (const word of country.demonyms) index.add(word, country.code, { exact: /^[A-Z]{2,3}$/.test(word) });
  return index;
}

export function actorRegister(
  actors: ReadonlyMap<string, Actor>,
  countries: readonly Country[],
): ActorRegister {
  const index = new NameIndex();
  for (const actor of actors.values()) indexNames(index, actor.id, actor.names);
  const demonyms = demonymIndex(countries);
  const states = new Map(countries.map((country) => [country.code, country.id]));
  return Object.freeze({
    actors,
    nameOf: (id: string) => chiefName(actors.get(id)?.names ?? []),
    idsFor: (name: string) => index.idsFor(name),
    find: (text: string) => index.find(text),
    countryOfDemonym: (word: string) => demonyms.idsFor(word)[0],
    findDemonyms: (text: string) => demonyms.find(text),
    stateOf: (country: string) => states.get(country),
  });
}

export function placeRegister(
  named: readonly NamedPlace[],
  countries: readonly Country[],
  gazetteer: Gazetteer | undefined,
): PlaceRegister {
  const index = new NameIndex();
  const places = new Map<string, Place>();
  for (const { place, names } of named) {
    places.set(place.id, Object.freeze(place));
    indexNames(index, place.id, names);
  }
  const codes = new Map<string, string>();
  for (const country of countries) {
    places.set(country.id, Object.freeze(country.place));
    indexNames(index, country.id, country.names);
    for (const name of [country.code, ...country.names.map((name) => name.text)])
      codes.set(foldPhrase(name), country.code);
  }
  const candidates = (name: string): readonly Place[] => {
    const registered = index
      .idsFor(name)
      .map((id) => places.get(id))
      .filter((place) => place !== undefined);
    return [...registered, ...(gazetteer?.lookup(name) ?? [])];
  };
  return Object.freeze({
    get: (id: string) => places.get(id) ?? gazetteer?.get(id),
    candidates,
    find: (text: string) => index.find(text),
    countryCode: (name: string) => codes.get(foldPhrase(name)),
  });
}
