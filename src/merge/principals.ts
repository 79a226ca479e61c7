// For whom somebody acts or speaks: an officer for the command, a command and a ministry for the state, a spokesman for
// the group. A claim is the principal's, by whoever's mouth.
import type { Knowledge } from "../knowledge/index.ts";
import { isPartOfWord } from "../text/index.ts";
import type { CodedDocument, Mention, Party, Role } from "../record/index.ts";

export interface Principals {
  /** The register id of the principal; the actor itself where it answers to nobody that is known. */
  of(entity: string): string;
  /** The state that words name by its adjective ("American"); undefined if they name none. */
  ofCountry(code: string): string | undefined;
  nameOf(entity: string): string | undefined;
  countryOf(entity: string): string | undefined;
  /** True for those who carry the words of others: an outlet claims no attack. */
  publishes(entity: string): boolean;
  countryOfDemonym(word: string): string | undefined;
}

/** Without registers everybody answers for themselves. */
export const NO_PRINCIPALS: Principals = {
  of: (entity) => entity,
  ofCountry: () => undefined,
  nameOf: () => undefined,
  countryOf: () => undefined,
  publishes: () => false,
  countryOfDemonym: () => undefined,
};

// Relations of persons and commands form short chains; a circle in the data must end too.
const STEPS_MAX = 8;

export function principalsOf({ kinds, actors }: Pick<Knowledge, "kinds" | "actors">): Principals {
  const isState = (kind: string): boolean => {
    const entry = kinds.actorKinds.get(kind);
    return entry?.attributes["state"] === true || (entry?.parent !== undefined && isState(entry.parent));
  };
  const step = (entity: string): string | undefined => {
    const actor = actors.actors.get(entity);
    if (!actor) return undefined;
    if (actor.country !== undefined && isState(actor.kind)) {
      const state = actors.stateOf(actor.country);
      return state === entity ? undefined : state;
    }
    // A member of a body acts for itself; who leads it or speaks for it does not.
    return [...(actor.spokespersonOf ?? []), ...(actor.leads ?? [])][0]?.actor;
  };
  const of = (entity: string): string => {
    let at = entity;
    for (let steps = 0; steps < STEPS_MAX; steps++) {
      const next = step(at);
      if (next === undefined) break;
      at = next;
    }
    return at;
  };
  return {
    of,
    ofCountry: (code) => actors.stateOf(code),
    nameOf: (entity) => actors.nameOf(entity),
    countryOf: (entity) => actors.actors.get(entity)?.country,
    publishes: (entity) =>
      kinds.actorKinds.get(actors.actors.get(entity)?.kind ?? "")?.attributes["publishes"] === true,
    countryOfDemonym: (word) => actors.countryOfDemonym(word),
  };
}

/** The state whose adjective stands in the words of a role: "two American officials", "US aircraft". */
function stateInWords(
  coded: CodedDocument,
  span: { start: number; end: number },
  principals: Principals,
): string | undefined {
  const demonym = coded.mentions.find(
    (mention: Mention) =>
      mention.type === "nationality" &&
      mention.start >= span.start &&
      mention.end <= span.end &&
      !isPartOfWord(coded.text, mention),
  );
  if (!demonym) return undefined;
  const country =
    demonym.country ?? principals.countryOfDemonym(coded.text.slice(demonym.start, demonym.end));
  return country === undefined ? undefined : principals.ofCountry(country);
}

/** The register id of a role's principal; undefined if nobody knows who is meant. */
export function principalOf(coded: CodedDocument, role: Role, principals: Principals): string | undefined {
  const mention = coded.mentions.find((candidate) => candidate.id === role.mention);
  const entity = role.entity ?? mention?.entity;
  if (entity !== undefined) return principals.of(entity);
  return stateInWords(coded, role, principals) ?? (mention && stateInWords(coded, mention, principals));
}

export function partyOfPrincipal(id: string, principals: Principals, said: Party): Party {
  return { name: principals.nameOf(id) ?? said.name, entity: id };
}
