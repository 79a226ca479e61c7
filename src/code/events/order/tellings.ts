// The tellings of a sentence without a tree, by the order of its words.
import type { CodingContext } from "../../context.ts";
import { wordsOf, type Match } from "../../words.ts";
import { attributionOf } from "../attribution.ts";
import { addOnce, type Slots } from "../slots.ts";
import { withoutTeller } from "../teller.ts";
import { CAN_SUFFER, type Thing } from "../things.ts";
import type { Told } from "../told.ts";
import type { Trigger } from "../trigger.ts";
import { isViolent } from "../violent.ts";
import { isComma, isHardBreak, thingOf, type View } from "../view.ts";
import { linksOf } from "./links.ts";
import { meetsNeeds } from "./needs.ts";
import { orderOf } from "./order.ts";
import { slotsOf } from "./slots.ts";
import { isAnswered, statusOf } from "./status.ts";
import { findTriggers } from "./triggers.ts";

export function toldByOrder(ctx: CodingContext, view: View, armedSigns: number): Told[] {
  const order = orderOf(ctx.language);
  const triggers = findTriggers(ctx.language, view);
  const verbs = verbsIn(ctx, view, triggers);
  const told = triggers.flatMap((trigger, at): Told[] => {
    const others = verbs.slice();
    others.fill(0, trigger.from, trigger.to);
    const links = linksOf(view, order, trigger, others);
    const slots = slotsOf(view, order, trigger, links);
    withoutTeller(view, slots, attributionOf(ctx, view, trigger), verbs);
    const subject = nounBefore(view, trigger, slots, triggers.slice(0, at));
    if (!subject && !meetsNeeds({ view, trigger, links, slots, armedSigns })) return [];
    const status = statusOf(ctx, view, trigger);
    if (status === "denied" && trigger.attributes["casualty"] === true) return []; // "caused no injuries"
    return [
      { trigger, slots, status, answered: isAnswered(ctx, view, trigger), ...(subject && { subject }) },
    ];
  });
  for (const one of told) lendRoles(one, told);
  told.push(...withoutVerb(ctx, view, told, verbs));
  addDead(ctx, view, told);
  return told.sort((a, b) => a.trigger.from - b.trigger.from);
}

/** "The air strike killed four": what the verb says of its noun's deed is said of the noun, which names the deed closer. */
function lendRoles({ subject, slots }: Told, told: readonly Told[]): void {
  const noun = subject && told.find(({ trigger }) => trigger === subject);
  if (!noun) return;
  for (const name of ["actors", "targets", "victims", "weapons", "places"] as const)
    for (const thing of slots[name]) addOnce(noun.slots[name], thing);
}

/** "The shelling hit …", "the attack that struck …", "the attack of X on the base on Monday that hurt three". */
function nounBefore(
  view: View,
  trigger: Trigger,
  slots: Slots,
  before: readonly Trigger[],
): Trigger | undefined {
  if (trigger.kind !== "verb") return undefined;
  const noun = before.findLast(({ kind }) => kind === "noun");
  if (!noun) return undefined;
  const isRelative = view.has("relative-pronouns", trigger.from - 1);
  const to = isRelative && view.has("relative-pronouns", noun.to) ? noun.to + 1 : noun.to;
  return to === trigger.from || (isRelative && isOnePhrase(view, noun, trigger, slots)) ? noun : undefined;
}

/** How far from its noun a clause may stand that says what the deed did to people. */
const PHRASE = 12;

/** Only what belongs to the noun stands between, last a place or a day: these hurt nobody. */
function isOnePhrase(view: View, noun: Trigger, verb: Trigger, { targets }: Slots): boolean {
  const hurt = targets.length > 0 && targets.every((one) => CAN_SUFFER.has(one.class));
  if (!hurt && verb.attributes["object"] !== "victim" && verb.attributes["casualty"] !== true) return false;
  if (verb.from - noun.to > PHRASE) return false;
  const last = thingOf(view, verb.from - 2);
  if (last !== undefined && last.class !== "site" && last.class !== "place") return false;
  for (let i = noun.to; i < verb.from - 1; i++)
    if (isComma(view.tokens[i]) || isHardBreak(view.tokens[i]!)) return false;
  return true;
}

/** "A drone on the base on Wednesday, and rockets on another": a weapon and what it was aimed at, with nothing that does it. */
function withoutVerb(ctx: CodingContext, view: View, told: readonly Told[], verbs: Uint8Array): Told[] {
  const order = orderOf(ctx.language);
  const aimed = wordsOf(ctx.language, "aimed-at");
  const markOf = (thing: Thing): Match | undefined =>
    thing.class === "weapon" ? aimed.at(view.sentence, thing.to)[0] : undefined;
  // Each weapon with a mark of its own begins another telling.
  const closing = verbs.slice();
  for (const thing of view.things) if (markOf(thing)) closing[thing.from] = 1;
  return view.things.flatMap((thing): Told[] => {
    const mark = markOf(thing);
    if (!mark || told.some(({ slots }) => holds(slots.weapons, thing) || holds(slots.targets, thing)))
      return [];
    const { from, to } = thing;
    const { attributes } = mark.entry;
    const trigger: Trigger = { attributes, kind: "noun", from, to, head: from, by: "word-order" };
    const slots = slotsOf(view, order, trigger, linksOf(view, order, trigger, closing));
    addOnce(slots.weapons, thing);
    if (slots.targets.length === 0) return [];
    return [
      { trigger, slots, status: statusOf(ctx, view, trigger), answered: isAnswered(ctx, view, trigger) },
    ];
  });
}

/** "The toll rose to six dead": the dead and hurt that no word of the sentence did anything to are of the nearest attack. */
function addDead(ctx: CodingContext, view: View, told: readonly Told[]): void {
  const attacks = told.filter(({ trigger }) =>
    isViolent(ctx.knowledge.kinds, String(trigger.attributes["type"])),
  );
  if (attacks.length === 0) return;
  const harm = wordsOf(ctx.language, "casualty-people").matches(view.sentence);
  for (const thing of view.things) {
    // "Two martyrs", not "the Brigades of the Martyr".
    if (!harm.some(({ from, to }) => thing.from <= from && from <= thing.from + 1 && to <= thing.to))
      continue;
    if (!CAN_SUFFER.has(thing.class) || thing.class === "body") continue;
    if (!told.some(({ slots }) => holds(slots.victims, thing) || holds(slots.targets, thing)))
      addOnce(nearest(attacks, thing).slots.victims, thing);
  }
}

function holds(things: readonly Thing[], thing: Thing): boolean {
  return things.some((one) => one.start === thing.start);
}

function nearest(told: readonly Told[], thing: Thing): Told {
  const distance = ({ trigger }: Told): number => Math.abs(trigger.from - thing.from);
  return told.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

/** 1 for tokens of verbs, light ones too. */
function verbsIn(ctx: CodingContext, view: View, triggers: readonly Trigger[]): Uint8Array {
  const verbs = new Uint8Array(view.tokens.length);
  for (const { kind, from, to } of triggers) if (kind === "verb") verbs.fill(1, from, to);
  for (const { from, to } of wordsOf(ctx.language, "light-verbs").matches(view.sentence))
    verbs.fill(1, from, to);
  return verbs;
}
