// On whose side somebody named in a text is: their entry of the register, the state whose body it is, or only its words.
import type { Actor, Role, Span } from "../record/index.ts";
import type { CodingContext } from "./context.ts";
import { mentionById } from "./mention-index.ts";

export interface Side {
  readonly mention?: string;
  readonly entity?: string;
  /** The state that it acts and speaks for. A militia acts for no state, though it has a country. */
  readonly state?: string;
  /** Armed, and no state's. */
  readonly band: boolean;
  readonly words: string;
}

export function sideOf(context: CodingContext, role: Role | (Span & { readonly mention?: string })): Side {
  const { actors } = context.knowledge;
  const mention = mentionById(context, role.mention);
  const words = context.text.slice(role.start, role.end);
  const given = "entity" in role ? role.entity : undefined;
  const named = mention ? context.text.slice(mention.start, mention.end) : words;
  const entity = given ?? mention?.entity ?? actors.idsFor(named)[0];
  const entry = entity === undefined ? undefined : actors.actors.get(entity);
  const state = entry ? stateOf(context, entry) : (mention?.country ?? stateInWords(context, named));
  return {
    band: entry !== undefined && isBand(context, entry.kind),
    words: named.toLowerCase(),
    ...(role.mention !== undefined && { mention: role.mention }),
    ...(entity !== undefined && { entity }),
    ...(state !== undefined && { state }),
  };
}

function stateOf(context: CodingContext, actor: Actor): string | undefined {
  const bodies = [actor, ...(actor.bodies ?? []).map((id) => context.knowledge.actors.actors.get(id))];
  return bodies.find((one) => one && isOfState(context, one.kind))?.country;
}

function isOfState(context: CodingContext, kind: string): boolean {
  const { actorKinds } = context.knowledge.kinds;
  const root = actorKinds.get(kind)?.parent ?? kind;
  return actorKinds.get(root)?.attributes["state"] === true;
}

function isBand(context: CodingContext, kind: string): boolean {
  return (
    context.knowledge.kinds.actorKinds.get(kind)?.attributes["armed"] === true && !isOfState(context, kind)
  );
}

/** "American forces": the state that an adjective before armed men gives. */
function stateInWords(context: CodingContext, words: string): string | undefined {
  const { actors } = context.knowledge;
  const [hit] = actors.findDemonyms(words);
  return hit?.start === 0 ? hit.ids[0] : undefined;
}

/** Whether two that are named are one side; undefined where the text does not tell. */
export function isSameSide(a: Side, b: Side): boolean | undefined {
  if (a.mention !== undefined && a.mention === b.mention) return true;
  if (a.entity !== undefined && a.entity === b.entity) return true;
  if (a.words === b.words) return true;
  if (a.state !== undefined && b.state !== undefined) return a.state === b.state;
  const known = (side: Side) => side.entity !== undefined || side.state !== undefined;
  return known(a) && known(b) ? false : undefined;
}
