// Words that may tell of an event, with their form: verb or noun, active or passive. Roles are found elsewhere.
import type { LanguageKnowledge, WordEntry } from "../../knowledge/index.ts";
import type { Token } from "../../language/index.ts";
import { wordsOf, type Match } from "../words.ts";
import { isComma, isHardBreak, isPunctuation, thingOf, type View } from "./view.ts";

export interface Trigger {
  readonly entry: WordEntry;
  readonly kind: "verb" | "noun";
  /** Token indexes of the trigger words, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** First token of the verb group (auxiliaries, adverbs). */
  readonly groupFrom: number;
  readonly passive: boolean;
}

/** All triggers of a sentence, left to right, not overlapping. */
export function findTriggers(language: LanguageKnowledge, view: View): Trigger[] {
  const verbs = byStart(wordsOf(language, "event-verbs").matches(view.sentence));
  const nouns = byStart(wordsOf(language, "event-nouns").matches(view.sentence));
  const blocked = blockedTokens(language, view);
  const found: Trigger[] = [];
  let next = 0;
  for (let i = 0; i < view.tokens.length; i++) {
    if (i < next || blocked[i] || isInsideName(view, i)) continue;
    const trigger = triggerAt(view, i, verbs.get(i), nouns.get(i));
    for (const one of trigger) {
      found.push(one);
      next = Math.max(next, one.to);
    }
  }
  return found;
}

/** "attack drone", "Strike Force": the word only names a thing. */
function isInsideName(view: View, i: number): boolean {
  const thing = thingOf(view, i);
  return thing !== undefined && i < thing.to - 1 && (thing.class === "weapon" || thing.class === "body");
}

function byStart(matches: readonly Match[]): Map<number, Match[]> {
  const map = new Map<number, Match[]>();
  for (const match of matches) {
    const here = map.get(match.from);
    if (here) here.push(match);
    else map.set(match.from, [match]);
  }
  return map;
}

/** Tokens inside phrases that hold a violent word and tell of no violence. */
function blockedTokens(language: LanguageKnowledge, view: View): Uint8Array {
  const blocked = new Uint8Array(view.tokens.length);
  for (const match of wordsOf(language, "harmless-phrases").matches(view.sentence))
    blocked.fill(1, match.from, match.to);
  return blocked;
}

function triggerAt(
  view: View,
  i: number,
  verbs: readonly Match[] = [],
  nouns: readonly Match[] = [],
): Trigger[] {
  const verb = verbs[0];
  const noun = nouns.find((match) => !isPastPhrase(view, match));
  if (noun && (!verb || noun.to > verb.to || (noun.to === verb.to && !isVerb(view, i, verb.to))))
    return [nounTrigger(noun)];
  if (thingOf(view, i)?.class === "weapon" && formOf(view.tokens[i]!) !== "past") return [];
  if (!verb || !(noun ? true : canBeVerb(view, i, verb.to))) return [];
  const group = verbGroup(view, verb);
  return verbs.map((match) => ({
    entry: match.entry,
    kind: "verb" as const,
    from: match.from,
    to: match.to,
    ...group,
  }));
}

/** "rockets struck" is a clause, though its lemmas are those of "rocket strike". */
function isPastPhrase(view: View, { from, to }: Match): boolean {
  return !view.verbFirst && to - from > 1 && formOf(view.tokens[to - 1]!) === "past";
}

function nounTrigger(match: Match): Trigger {
  return {
    entry: match.entry,
    kind: "noun",
    from: match.from,
    to: match.to,
    groupFrom: match.from,
    passive: false,
  };
}

export type VerbForm = "base" | "s" | "past" | "ing";

export function formOf(token: Token): VerbForm {
  if (token.norm.endsWith("ing") && token.norm !== token.lemma) return "ing";
  if (token.norm === token.lemma) return "base";
  return token.norm.endsWith("s") && token.norm.startsWith(token.lemma.slice(0, 2)) ? "s" : "past";
}

/** For words that are verb and noun: what stands around them decides. */
function isVerb(view: View, i: number, to: number): boolean {
  const token = view.tokens[i]!;
  if (view.verbFirst)
    return (
      !view.has("passive-auxiliaries", i - 1) &&
      !view.has("place-markers", i - 1) &&
      !view.has("origin-markers", i - 1) &&
      opensClause(view, i)
    );
  if (token.upos) return token.upos === "VERB" || token.upos === "AUX";
  const form = formOf(token);
  if (form === "past") return !isAttribute(view, i);
  const before = view.tokens[i - 1];
  if (before && view.has("verb-openers", i - 1)) return true;
  if (
    before &&
    (view.has("determiners", i - 1) || view.has("object-markers", i - 1) || view.has("place-markers", i - 1))
  )
    return false;
  if (form === "ing") return opensNounPhrase(view, to);
  const subject = thingOf(view, i - 1);
  if (!subject || subject.class === "nationality" || (subject.class === "weapon" && form === "s"))
    return false;
  return opensNounPhrase(view, to);
}

/** Where form does not tell verb from verbal noun, a verb stands at the head of its clause or behind its subject. */
function opensClause(view: View, i: number): boolean {
  const before = view.tokens[i - 1];
  return (
    !before ||
    isPunctuation(before) ||
    view.has("clause-openers", i - 1) ||
    view.has("skipped-words", i - 1) ||
    thingOf(view, i - 1) !== undefined
  );
}

/** A word that is only listed as a verb, but stands as an adjective before a noun: "wounded soldiers". */
function canBeVerb(view: View, i: number, to: number): boolean {
  const token = view.tokens[i]!;
  if (view.verbFirst) return true;
  if (token.upos) return token.upos !== "NOUN" && token.upos !== "PROPN";
  if (to - i > 1) return true;
  if (formOf(token) === "past") return !isAttribute(view, i);
  return !(view.has("determiners", i - 1) && i > 0 && !thingOf(view, i - 1));
}

function isAttribute(view: View, i: number): boolean {
  const opener = i > 0 && view.has("determiners", i - 1) && !view.has("relative-pronouns", i - 1);
  return opener && thingOf(view, i + 1) !== undefined;
}

function opensNounPhrase(view: View, i: number): boolean {
  const token = view.tokens[i];
  if (!token || isPunctuation(token)) return false;
  return (
    thingOf(view, i) !== undefined ||
    view.has("determiners", i) ||
    view.has("vague-plurals", i) ||
    /^\p{N}/u.test(token.norm)
  );
}

function verbGroup(view: View, match: Match): { groupFrom: number; passive: boolean } {
  let groupFrom = match.from;
  let auxiliary = false;
  for (let i = match.from - 1; i >= 0 && match.from - i <= 6; i--) {
    if (view.has("passive-auxiliaries", i)) auxiliary = true;
    else if (
      !view.has("skipped-words", i) &&
      !view.has("perfect-auxiliaries", i) &&
      !view.has("verb-openers", i)
    )
      break;
    else if (view.has("pronouns", i)) break;
    groupFrom = i;
  }
  if (view.verbFirst) return { groupFrom, passive: false };
  const past = formOf(view.tokens[match.from]!) === "past" || mayBePast(view, match.from);
  return { groupFrom, passive: past && (auxiliary || isReducedPassive(view, match)) };
}

/** Verbs whose past has the form of the base ("hit", "shut"): an auxiliary or "by" must settle it. */
function mayBePast(view: View, i: number): boolean {
  return formOf(view.tokens[i]!) === "base";
}

/** A participle without auxiliary: the doer follows ("hit by rockets"), or no object ("two killed in raid"). */
function isReducedPassive(view: View, match: Match): boolean {
  if (view.length("doer-markers", match.to) > 0) return true;
  if (match.entry.attributes["object"] === "none" || formOf(view.tokens[match.from]!) !== "past")
    return false;
  const next = view.tokens[match.to];
  const bare =
    !next ||
    isHardBreak(next) ||
    isComma(next) ||
    view.length("place-markers", match.to) > 0 ||
    view.length("clause-openers", match.to) > 0;
  const subject = thingOf(view, match.from - 1);
  return (
    bare &&
    subject !== undefined &&
    subject.class !== "weapon" &&
    match.entry.attributes["object"] === "victim"
  );
}
