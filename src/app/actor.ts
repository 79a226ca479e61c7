// An actor of the register with everybody it is related to, both ways, each relation dated and sourced as the register has it.
import type { Knowledge } from "../knowledge/index.ts";
import { RELATIONS } from "../record/index.ts";
import type { Actor, ActorView, Membership, Relation, RelationName } from "../record/index.ts";

type Below = Omit<Relation, "name">;
const BELOW = new WeakMap<Knowledge, ReadonlyMap<string, readonly Below[]>>();

/** Who stands under whom: the register read backwards, once. */
function downwardOf(knowledge: Knowledge): ReadonlyMap<string, readonly Below[]> {
  const known = BELOW.get(knowledge);
  if (known) return known;
  const below = new Map<string, Below[]>();
  for (const other of knowledge.actors.actors.values()) {
    for (const relation of RELATIONS) {
      for (const { actor, ...rest } of listOf(other, relation)) {
        const list = below.get(actor) ?? [];
        list.push({ relation, direction: "down", other: other.id, ...rest });
        below.set(actor, list);
      }
    }
  }
  BELOW.set(knowledge, below);
  return below;
}

export function actorView(knowledge: Knowledge, id: string): ActorView | undefined {
  const { actors, kinds } = knowledge;
  const actor = actors.actors.get(id);
  if (!actor) return undefined;
  const name = (other: string): string => actors.nameOf(other) ?? other;
  const upward = RELATIONS.flatMap((relation) =>
    listOf(actor, relation).map(({ actor: other, ...rest }) => ({
      relation,
      direction: "up" as const,
      other,
      name: name(other),
      ...rest,
    })),
  );
  const downward = (downwardOf(knowledge).get(id) ?? []).map((one) => ({ ...one, name: name(one.other) }));
  const { kind, country, names } = actor;
  return {
    id,
    name: name(id),
    kind: kinds.actorKinds.get(kind)?.label ?? kind,
    ...(country !== undefined && { country }),
    names,
    relations: [...upward, ...downward],
  };
}

function listOf(actor: Actor, relation: RelationName): readonly Membership[] {
  return actor[relation] ?? [];
}

/** Register entries whose names hold the words, as many as one looks through. */
export function actorsNamed({ actors }: Knowledge, words: string, limit: number): readonly string[] {
  const exact = actors.idsFor(words);
  const sought = words.toLowerCase();
  const like = [...actors.actors.values()].filter(({ names }) =>
    names.some(({ text }) => text.toLowerCase().includes(sought)),
  );
  return [...new Set([...exact, ...like.map(({ id }) => id)])].slice(0, limit);
}
