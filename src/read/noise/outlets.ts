// Names of outlets and agencies as a report's first line puts them before its story. What a dateline is stands elsewhere.
import type { Knowledge } from "../../knowledge/index.ts";
import { fold } from "../../text/index.ts";

/** A party's own office or a monitor may also be the doer or the teller of what follows. */
const PARTIES: ReadonlySet<string> = new Set(["official", "monitor"]);

const byKnowledge = new WeakMap<Knowledge, ReadonlySet<string>>();

function sourceNames(knowledge: Knowledge): ReadonlySet<string> {
  const known = byKnowledge.get(knowledge);
  if (known) return known;
  const outlets = knowledge.sources.filter(({ kind }) => !PARTIES.has(kind));
  const names = new Set(outlets.flatMap((source) => source.names.map((name) => fold(name))));
  byKnowledge.set(knowledge, names);
  return names;
}

/** A source, or an actor that does nothing but publish. */
export function isOutlet(name: string, knowledge: Knowledge): boolean {
  if (sourceNames(knowledge).has(fold(name))) return true;
  const { actors, kinds } = knowledge;
  const ids = actors.idsFor(name);
  const publishes = (id: string): boolean => {
    const kind = actors.actors.get(id)?.kind;
    return kind !== undefined && kinds.actorKinds.get(kind)?.attributes["publishes"] === true;
  };
  return ids.length > 0 && ids.every(publishes);
}
