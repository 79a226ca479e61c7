// Puts the loaders together: a knowledge folder in, frozen knowledge (or every fault) out.
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkRelations, loadActors } from "./actors.ts";
import { loadCountries, stateActor } from "./countries.ts";
import { throwFaults, type Fault } from "./faults.ts";
import { Files } from "./files.ts";
import { freezeDeep } from "./freeze.ts";
import { BodyFinder, addStateBodies, loadStateBodies } from "./bodies.ts";
import { openGazetteer } from "./gazetteer.ts";
import { loadKinds } from "./kinds.ts";
import { loadLanguages } from "./languages.ts";
import { loadLocalNames, withActors, withPlaces, withStates } from "./local-names.ts";
import { loadPlaces } from "./places.ts";
import { actorRegister, placeRegister } from "./registers.ts";
import { loadSources } from "./sources.ts";
import type { Knowledge } from "./types.ts";

/** The project's own knowledge/, looked for upwards from this file. */
export function defaultKnowledgeDir(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const found = join(folder, "knowledge", "kinds");
    if (existsSync(found)) return dirname(found);
    if (folder === dirname(folder)) return join(import.meta.dirname, "..", "..", "knowledge");
  }
}

function load(dir: string): { knowledge: Knowledge; faults: Fault[] } {
  const faults: Fault[] = [];
  const files = new Files(dir);
  const kinds = loadKinds(files, dir, faults);
  const local = loadLocalNames(files, dir, faults);
  const countries = withStates(loadCountries(files, dir), local);
  const actorKinds = [...kinds.actorKinds.keys()];
  const bodies = loadStateBodies(files, dir, actorKinds, faults);
  const { actors, places: actorPlaces } = loadActors(
    files,
    dir,
    actorKinds,
    countries.map(stateActor),
    faults,
  );
  withActors(actors, local);
  const named = [...actors.values()];
  const holders = addStateBodies(actors, bodies, countries);
  checkRelations(actors, actorPlaces);
  const gazetteer = files.bytes(join(dir, "places", "gazetteer.zst"));
  const places = withPlaces(loadPlaces(files, dir, faults), local);
  const sources = loadSources(files, dir, faults);
  const languages = loadLanguages(files, dir, kinds, faults);
  const knowledge: Knowledge = Object.freeze({
    version: files.version(),
    kinds: freezeDeep(kinds),
    actors: actorRegister(freezeDeep(actors), named, countries, new BodyFinder(bodies, holders)),
    places: placeRegister(places, countries, gazetteer && openGazetteer(gazetteer)),
    sources: freezeDeep(sources),
    languages,
  });
  return { knowledge, faults };
}

/**
 * Loads and checks knowledge/. Synchronous; read it once and pass it on.
 * Throws a `bad-knowledge` error that names file, line and the nearest valid value.
 */
export function loadKnowledge(dir: string = defaultKnowledgeDir()): Knowledge {
  const { knowledge, faults } = load(dir);
  throwFaults(faults, dir);
  return knowledge;
}

export interface KnowledgeReport {
  /** As far as it could be read. */
  readonly knowledge: Knowledge;
  readonly faults: readonly Fault[];
  readonly counts: Readonly<Record<string, number>>;
}

/** All faults of a knowledge folder, not only the first, and how many entries there are of each sort. */
export function checkKnowledge(dir: string = defaultKnowledgeDir()): KnowledgeReport {
  const { knowledge, faults } = load(dir);
  const lists = [...knowledge.languages.values()].flatMap((language) => [...language.lists.values()]);
  return {
    knowledge,
    faults,
    counts: {
      events: knowledge.kinds.events.size,
      modes: knowledge.kinds.modes.size,
      acts: knowledge.kinds.acts.size,
      actors: knowledge.actors.actors.size,
      sources: knowledge.sources.length,
      languages: knowledge.languages.size,
      lists: lists.length,
      words: lists.reduce(
        (sum, list) => sum + list.entries.reduce((n, entry) => n + entry.words.length, 0),
        0,
      ),
    },
  };
}
