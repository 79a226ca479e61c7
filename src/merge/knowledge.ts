// What merging asks of knowledge/: which modes and types may be one occurrence, and which actors belong together.
import type { Kind, Knowledge } from "../knowledge/index.ts";
import type { Actor, Membership } from "../record/index.ts";
import { principalsOf } from "./principals.ts";
import type { MergeKnowledge } from "./types.ts";

function listOf(kind: Kind | undefined, key: string): readonly string[] {
  const value = kind?.attributes[key];
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((entry) => typeof entry === "string") : [];
}

function modesAgree(modes: ReadonlyMap<string, Kind>): MergeKnowledge["modesAgree"] {
  const names = (a: string, b: string): boolean =>
    modes.get(a)?.attributes["general"] === true ||
    modes.get(a)?.parent === b ||
    listOf(modes.get(a), "fends").includes(b) ||
    listOf(modes.get(a), "compatible").includes(b);
  return (a, b) => {
    if (a === b) return "same";
    if (names(a, b) || names(b, a)) return "compatible";
    const family = modes.get(a)?.attributes["family"];
    return family !== undefined && family === modes.get(b)?.attributes["family"] ? "family" : "different";
  };
}

/** What turns something away, and that; an attack of which nothing more is told may be any of it. */
function fends(modes: ReadonlyMap<string, Kind>): MergeKnowledge["fends"] {
  const turns = (a: string, b: string): boolean => {
    const turned = listOf(modes.get(a), "fends");
    return turned.includes(b) || (turned.length > 0 && modes.get(b)?.attributes["general"] === true);
  };
  return (a, b) => turns(a, b) || turns(b, a);
}

/** Types agree if they are equal or some mode may be told under both. */
function typesAgree(modes: ReadonlyMap<string, Kind>): MergeKnowledge["typesAgree"] {
  const together = new Set<string>();
  for (const mode of modes.values()) {
    const types = new Set([...listOf(mode, "type"), ...listOf(mode, "types")]);
    for (const a of types) for (const b of types) together.add(`${a} ${b}`);
  }
  return (a, b) => a === b || together.has(`${a} ${b}`);
}

type Upward = (actor: Actor) => readonly (readonly Membership[] | undefined)[];

const PARTS: Upward = (actor) => [actor.memberOf, actor.facadeOf, actor.leads, actor.spokespersonOf];
const PARTS_AND_PATRONS: Upward = (actor) => [...PARTS(actor), actor.proxyOf];

/** An actor with all that are above it, at any remove; worked out once. */
function linesUp(actors: ReadonlyMap<string, Actor>, upward: Upward): (id: string) => ReadonlySet<string> {
  const lines = new Map<string, ReadonlySet<string>>();
  return (id) => {
    const known = lines.get(id);
    if (known) return known;
    const line = new Set([id]);
    for (const next of line)
      for (const { actor } of upward(actors.get(next) ?? NOBODY).flatMap((list) => list ?? []))
        line.add(actor);
    lines.set(id, line);
    return line;
  };
}

/** Members of one body and bodies of one state are related; two proxies of one patron are not, but each to the patron. */
function relatedActors(knowledge: Pick<Knowledge, "kinds" | "actors">): MergeKnowledge["related"] {
  const { actors } = knowledge.actors;
  const principals = principalsOf(knowledge);
  const bodies = linesUp(actors, PARTS);
  const patrons = linesUp(actors, PARTS_AND_PATRONS);
  return (a, b) =>
    principals.of(a) === principals.of(b) ||
    [...bodies(a)].some((id) => bodies(b).has(id)) ||
    patrons(a).has(b) ||
    patrons(b).has(a);
}

function actForOne(knowledge: Pick<Knowledge, "kinds" | "actors">): MergeKnowledge["actForOne"] {
  const principals = principalsOf(knowledge);
  return (a, b) => principals.of(a) === principals.of(b);
}

const NOBODY: Actor = { id: "", names: [], kind: "", memberOf: [] };

// Every document asks for it.
const made = new WeakMap<Pick<Knowledge, "kinds" | "actors">, MergeKnowledge>();

export function mergeKnowledge(knowledge: Pick<Knowledge, "kinds" | "actors">): MergeKnowledge {
  const known = made.get(knowledge) ?? make(knowledge);
  made.set(knowledge, known);
  return known;
}

function make(knowledge: Pick<Knowledge, "kinds" | "actors">): MergeKnowledge {
  const { modes } = knowledge.kinds;
  return {
    turnsAway: (mode) => listOf(modes.get(mode), "fends").length > 0,
    fends: fends(modes),
    modesAgree: modesAgree(modes),
    isGeneral: (mode) => modes.get(mode)?.attributes["general"] === true,
    typesAgree: typesAgree(modes),
    related: relatedActors(knowledge),
    actForOne: actForOne(knowledge),
  };
}
