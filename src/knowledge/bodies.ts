// Bodies that every state has (government, ministries, forces): actors built from a state and a body, and their names
// put together in a text from a demonym or a state's name and a body's word. The words are in actors/templates/.
import { join } from "node:path";
import type { Actor } from "../record/index.ts";
import { asList, asOneOf, asRecord, asText, asTexts, at, type Fault, type Where } from "./faults.ts";
import type { Country } from "./countries.ts";
import type { Files } from "./files.ts";
import { NameIndex } from "./name-index.ts";
import type { NameHit } from "./types.ts";

interface Body {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly words: readonly string[];
}

export interface StateBodies {
  readonly bodies: readonly Body[];
  readonly links: readonly string[];
  readonly owns: readonly string[];
}

function readBody(value: unknown, kinds: readonly string[], where: Where): Body {
  const { id, kind, name, ...words } = asRecord(value, where);
  return {
    id: asText(id, at(where, "id")),
    kind: asOneOf(kind, kinds, at(where, "kind")) ?? "other",
    name: asText(name, at(where, "name")),
    words: Object.entries(words).flatMap(([language, list]) => asTexts(list, at(where, language))),
  };
}

export function loadStateBodies(
  files: Files,
  dir: string,
  kinds: readonly string[],
  faults: Fault[],
): StateBodies {
  const file = files.yaml(join(dir, "actors", "templates", "state-bodies.yaml"));
  if (!file) return { bodies: [], links: [], owns: [] };
  const where: Where = { file, path: [], faults };
  const root = asRecord(file.value, where);
  return {
    bodies: asList(root["bodies"], at(where, "bodies")).map((body, index) =>
      readBody(body, kinds, at(where, "bodies", index)),
    ),
    links: asTexts(root["links"], at(where, "links")),
    owns: asTexts(root["owns"], at(where, "owns")),
  };
}

/** Who is a state's body: an actor that says so itself, or one built from the template. */
export function addStateBodies(
  actors: Map<string, Actor>,
  stateBodies: StateBodies,
  countries: readonly Country[],
): ReadonlyMap<string, string> {
  const holders = new Map<string, string>();
  for (const actor of actors.values())
    for (const body of actor.bodies ?? []) holders.set(`${actor.country}/${body}`, actor.id);
  for (const country of countries) {
    for (const body of stateBodies.bodies) {
      const key = `${country.code}/${body.id}`;
      if (holders.has(key)) continue;
      const id = `${country.id}-${body.id}`;
      holders.set(key, id);
      if (!actors.has(id)) actors.set(id, buildActor(id, body, country));
    }
  }
  return holders;
}

function buildActor(id: string, body: Body, country: Country): Actor {
  const name = body.name
    .replace("{state}", country.place.name)
    .replace("{demonym}", country.demonyms[0] ?? country.place.name);
  return {
    id,
    kind: body.kind,
    country: country.code,
    names: [{ text: name, language: "en", kind: "name" }],
    memberOf: [],
  };
}

/** Finds "Iraqi foreign ministry", "Iraq's army", "ministry of defence of Russia", "وزارة الخارجية العراقية". */
export class BodyFinder {
  readonly #index = new NameIndex();
  readonly #holders: ReadonlyMap<string, string>;
  readonly #links: readonly string[];
  readonly #owns: readonly string[];

  constructor(stateBodies: StateBodies, holders: ReadonlyMap<string, string>) {
    for (const body of stateBodies.bodies) for (const word of body.words) this.#index.add(word, body.id);
    this.#holders = holders;
    this.#links = [" ", ...stateBodies.links.map((link) => ` ${link} `)];
    this.#owns = [" ", ...stateBodies.owns.map((own) => `${own} `)];
  }

  /** `states`: demonyms and names of states found in the text, ids being country codes, in text order. */
  find(text: string, states: readonly NameHit[]): NameHit[] {
    const starts = new Map(states.map((state) => [state.start, state]));
    const ends = new Map(states.map((state) => [state.end, state]));
    const hits: NameHit[] = [];
    for (const body of this.#index.find(text)) {
      const hit = this.#before(text, body, ends) ?? this.#behind(text, body, starts);
      if (hit) hits.push(hit);
    }
    return hits;
  }

  #before(text: string, body: NameHit, ends: ReadonlyMap<number, NameHit>): NameHit | undefined {
    for (const own of this.#owns) {
      const state = ends.get(body.start - own.length);
      if (state && text.startsWith(own, state.end)) return this.#join(body, state);
    }
    return undefined;
  }

  #behind(text: string, body: NameHit, starts: ReadonlyMap<number, NameHit>): NameHit | undefined {
    for (const link of this.#links) {
      const state = starts.get(body.end + link.length);
      if (state && text.startsWith(link, body.end)) return this.#join(body, state);
    }
    return undefined;
  }

  #join(body: NameHit, state: NameHit): NameHit | undefined {
    const ids = state.ids
      .map((code) => this.#holders.get(`${code}/${body.ids[0]}`))
      .filter((id) => id !== undefined);
    if (ids.length === 0) return undefined;
    return { start: Math.min(body.start, state.start), end: Math.max(body.end, state.end), ids };
  }
}
