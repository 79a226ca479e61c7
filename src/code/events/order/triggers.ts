// Words that may tell of an event in a language without trees whose verb stands first. Roles are found elsewhere.
import type { LanguageKnowledge } from "../../../knowledge/index.ts";
import { wordsOf, type Match } from "../../words.ts";
import type { Trigger } from "../trigger.ts";
import { isPunctuation, thingOf, type View } from "../view.ts";

/** All triggers of a sentence, left to right, not overlapping; a word with two meanings gives two. */
export function findTriggers(language: LanguageKnowledge, view: View): Trigger[] {
  const verbs = Map.groupBy(wordsOf(language, "event-verbs").matches(view.sentence), ({ from }) => from);
  const nouns = Map.groupBy(wordsOf(language, "event-nouns").matches(view.sentence), ({ from }) => from);
  const blocked = new Uint8Array(view.tokens.length);
  for (const { from, to } of wordsOf(language, "harmless-phrases").matches(view.sentence))
    blocked.fill(1, from, to);
  const found: Trigger[] = [];
  let next = 0;
  for (let i = 0; i < view.tokens.length; i++) {
    if (i < next || blocked[i] || view.inTime(i) || isInsideName(view, i)) continue;
    for (const one of triggersAt(view, i, verbs.get(i) ?? [], nouns.get(i) ?? [])) {
      found.push(one);
      next = Math.max(next, one.to);
    }
  }
  return found;
}

function isInsideName(view: View, i: number): boolean {
  const thing = thingOf(view, i);
  return thing !== undefined && i < thing.to - 1 && (thing.class === "weapon" || thing.class === "body");
}

function triggersAt(view: View, i: number, verbs: readonly Match[], nouns: readonly Match[]): Trigger[] {
  const [verb] = verbs;
  const [noun] = nouns;
  if (
    noun &&
    (!verb || noun.to > verb.to || (noun.to === verb.to && (!isVerb(view, i) || isDescribed(view, noun))))
  )
    return nouns.map((match) => triggerOf("noun", match));
  const token = view.tokens[i]!;
  if (thingOf(view, i)?.class === "weapon" && token.norm === token.lemma) return [];
  return verbs.map((match) => triggerOf("verb", match));
}

function triggerOf(kind: Trigger["kind"], { entry, from, to }: Match): Trigger {
  return { attributes: entry.attributes, kind, from, to, head: from, by: "word-order" };
}

/** "an American shelling": the adjective of a people behind the word makes it a noun. */
function isDescribed(view: View, { to }: Match): boolean {
  return thingOf(view, to)?.class === "nationality";
}

/** A verb stands at the head of its clause or behind its subject, a verbal noun behind a preposition. */
function isVerb(view: View, i: number): boolean {
  const before = view.tokens[i - 1];
  if (
    view.has("passive-auxiliaries", i - 1) ||
    view.has("place-markers", i - 1) ||
    view.has("origin-markers", i - 1)
  )
    return false;
  return (
    !before ||
    isPunctuation(before) ||
    view.has("clause-openers", i - 1) ||
    view.has("skipped-words", i - 1) ||
    thingOf(view, i - 1) !== undefined
  );
}
