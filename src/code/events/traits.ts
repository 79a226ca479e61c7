// Traits of one telling: definite or new, several or one, how many, and the closer mode that its weapon gives.
import type { Range } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import type { SentenceFacts } from "./facts.ts";
import type { Slots } from "./slots.ts";
import { isCrewed, type Thing } from "./things.ts";
import type { Trigger } from "./trigger.ts";
import { upFrom } from "./tree/walk.ts";
import { isPunctuation, thingOf, type View } from "./view.ts";

/** True if the noun phrase of the trigger opens with such a word: back over modifiers to the first determiner. */
export function isMarked(view: View, trigger: Trigger, mark: "definite-words" | "vague-plurals"): boolean {
  if (view.has(mark, trigger.from)) return true;
  if (trigger.kind === "verb") return false;
  for (let i = trigger.from - 1; i >= 0 && trigger.from - i <= 6; i--) {
    if (view.has(mark, i)) return true;
    if (opensPhrase(view, i) || (mark === "definite-words" && closesPhrase(view, i))) return false;
  }
  return false;
}

function opensPhrase(view: View, i: number): boolean {
  return (
    isPunctuation(view.tokens[i]!) ||
    view.has("passive-auxiliaries", i) ||
    view.has("verb-openers", i) ||
    view.has("light-verbs", i) ||
    view.has("clause-openers", i)
  );
}

function closesPhrase(view: View, i: number): boolean {
  return view.has("determiners", i) || view.has("place-markers", i) || view.has("object-markers", i);
}

/** True for a mode that says no more than the type does. */
export function isGeneral(ctx: CodingContext, mode: string): boolean {
  return ctx.knowledge.kinds.modes.get(mode)?.attributes["general"] === true;
}

/** The weapon says more closely what kind of attack it was; for want of one, the aircraft of the doer. */
export function refinedMode(slots: Slots, mode: string): string {
  return (
    [...slots.weapons, ...slots.actors.filter(isCrewed)].map(modeOf).find((said) => said !== undefined) ??
    mode
  );
}

function modeOf(thing: Thing): string | undefined {
  const said = thing.weapon?.attributes["mode"];
  return typeof said === "string" ? said : undefined;
}

/** "two drone operations", "a series of attacks". */
export function countOf(view: View, trigger: Trigger, facts: SentenceFacts): Range | undefined {
  if (trigger.kind !== "noun") return undefined;
  const figure = facts.figures.find(({ to }) => {
    const gap = trigger.from - to;
    return gap >= 0 && gap <= 3 && !isCut(view, to, trigger.from);
  });
  return figure?.range ?? (isMarked(view, trigger, "vague-plurals") ? { min: 2 } : undefined);
}

function isCut(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (view.has("object-markers", i) || view.has("place-markers", i)) return true;
  return false;
}

/**
 * Where the clause names no place, the nearest one of the sentence that stands behind "in" or "near"; not that of a deed
 * joined to this one, and not where somebody is who only speaks of it.
 */
export function sentencePlace(view: View, trigger: Trigger, others: readonly Trigger[]): Thing[] {
  let best: Thing | undefined;
  const beside = others.filter((one) => isBeside(view, trigger, one));
  for (const thing of view.things) {
    if (thing.class !== "place" || !view.has("place-markers", thing.from - 1)) continue;
    const way = upFrom(view, thing.to - 1);
    if (beside.some(({ head }) => way.includes(head)) || isSeatOfOther(view, way, others)) continue;
    if (!best || Math.abs(thing.from - trigger.from) < Math.abs(best.from - trigger.from)) best = thing;
  }
  return best ? [best] : [];
}

/** "A drone attack on troops and a rocket attack": two nouns side by side. */
function isBeside(view: View, a: Trigger, b: Trigger): boolean {
  const hangs = (one: Trigger, other: Trigger): boolean => {
    const { deprel, head } = view.tokens[other.head]!;
    return deprel === "conj" && head === one.head;
  };
  return a.kind === "noun" && b.kind === "noun" && (hangs(a, b) || hangs(b, a));
}

const TELLERS: ReadonlySet<Thing["class"]> = new Set(["body", "person"]);

/** "The government in Baghdad gives other figures": where somebody sits who did something else. */
function isSeatOfOther(view: View, [, noun, verb]: readonly number[], triggers: readonly Trigger[]): boolean {
  if (noun === undefined || verb === undefined || view.tokens[noun]!.deprel !== "nsubj") return false;
  return TELLERS.has(thingOf(view, noun)?.class ?? "object") && triggers.every(({ head }) => head !== verb);
}
