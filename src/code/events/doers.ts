// Doers that do not stand beside the trigger: lent by a light verb, or the one who speaks; and nouns that are subjects.
import type { Attribution } from "../../record/index.ts";
import type { SentenceFacts } from "./facts.ts";
import { linksOf, type Slots } from "./roles.ts";
import { addOnce } from "./slots.ts";
import type { Thing } from "./things.ts";
import type { Trigger } from "./triggers.ts";
import { isComma, isHardBreak, thingOf, type View } from "./view.ts";

/** How many words may stand between a light verb and its noun. */
const LIGHT_REACH = 6;

/** "carried out an attack": the subject of the light verb is the noun's doer (or, for "suffered", its target). */
export function lendDoer(view: View, trigger: Trigger, facts: SentenceFacts, slots: Slots): void {
  const light = facts.lights.find(({ to }) => {
    const gap = trigger.from - to;
    return gap >= 0 && gap <= LIGHT_REACH && !hasOwnThing(view, to, trigger.from);
  });
  if (!light) return;
  const { from, to } = light;
  const lending: Trigger = {
    ...trigger,
    kind: "verb",
    from,
    to,
    groupFrom: groupStart(view, from),
    passive: false,
  };
  const verbs = facts.verbs.slice();
  verbs.fill(0, from, to);
  for (const { thing, link } of linksOf(view, lending, verbs)) {
    if (link !== "subject") continue;
    if (light.target) addOnce(slots.targets, thing);
    else if (thing.class !== "weapon" && thing.class !== "object" && thing.class !== "site")
      addOnce(slots.actors, thing);
  }
}

function hasOwnThing(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const thing = thingOf(view, i);
    if (thing && thing.class !== "weapon" && thing.class !== "nationality") return true;
  }
  return false;
}

function groupStart(view: View, from: number): number {
  let start = from;
  while (start > 0 && isAuxiliary(view, start - 1) && !view.has("pronouns", start - 1)) start--;
  return start;
}

function isAuxiliary(view: View, i: number): boolean {
  return (
    view.has("passive-auxiliaries", i) ||
    view.has("perfect-auxiliaries", i) ||
    view.has("skipped-words", i) ||
    view.has("verb-openers", i)
  );
}

/** "it said that it had fired": a pronoun as subject inside reported speech stands for the one who speaks. */
export function speakingDoer(
  view: View,
  trigger: Trigger,
  attribution: Attribution | undefined,
): Thing | undefined {
  const at = trigger.groupFrom - 1;
  const [source] = attribution?.source ?? [];
  if (trigger.kind !== "verb" || trigger.passive || at < 0 || !source || !view.has("pronouns", at))
    return undefined;
  const inside = view.things.find(
    (thing) => thing.start >= source.start && thing.end <= source.end && thing.class !== "nationality",
  );
  const { start, end } = source;
  return (
    inside ?? { from: at, to: at + 1, start, end, class: "body", words: view.tokens[at]!.norm, last: "" }
  );
}

/** How far before its verb the noun of a subject may stand: "the attack on the base near Erbil killed". */
const SUBJECT_REACH = 10;

/** The event noun that is the subject of a verb ("the blast killed three"): the verb only goes on telling of it. */
export function subjectNoun(view: View, trigger: Trigger, facts: SentenceFacts): Trigger | undefined {
  if (trigger.kind !== "verb" || view.verbFirst) return undefined;
  for (let i = trigger.groupFrom - 1; i >= 0 && trigger.groupFrom - i <= SUBJECT_REACH; i--) {
    const noun = facts.triggers.find((one) => one.kind === "noun" && one.from <= i && i < one.to);
    if (noun) return noun;
    if (
      isComma(view.tokens[i]) ||
      isHardBreak(view.tokens[i]!) ||
      facts.verbs[i] ||
      view.has("coordinators", i)
    )
      return undefined;
    const thing = thingOf(view, i);
    if (!thing) continue;
    if (!isGoverned(view, thing.from)) return undefined;
    i = thing.from;
  }
  return undefined;
}

function isGoverned(view: View, from: number): boolean {
  for (let i = from - 1; i >= 0 && from - i <= 3; i--) {
    if (
      view.has("place-markers", i) ||
      view.has("target-markers", i) ||
      view.has("object-markers", i) ||
      view.has("doer-markers", i)
    )
      return true;
  }
  return false;
}
