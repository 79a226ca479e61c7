// Names of actors, states and places in one language, from languages/<xx>/names.yaml: added to the entries of the registers.
import { join } from "node:path";
import type { Actor, ActorName } from "../record/index.ts";
import type { Country } from "./countries.ts";
import { asRecord, asTexts, at, fault, unknownValue, type Fault, type Where } from "./faults.ts";
import type { Files } from "./files.ts";
import type { NamedPlace } from "./places.ts";

/** What one file gives, by id of the register (states by their two letters). */
interface LocalNames {
  readonly language: string;
  readonly where: Where;
  readonly actors: ReadonlyMap<string, readonly string[]>;
  readonly places: ReadonlyMap<string, readonly string[]>;
  readonly states: ReadonlyMap<string, readonly string[]>;
  /** The people of a state and its adjective, in every form. */
  readonly peoples: ReadonlyMap<string, readonly string[]>;
}

/** The names of all languages that have such a file. */
export function loadLocalNames(files: Files, dir: string, faults: Fault[]): LocalNames[] {
  return files.namesIn(join(dir, "languages")).flatMap((language) => {
    const file = files.yaml(join(dir, "languages", language, "names.yaml"));
    if (!file) return [];
    const where: Where = { file, path: [], faults };
    const parts = asRecord(file.value, where);
    const part = (name: string) => readPart(parts[name], at(where, name));
    const [actors, places, states, peoples] = [
      part("actors"),
      part("places"),
      part("states"),
      part("peoples"),
    ];
    return [{ language, where, actors, places, states, peoples }];
  });
}

function readPart(value: unknown, where: Where): Map<string, readonly string[]> {
  if (value === undefined) return new Map();
  return new Map(
    Object.entries(asRecord(value, where)).map(([id, texts]) => [id, asTexts(texts, at(where, id))]),
  );
}

/** Names and peoples added to the states. */
export function withStates(countries: readonly Country[], all: readonly LocalNames[]): Country[] {
  for (const one of all) {
    checkIds(one, "states", new Set(countries.map(({ code }) => code)));
    checkIds(one, "peoples", new Set(countries.map(({ code }) => code)));
  }
  return countries.map((country) => ({
    ...country,
    names: [...country.names, ...namesFor(all, "states", country.code)],
    demonyms: [...country.demonyms, ...all.flatMap((one) => one.peoples.get(country.code) ?? [])],
  }));
}

export function withActors(actors: Map<string, Actor>, all: readonly LocalNames[]): void {
  for (const one of all) {
    checkIds(one, "actors", actors);
    for (const id of one.actors.keys()) {
      const actor = actors.get(id);
      if (actor) actors.set(id, { ...actor, names: [...actor.names, ...namesFor([one], "actors", id)] });
    }
  }
}

export function withPlaces(places: readonly NamedPlace[], all: readonly LocalNames[]): NamedPlace[] {
  for (const one of all) checkIds(one, "places", new Set(places.map(({ place }) => place.id)));
  return places.map((named) => ({
    ...named,
    names: [...named.names, ...namesFor(all, "places", named.place.id)],
  }));
}

type Part = "actors" | "places" | "states" | "peoples";

function namesFor(all: readonly LocalNames[], part: Part, id: string): ActorName[] {
  return all.flatMap((one) =>
    (one[part].get(id) ?? []).map((text, index): ActorName => ({
      text,
      language: one.language,
      kind: index === 0 ? "name" : "alias",
    })),
  );
}

interface Ids {
  has(id: string): boolean;
  keys(): Iterable<string>;
}

function checkIds(one: LocalNames, part: Part, known: Ids): void {
  for (const id of one[part].keys())
    if (!known.has(id)) fault(at(one.where, part, id), unknownValue(id, known.keys()));
}
