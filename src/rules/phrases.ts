// The words of a phrase: what counts and what is counted, what is joined by "and", names that a parser has cut.
import { childrenBy, headOf, isNoun, type Asking } from "./subjects.ts";
import { hasWord } from "./tree.ts";
import type { Label, Phrase } from "./types.ts";

const CLIMB = 8;

export function phraseAt(asking: Asking, at: number, via: string): Phrase {
  const clause = asking.grammar.sets.clause.has(via);
  const { from, to } = (clause ? asking.tree.branches : asking.tree.phrases)[at]!;
  return { head: clause ? at : countedBy(asking, at), from, to, clause, via };
}

/** "dozens of missiles": the missiles. */
function countedBy(asking: Asking, noun: number): number {
  const { words, by } = asking.grammar.transparent;
  let at = noun;
  if (!by) return noun;
  for (let steps = 0; steps < CLIMB && hasWord(asking.tree.tokens[at]!, words); steps++) {
    const counted: number | undefined = asking.tree.children[at]!.find(
      (one) => one > at && isLinked(asking, one, by) && one < asking.tree.phrases[noun]!.to,
    );
    if (counted === undefined) break;
    at = counted;
  }
  return at;
}

/** The other way: "dozens" for the missiles, nearest first. */
export function counters(asking: Asking, noun: number): number[] {
  const { words, by } = asking.grammar.transparent;
  const found: number[] = [];
  let at = noun;
  if (!by) return found;
  while (found.length < CLIMB && isLinked(asking, at, by)) {
    at = headOf(asking, at);
    if (at < 0 || !hasWord(asking.tree.tokens[at]!, words)) break;
    found.push(at);
  }
  return found;
}

function isLinked(asking: Asking, at: number, { relation, markers }: Label): boolean {
  if (asking.tree.tokens[at]!.deprel !== relation) return false;
  return !markers || asking.tree.markers[at]!.some((word) => markers.has(word));
}

/** Longer lists are tables. */
const CONJUNCTS = 100;

/** The word and those joined to it by "and"; a verb joined to a noun is a clause of its own. */
export function conjuncts(asking: Asking, at: number): number[] {
  const all = [at];
  for (let i = 0; i < all.length && all.length < CONJUNCTS; i++)
    for (const one of childrenBy(asking, all[i]!, "conjunct"))
      if (isNoun(asking, at) === isNoun(asking, one)) all.push(one);
  return all;
}

/** Two names that touch and have one role are one name that the parser has cut. */
export function mended(phrases: readonly Phrase[]): Phrase[] {
  const whole: Phrase[] = [];
  for (const phrase of phrases) {
    const last = whole.at(-1);
    if (last && !last.clause && last.via === phrase.via && last.to === phrase.from)
      whole[whole.length - 1] = { ...phrase, from: last.from };
    else whole.push(phrase);
  }
  return whole;
}
