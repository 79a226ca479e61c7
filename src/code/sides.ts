// On whose side somebody named in a text is: their entry of the register and the bodies they lead or speak for, the state
// whose body it is, or only its words.
import type { Actor, Attribution, Role, Span } from "../record/index.ts";
import type { CodingContext } from "./context.ts";
import { firstSpanAfter, isPartOfWord } from "../text/index.ts";
import { mentionById, mentionsIn } from "./mention-index.ts";
import { wordsOf } from "./words.ts";

export interface Side {
  readonly mention?: string;
  /** The entry of the register and the bodies it leads, speaks for or consists of. */
  readonly entities: readonly string[];
  /** The state that it acts and speaks for. A militia acts for no state, though it has a country. */
  readonly state?: string;
  /** Armed, and no state's. */
  readonly band: boolean;
  readonly words: string;
}

export function sideOf(
  context: CodingContext,
  role: Span & { readonly mention?: string; readonly entity?: string },
): Side {
  const { actors } = context.knowledge.actors;
  const mention = mentionById(context, role.mention);
  const words = context.text.slice(role.start, role.end);
  const named = mention ? context.text.slice(mention.start, mention.end) : words;
  const entity = role.entity ?? mention?.entity ?? idOf(context, named);
  const entry = entity === undefined ? undefined : actors.get(entity);
  const bodies = entry ? bodiesOf(context, entry) : [];
  const state = entry
    ? bodies.find((one) => isOfState(context, one.kind))?.country
    : isOfBand(context, mention)
      ? undefined
      : (mention?.country ?? stateInWords(context, named));
  return {
    entities: bodies.map(({ id }) => id),
    band: bodies.some((body) => isBand(context, body)) && state === undefined,
    words: named.toLowerCase(),
    ...(role.mention !== undefined && { mention: role.mention }),
    ...(state !== undefined && { state }),
  };
}

/** The entry of a name; "Lloyd J. Austin" also without the initial between. */
function idOf({ knowledge }: CodingContext, name: string): string | undefined {
  const { actors } = knowledge;
  return actors.idsFor(name)[0] ?? actors.idsFor(name.replace(/ \p{Lu}\. /gu, " "))[0];
}

/** Who tells: the speaker, and the bodies that stand with it ("Pentagon spokeswoman Jane Doe", "an American officer"). */
export function sideOfTeller(context: CodingContext, attribution: Attribution, speaker: Role): Side {
  const own = sideOf(context, speaker);
  const [source] = attribution.source;
  if (!source || own.band || own.state !== undefined) return own;
  const beside = mentionsIn(context, source).map(({ id, start, end }) =>
    sideOf(context, { start, end, mention: id }),
  );
  const body = beside.find((side) => side.band || side.state !== undefined);
  const state = body ? body.state : demonymIn(context, context.text.slice(source.start, source.end));
  const entities = [...own.entities, ...(body?.entities ?? [])];
  return { ...own, entities, band: body?.band ?? false, ...(state !== undefined && { state }) };
}

function bodiesOf({ knowledge }: CodingContext, actor: Actor): Actor[] {
  const { actors } = knowledge.actors;
  const related = [...(actor.leads ?? []), ...(actor.spokespersonOf ?? [])].map((one) => one.actor);
  const ids = new Set([actor.id, ...related, ...(actor.bodies ?? [])]);
  return [...ids].flatMap((id) => actors.get(id) ?? []);
}

function isOfState({ knowledge }: CodingContext, kind: string): boolean {
  const { actorKinds } = knowledge.kinds;
  const root = actorKinds.get(kind)?.parent ?? kind;
  return actorKinds.get(root)?.attributes["state"] === true;
}

function isBand(context: CodingContext, { id, kind }: Actor): boolean {
  const armed = context.knowledge.kinds.actorKinds.get(kind)?.attributes["armed"] === true;
  return armed && !isOfState(context, kind) && !joinsStates(context).has(id);
}

const ofStates = new WeakMap<object, ReadonlySet<string>>();

/** Bodies that forces of a state belong to: a coalition of states is no band. */
function joinsStates(context: CodingContext): ReadonlySet<string> {
  const { actors } = context.knowledge.actors;
  const known = ofStates.get(actors);
  if (known) return known;
  const found = new Set<string>();
  for (const { kind, memberOf } of actors.values())
    if (isOfState(context, kind)) for (const { actor } of memberOf ?? []) found.add(actor);
  ofStates.set(actors, found);
  return found;
}

/** "Iraqi militants", "Iran-backed fighters": the adjective says where a band is from or who helps it, not whose it is. */
function isOfBand(context: CodingContext, mention: Span | undefined): boolean {
  if (!mention) return false;
  if (isPartOfWord(context.text, mention)) return true;
  const { sentences } = context.analysis;
  const sentence = sentences[firstSpanAfter(sentences, mention.start)];
  if (!sentence) return false;
  const next = firstSpanAfter(sentence.tokens, mention.end);
  const last = firstSpanAfter(sentence.tokens, mention.end - 1);
  const bands = wordsOf(context.language, "band-nouns");
  return bands.at(sentence, next).length > 0 || bands.at(sentence, last).length > 0;
}

/** "American forces": the state that an adjective before armed men gives. */
function stateInWords({ knowledge }: CodingContext, words: string): string | undefined {
  const [hit] = knowledge.actors.findDemonyms(words);
  return hit?.start === 0 ? hit.ids[0] : undefined;
}

function demonymIn({ knowledge }: CodingContext, words: string): string | undefined {
  return knowledge.actors.findDemonyms(words)[0]?.ids[0];
}

/** Whether two that are named are one side; undefined where the text does not tell. */
export function isSameSide(a: Side, b: Side): boolean | undefined {
  if (a.mention !== undefined && a.mention === b.mention) return true;
  if (a.entities.some((id) => b.entities.includes(id)) || a.words === b.words) return true;
  if (a.state !== undefined && b.state !== undefined) return a.state === b.state;
  const known = (side: Side) => side.entities.length > 0 || side.state !== undefined;
  return known(a) && known(b) ? false : undefined;
}
