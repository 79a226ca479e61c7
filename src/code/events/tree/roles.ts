// From the phrases that a rule found to the things that fill roles: the mention or noun at the head of a phrase, what a
// pronoun stands for, the doer behind an aircraft. Which phrase has which role is said in the rule files.
import type { Match, Phrase } from "../../../rules/index.ts";
import { addOnce, emptySlots, type Slots } from "../slots.ts";
import { CAN_ACT, CAN_BE_HIT, CAN_SUFFER, isCrewed, type Thing } from "../things.ts";
import { thingOf, type View } from "../view.ts";
import { beside, joinedTargets, namesUnder } from "./beside.ts";
import { namedPart } from "./setting.ts";
import { bodyBehind, ownBody, ownerOf } from "./owners.ts";
import { counted, under, upFrom } from "./walk.ts";

/** Finds what a pronoun stands for. */
export type Referent = (head: number) => Thing | undefined;

export function slotsOf(view: View, match: Match, referent: Referent): Slots {
  const slots = emptySlots();
  const fill = (role: string, put: (thing: Thing) => void, without?: ReadonlySet<number>): void => {
    for (const phrase of match.roles[role] ?? []) {
      if (without?.has(phrase.head)) continue;
      const thing = thingAt(view, phrase, referent);
      for (const one of thing ? beside(view, thing) : namesUnder(view, phrase.head)) put(one);
    }
  };
  const doers = new Set((match.roles["actor"] ?? []).map(({ head }) => head));
  const done = new Set(
    [...(match.roles["victim"] ?? []), ...(match.roles["target"] ?? [])].map(({ head }) => head),
  );
  fill(
    "weapon",
    (thing) => {
      if (!(isCrewed(thing) && doers.has(thing.to - 1))) addOnce(slots.weapons, thing);
    },
    ofOthers(view, match),
  );
  const owners = slots.weapons.flatMap((weapon) => ownerOf(view, weapon) ?? []);
  // "The judge's murder": the owner of such a noun is the one killed.
  fill("actor", (thing) => addDoer(view, slots, ownBody(view, thing, referent) ?? thing), done);
  fill("party", (thing) => addDoer(view, slots, thing));
  if (slots.actors.length === 0) for (const owner of owners) addOnce(slots.actors, owner);
  fill("victim", (thing) => addVictim(view, slots, thing, match));
  fill("target", (thing) => addTarget(view, slots, thing, match));
  if (match.voice === "noun")
    for (const one of joinedTargets(view, match.trigger, slots.targets)) addTarget(view, slots, one, match);
  if (isWithoutObject(view, match)) sufferInstead(slots);
  fill("place", (thing) => {
    if (isNamedPlace(view, thing)) addOnce(slots.places, thing);
  });
  const named = slots.targets.filter((target) => isNamedPlace(view, target));
  if (slots.targets.some(isThing)) remove(slots.targets, (target) => target.class === "place");
  slots.places.unshift(...named.filter((one) => !slots.places.some((place) => place.start === one.start)));
  return slots;
}

/** "Two militants killed in gunfight": who kills or wounds nobody was killed or wounded. */
function isWithoutObject(view: View, { voice, trigger, attributes, roles }: Match): boolean {
  if (voice !== "active" || attributes["casualty"] !== true) return false;
  const isPast = view.tokens[trigger]!.feats?.["Tense"] === "Past";
  const hangs = new Set(under(view, trigger).map((at) => view.tokens[at]!.deprel));
  return isPast && hangs.has("nsubj") && !hangs.has("obj") && (roles["victim"] ?? []).length === 0;
}

function sufferInstead(slots: Slots): void {
  const hurt = slots.actors.filter((one) => CAN_SUFFER.has(one.class));
  remove(slots.actors, (one) => CAN_SUFFER.has(one.class));
  for (const one of hurt) addOnce(slots.victims, one);
}

/** "Attacked a post after rebels fired rockets": the weapons of a clause that has a doer of its own. */
function ofOthers(view: View, { trigger, roles }: Match): ReadonlySet<number> {
  const phrases = roles["weapon"] ?? [];
  return new Set(
    phrases.flatMap(({ head }) => {
      const way = upFrom(view, head);
      const end = way.indexOf(trigger);
      return way.slice(0, Math.max(end, 0)).some((at) => isClauseWithDoer(view, at)) ? [head] : [];
    }),
  );
}

function isClauseWithDoer(view: View, at: number): boolean {
  return (
    view.tokens[at]!.deprel === "advcl" && under(view, at).some((one) => view.tokens[one]!.deprel === "nsubj")
  );
}

function thingAt(view: View, phrase: Phrase, referent: Referent): Thing | undefined {
  const head = counted(view, phrase.head);
  if (view.inTime(head)) return undefined;
  const thing = namedPart(view, head) ?? named(view, thingOf(view, head));
  if (thing) return thing.mention ? thing : { ...thing, ...bareThing(view, head), class: thing.class };
  const { upos } = view.tokens[head]!;
  if (upos === "PRON") return referent(head);
  return upos === "NOUN" || upos === "PROPN" ? bareThing(view, head) : undefined;
}

/** Beside what was hit in it, a town is only the place. */
const isThing = ({ class: kind }: Thing): boolean => kind !== "place";

function remove(things: Thing[], test: (thing: Thing) => boolean): void {
  things.splice(0, things.length, ...things.filter((one) => !test(one)));
}

/** A town or a site with a name of its own; "two bases" is no place that a map could show. */
function isNamedPlace(view: View, { class: kind, from, to }: Thing): boolean {
  if (kind === "place") return true;
  return kind === "site" && view.tokens.slice(from, to).some((token) => token.upos === "PROPN");
}

/** "Secretary of State | Antony Blinken", "Spaniard | Jose Martinez": the name right behind a description says who it is. */
function named(view: View, thing: Thing | undefined): Thing | undefined {
  if (thing?.mention?.type !== "role" && thing?.mention?.type !== "nationality") return thing;
  const next = thingOf(view, thing.to);
  return next?.from === thing.to && next.mention?.type === "person" ? next : thing;
}

/** A noun that no list knows, with what stands before it and belongs to it. */
function bareThing(view: View, head: number): Thing | undefined {
  if (view.has("vague-plurals", head)) return undefined;
  let from = head;
  while (from > 0 && isPart(view, from - 1, head)) from--;
  const tokens = view.tokens.slice(from, head + 1);
  return {
    from,
    to: head + 1,
    start: tokens[0]!.start,
    end: tokens.at(-1)!.end,
    class: "object",
    words: tokens.map((token) => token.norm).join(" "),
    last: tokens.at(-1)!.lemma,
  };
}

function isPart(view: View, at: number, head: number): boolean {
  const { deprel, head: over } = view.tokens[at]!;
  return (deprel === "compound" || deprel === "amod") && over === head;
}

/** The doer: an aircraft or vehicle with its owner's name before it stands for the owner, one of war for its crew. */
function addDoer(view: View, slots: Slots, thing: Thing): void {
  const isCarrier = thing.class === "platform" || isCrewed(thing);
  if (thing.class === "weapon" && !isCrewed(thing)) return addOnce(slots.weapons, thing);
  const owner = isCarrier ? ownerOf(view, thing) : bodyBehind(view, thing);
  const doer = owner ?? thing;
  if (!isNamedOrNoun(view, doer)) return;
  if (owner || isCrewed(doer) || CAN_ACT.has(doer.class)) addOnce(slots.actors, doer);
}

/** "That", "our", "criminal": a word that neither names nor describes anybody is no doer. */
function isNamedOrNoun(view: View, { mention, to }: Thing): boolean {
  const { upos } = view.tokens[to - 1]!;
  return mention !== undefined || upos === "NOUN" || upos === "PROPN";
}

/** Who dies of a blast is a victim; who is shot, seized or murdered, or killed by somebody, was the target too. */
function addVictim(view: View, slots: Slots, thing: Thing, { attributes }: Match): void {
  if (!CAN_SUFFER.has(thing.class) && !isUnknownName(view, thing)) return;
  addOnce(slots.victims, thing);
  if (attributes["casualty"] !== true || slots.actors.length > 0) addOnce(slots.targets, thing);
}

/** A name that nothing knows may be a person's; a common noun that no list of people has is none ("kill threats"). */
function isUnknownName(view: View, { class: kind, noun, to }: Thing): boolean {
  return kind === "object" && noun === undefined && view.tokens[to - 1]!.upos === "PROPN";
}

const DOWNED: ReadonlySet<Thing["class"]> = new Set(["weapon", "platform", "object"]);

/** "The Green Zone": the last word is part of a name. */
function isNamedWith({ tokens }: View, { mention, to }: Thing): boolean {
  const { end, upos } = tokens[to - 1]!;
  return mention !== undefined && mention.end >= end && upos === "PROPN";
}

/** A weapon that is no target of the rule's kind of deed is what was used. */
function addTarget(view: View, slots: Slots, thing: Thing, { attributes }: Match): void {
  if (view.has("vague-areas", thing.to - 1) && !isNamedWith(view, thing)) return;
  // "99% of them were intercepted": who is meant by "them" was not shot down where it is a body.
  if (attributes["downs"] === true && !DOWNED.has(thing.class)) return;
  if (thing.class === "weapon" && attributes["refine"] === true) return addOnce(slots.weapons, thing);
  if (CAN_BE_HIT.has(thing.class) || thing.class === "weapon") addOnce(slots.targets, thing);
}
