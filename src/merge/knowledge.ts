// What merging asks of knowledge/: which modes and types may be one occurrence, and which actors belong together.
import type { Kind, Knowledge } from "../knowledge/index.ts";
import type { Actor } from "../record/index.ts";
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
    listOf(modes.get(a), "compatible").includes(b);
  return (a, b) => {
    if (a === b) return "same";
    if (names(a, b) || names(b, a)) return "compatible";
    const family = modes.get(a)?.attributes["family"];
    return family !== undefined && family === modes.get(b)?.attributes["family"] ? "family" : "different";
  };
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

/** Who an actor acts for or as, one step up. */
function above(actor: Actor): string[] {
  const relations = [actor.memberOf, actor.proxyOf, actor.facadeOf, actor.leads, actor.spokespersonOf];
  return relations.flatMap((list) => (list ?? []).map((relation) => relation.actor));
}

function relatedActors(actors: ReadonlyMap<string, Actor>): MergeKnowledge["related"] {
  const lines = new Map<string, ReadonlySet<string>>();
  const lineOf = (id: string): ReadonlySet<string> => {
    const known = lines.get(id);
    if (known) return known;
    const line = new Set([id]);
    for (const next of line) for (const upper of above(actors.get(next) ?? NOBODY)) line.add(upper);
    lines.set(id, line);
    return line;
  };
  return (a, b) => {
    const [lineA, lineB] = [lineOf(a), lineOf(b)];
    return a === b || [...lineA].some((id) => lineB.has(id));
  };
}

const NOBODY: Actor = { id: "", names: [], kind: "", memberOf: [] };

export function mergeKnowledge(knowledge: Pick<Knowledge, "kinds" | "actors">): MergeKnowledge {
  const { modes } = knowledge.kinds;
  return {
    modesAgree: modesAgree(modes),
    isGeneral: (mode) => modes.get(mode)?.attributes["general"] === true,
    typesAgree: typesAgree(modes),
    related: relatedActors(knowledge.actors.actors),
  };
}
