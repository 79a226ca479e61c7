// What stands left of a trigger: the subject of a verb, the modifiers and the possessor of a noun.
import { isPossessor, type Linked } from "./roles.ts";
import type { Thing } from "./things.ts";
import type { Trigger } from "./triggers.ts";
import { isComma, isHardBreak, thingOf, type View } from "./view.ts";

/** How far a clause is searched for its subject, in tokens: longer stretches are other clauses in the corpus. */
const REACH = 24;

/** Subject of a verb: before a relative pronoun the noun it refers to, else the nearest phrase under no preposition. */
export function subjectOf(view: View, trigger: Trigger, verbs: Uint8Array): Thing[] {
  let i = trigger.groupFrom - 1;
  if (i >= 0 && view.has("relative-pronouns", i)) i--;
  while (i >= 0 && (isComma(view.tokens[i]) || view.has("coordinators", i))) i--;
  const end = i;
  for (; i >= 0 && end - i < REACH; i--) {
    const thing = thingOf(view, i);
    if (!thing) {
      if (isHardBreak(view.tokens[i]!)) return [];
      if (
        view.length("clause-openers", i) > 0 &&
        !view.has("coordinators", i) &&
        !view.has("relative-pronouns", i) &&
        !verbs[i]
      )
        return [];
      continue;
    }
    const first = phraseStart(view, thing);
    if (!isUnderPreposition(view, first.from) && !isObjectOfVerb(view, first.from, verbs)) return [thing];
    i = first.from;
  }
  return [];
}

function phraseStart(view: View, thing: Thing): Thing {
  let first = thing;
  for (let before = beforeOf(view, first); before; before = beforeOf(view, first)) first = before;
  return first;
}

function beforeOf(view: View, thing: Thing): Thing | undefined {
  const direct = thingOf(view, thing.from - 1);
  if (direct) return direct;
  return /^['’]s?$/.test(view.tokens[thing.from - 1]?.text ?? "") ? thingOf(view, thing.from - 2) : undefined;
}

function isUnderPreposition(view: View, from: number): boolean {
  for (let i = from - 1; i >= 0 && from - i <= 5; i--) {
    if (view.inTime(i)) return false;
    if (
      thingOf(view, i) ||
      isComma(view.tokens[i]) ||
      isHardBreak(view.tokens[i]!) ||
      view.has("clause-openers", i)
    )
      return false;
    if (
      [
        "place-markers",
        "object-markers",
        "target-markers",
        "weapon-markers",
        "origin-markers",
        "doer-markers",
      ].some((mark) => view.has(mark as "place-markers", i))
    )
      return true;
  }
  return false;
}

function isObjectOfVerb(view: View, from: number, verbs: Uint8Array): boolean {
  for (let i = from - 1; i >= 0 && from - i <= 4; i--) {
    if (verbs[i]) return true;
    if (thingOf(view, i) || isComma(view.tokens[i]) || view.has("clause-openers", i)) return false;
  }
  return false;
}

/** Left of a noun: modifiers at once before it, and the possessor before them. */
export function nounLeft(view: View, trigger: Trigger): Linked[] {
  const found: Linked[] = [];
  let strange = 0;
  for (let i = trigger.from - 1; i >= 0 && trigger.from - i < 9; i--) {
    const token = view.tokens[i]!;
    const thing = thingOf(view, i);
    if (thing) {
      found.push({ thing, link: isPossessor(view, thing) ? "possessor" : "modifier" });
      if (isPossessor(view, thing)) break;
      i = thing.from;
      continue;
    }
    if (/^['’]s?$/.test(token.text) || view.has("coordinators", i)) continue;
    if (isHardBreak(token) || isComma(token) || view.has("determiners", i)) break;
    if (isPrepositionLike(view, i) || view.has("verb-openers", i) || ++strange > 2) break;
  }
  return found;
}

function isPrepositionLike(view: View, i: number): boolean {
  return (
    view.has("place-markers", i) ||
    view.has("target-markers", i) ||
    view.has("object-markers", i) ||
    view.has("origin-markers", i) ||
    view.has("weapon-markers", i)
  );
}
