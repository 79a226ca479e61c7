// Loads actors/: the register of who acts, its names and its dated, sourced relations.
import { join } from "node:path";
import type { Actor, Membership } from "../record/index.ts";
import {
  asList,
  asOneOf,
  asOptionalText,
  asRecord,
  asText,
  asTexts,
  at,
  fault,
  unknownValue,
  type Fault,
  type Where,
} from "./faults.ts";
import type { Files } from "./files.ts";
import { readNames } from "./names.ts";

const RELATIONS = ["memberOf", "spokespersonOf", "leads", "proxyOf", "facadeOf"] as const;

function readMemberships(value: unknown, where: Where): Membership[] {
  return asList(value, where).map((item, index) => {
    const here = at(where, index);
    const entry = typeof item === "string" ? { actor: item } : asRecord(item, here);
    return {
      actor: asText(entry["actor"], at(here, "actor")),
      from: asOptionalText(entry["from"], at(here, "from")),
      to: asOptionalText(entry["to"], at(here, "to")),
      source: asOptionalText(entry["source"], at(here, "source")) ?? "common-knowledge",
    };
  });
}

function readActor(value: unknown, kinds: readonly string[], where: Where): Actor {
  const entry = asRecord(value, where);
  const relations = RELATIONS.filter((name) => entry[name] !== undefined).map(
    (name) => [name, readMemberships(entry[name], at(where, name))] as const,
  );
  return {
    memberOf: [],
    ...Object.fromEntries(relations),
    id: asText(entry["id"], at(where, "id")),
    kind: asOneOf(entry["kind"], kinds, at(where, "kind")) ?? "other",
    country: asOptionalText(entry["country"], at(where, "country")),
    ...(entry["bodies"] === undefined ? {} : { bodies: [...asTexts(entry["bodies"], at(where, "bodies"))] }),
    names: readNames(entry["names"], at(where, "names")),
  };
}

/** Every relation must point at an actor of the register, the built ones included. */
export function checkRelations(actors: ReadonlyMap<string, Actor>, places: ReadonlyMap<string, Where>): void {
  for (const actor of actors.values()) {
    for (const relation of RELATIONS) {
      actor[relation]?.forEach((membership, index) => {
        const where = places.get(actor.id);
        if (!actors.has(membership.actor) && where) {
          fault(at(where, relation, index), unknownValue(membership.actor, actors.keys()));
        }
      });
    }
  }
}

/** Actors of all files by id; relations may point across files. */
export function loadActors(
  files: Files,
  dir: string,
  kinds: readonly string[],
  states: readonly Actor[],
  faults: Fault[],
): { actors: Map<string, Actor>; places: ReadonlyMap<string, Where> } {
  const actors = new Map<string, Actor>(states.map((state) => [state.id, state]));
  const places = new Map<string, Where>();
  for (const file of files.yamlIn(join(dir, "actors"))) {
    const root: Where = { file, path: [], faults };
    const list = Array.isArray(file.value)
      ? file.value
      : asList(asRecord(file.value, root)["actors"], at(root, "actors"));
    list.forEach((value, index) => {
      const where = Array.isArray(file.value) ? at(root, index) : at(root, "actors", index);
      const actor = readActor(value, kinds, where);
      if (actors.has(actor.id)) fault(where, `the id "${actor.id}" is taken by another actor`);
      actors.set(actor.id, actor);
      places.set(actor.id, where);
    });
  }
  return { actors, places };
}
