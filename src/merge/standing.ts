// Who stands for whom when deeds and words of different documents are laid side by side: principals, and lines of umbrella
// and member. A fellow member is not in one's line: what one brigade threatens another does not carry out.
import type { Knowledge } from "../knowledge/index.ts";
import type { Incident, Party } from "../record/index.ts";
import { principalsOf } from "./principals.ts";

export interface Standing {
  /** The one for whom an actor acts or speaks (principals.ts). */
  principal(id: string): string;
  /** True if the two are one, or one is above the other: umbrella, façade or member; not patron and proxy. */
  inLine(a: string, b: string): boolean;
}

export function standingOf(knowledge: Pick<Knowledge, "kinds" | "actors">): Standing {
  const principals = principalsOf(knowledge);
  const lines = new Map<string, ReadonlySet<string>>();
  const upward = (id: string): readonly string[] => {
    const actor = knowledge.actors.actors.get(id);
    const relations = actor ? [actor.memberOf, actor.facadeOf, actor.leads, actor.spokespersonOf] : [];
    return relations.flatMap((list) => (list ?? []).map((relation) => relation.actor));
  };
  const lineOf = (id: string): ReadonlySet<string> => {
    const known = lines.get(id);
    if (known) return known;
    const line = new Set([id, principals.of(id)]);
    for (const next of line) for (const upper of upward(next)) line.add(upper);
    lines.set(id, line);
    return line;
  };
  return {
    principal: principals.of,
    inLine: (a, b) => lineOf(a).has(b) || lineOf(b).has(a) || principals.of(a) === principals.of(b),
  };
}

const idsOf = (parties: readonly Party[]): string[] => parties.flatMap((party) => party.entity ?? []);

/** Register ids of those who did it: as told, and who claims it. */
export function doersOf(incident: Incident): string[] {
  const claimed = incident.attribution.flatMap((line) =>
    line.status === "claimed" && line.actor ? [line.actor] : [],
  );
  return [...new Set([...idsOf(incident.perpetrators), ...claimed])];
}

export const struckBy = (incident: Incident): string[] => idsOf(incident.targets);

export const anyInLine = (left: readonly string[], right: readonly string[], { inLine }: Standing): boolean =>
  left.some((a) => right.some((b) => inLine(a, b)));
