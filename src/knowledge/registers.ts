// The two registers that coding and resolving ask: names to ids, over what the loaders have read.
import type { Actor } from "../record/index.ts";
import { alone, foldPhrase, Remembered } from "../text/index.ts";
import type { Country } from "./countries.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { readingsOf } from "./keyed-text.ts";
import { NameIndex } from "./name-index.ts";
import { chiefName, indexNames, OF_PLACES } from "./names.ts";
import type { NamedPlace } from "./places.ts";
import type { ActorRegister, NameHit, Place, PlaceRegister } from "./types.ts";
import type { BodyFinder } from "./bodies.ts";

/** Texts ask for the same names again and again. */
const REMEMBERED_NAMES = 4_000;

function demonymIndex(countries: readonly Country[]): NameIndex {
  const index = new NameIndex();
  for (const country of countries)
    for (const word of country.demonyms) index.add(word, country.code, { exact: /^[A-Z]{2,3}$/.test(word) });
  return index;
}

/** Longer hits first; of two that overlap the longer stays, in text order. */
export function longestHits(hits: readonly NameHit[]): NameHit[] {
  const taken: NameHit[] = [];
  for (const hit of [...hits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = taken.at(-1);
    if (!last || hit.start >= last.end) taken.push(hit);
    else if (hit.end - hit.start > last.end - last.start) taken[taken.length - 1] = hit;
  }
  return taken;
}

/** `named` are the actors with names of their own; those built from a template are found by their parts. */
export function actorRegister(
  actors: ReadonlyMap<string, Actor>,
  named: readonly Actor[],
  countries: readonly Country[],
  bodies: BodyFinder,
): ActorRegister {
  const index = new NameIndex();
  for (const actor of named) indexNames(index, actor.id, actor.names);
  const demonyms = demonymIndex(countries);
  const states = new Map(countries.map((country) => [country.code, country.id]));
  const codes = new Map(countries.map((country) => [country.id, country.code]));
  const seats = new Map(
    countries.flatMap(({ id, seats }) => seats.map((seat) => [foldPhrase(seat), id] as const)),
  );
  const findDemonyms = remembered((text: string) => demonyms.find(text));
  const find = remembered((text: string) => {
    const found = index.find(text);
    const ofStates = found
      .map((hit) => ({
        ...hit,
        ids: hit.ids.map((id) => codes.get(id)).filter((code) => code !== undefined),
      }))
      .filter((hit) => hit.ids.length > 0);
    return longestHits([...found, ...bodies.find(text, [...findDemonyms(text), ...ofStates])]);
  });
  const idsOf = (name: string): readonly string[] => {
    const found = index.idsFor(name);
    if (found.length > 0) return found;
    const whole = find(name)[0];
    return whole && whole.start === 0 && whole.end === name.length ? whole.ids : [];
  };
  // The same few names of a document are asked for in many steps.
  const idsKnown = new Remembered<string, readonly string[]>(REMEMBERED_NAMES);
  const chiefNames = new Map([...actors].map(([id, { names }]) => [id, chiefName(names)]));
  return Object.freeze({
    actors,
    nameOf: (id: string) => chiefNames.get(id),
    idsFor: (name: string) => {
      const known = idsKnown.get(name);
      if (known) return known;
      const ids = idsOf(name);
      idsKnown.set(alone(name), ids);
      return ids;
    },
    find,
    countryOfDemonym: (word: string) => demonyms.idsFor(word)[0],
    findDemonyms,
    stateOf: (country: string) => states.get(country),
    stateOfSeat: (name: string) => seats.get(foldPhrase(name)),
  });
}

/** Remembers the answer for the last text: several steps ask about the same one. */
function remembered<T>(ask: (text: string) => T): (text: string) => T {
  let last: { text: string; answer: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: ask(text) };
    return last.answer;
  };
}

/** The entry with what the gazetteer's row adds: point, people and province, never its name. */
function located(place: Place, row: Place | undefined): Place {
  if (!row) return place;
  const { lat, lon, population, country, admin } = row;
  return {
    ...place,
    lat: place.lat ?? lat,
    lon: place.lon ?? lon,
    population,
    country: place.country ?? country,
    admin: place.admin ?? admin,
  };
}

export function placeRegister(
  named: readonly NamedPlace[],
  countries: readonly Country[],
  gazetteer: Gazetteer | undefined,
): PlaceRegister {
  const index = new NameIndex();
  const places = new Map<string, Place>();
  const rows = new Map<string, string>();
  const rowsTaken = new Set<string>();
  for (const { place, names, geonames } of named) {
    places.set(place.id, Object.freeze(place));
    if (geonames !== undefined) rows.set(place.id, geonames);
    if (geonames !== undefined) rowsTaken.add(`gn-${geonames}`);
    indexNames(index, place.id, names, OF_PLACES);
  }
  const codes = new Map<string, string>();
  for (const country of countries) {
    places.set(country.id, Object.freeze(country.place));
    indexNames(index, country.id, country.names, OF_PLACES);
    for (const name of [country.code, ...country.names.map((name) => name.text)])
      codes.set(foldPhrase(name), country.code);
  }
  // The gazetteer is unpacked when the first text needs it, not when knowledge is loaded.
  const get = (id: string): Place | undefined => {
    const row = rows.get(id);
    const place = places.get(id);
    if (row === undefined || !place) return place ?? gazetteer?.get(id);
    rows.delete(id);
    const complete = Object.freeze(located(place, gazetteer?.get(row)));
    places.set(id, complete);
    return complete;
  };
  const found = new Remembered<string, readonly Place[]>(REMEMBERED_NAMES);
  const candidates = (name: string): readonly Place[] => {
    const known = found.get(name);
    if (known) return known;
    const registered = index.idsFor(name).flatMap((id) => get(id) ?? []);
    const others = gazetteer?.lookup(name) ?? [];
    const all = [...registered, ...others.filter((place) => !rowsTaken.has(place.id))];
    found.set(alone(name), all);
    return all;
  };
  return Object.freeze({
    get,
    candidates,
    readings: readingsOf,
    find: (text: string) => index.find(text),
    countryCode: (name: string) => codes.get(foldPhrase(name)),
  });
}
