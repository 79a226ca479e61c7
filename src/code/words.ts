// Finds the words of a knowledge list in sentences. Which words there are is data; here is only how they are matched:
// by lemma, folded form or, written "=word", by the form alone; "…" in a phrase leaves room for a few words.
import type { LanguageKnowledge, WordList } from "../knowledge/index.ts";
import type { Sentence } from "../language/index.ts";
import { documentMemory } from "./memory.ts";
import { hasBit, openersOf, type Bits, type Openers, type Opening } from "./words/openers.ts";
import { longestAt, type Match, type Matcher } from "./words/patterns.ts";

export type { Match, Matcher } from "./words/patterns.ts";

const NONE: readonly Match[] = [];
const NOTHING: Matcher = { matches: () => NONE, at: () => NONE };

const made = new WeakMap<LanguageKnowledge, Map<string, Matcher>>();

/** The matcher of the list `name` of a language; one that finds nothing where the language has no such list. */
export function wordsOf(language: LanguageKnowledge, name: string): Matcher {
  let matchers = made.get(language);
  if (!matchers) made.set(language, (matchers = new Map()));
  let matcher = matchers.get(name);
  if (!matcher) {
    const list = language.lists.get(name);
    matcher = list ? matcherOf(language, list) : NOTHING;
    matchers.set(name, matcher);
  }
  return matcher;
}

/** Looks only at the tokens where a word of the list begins. */
function matcherOf(language: LanguageKnowledge, list: WordList): Matcher {
  const openers = openersOf(language);
  const bit = openers.bitOf(list);
  const at = (sentence: Sentence, from: number) => {
    const opening = startsIn(openers, sentence).at[from];
    if (!opening || !hasBit(opening.lists, bit)) return NONE;
    return longestAt(opening.patterns.get(list)!, sentence, from);
  };
  const matches = (sentence: Sentence) => {
    const starts = startsIn(openers, sentence);
    if (!hasBit(starts.lists, bit)) return NONE;
    const found: Match[] = [];
    for (let from = 0; from < starts.at.length; from++) {
      const opening = starts.at[from]!;
      if (!hasBit(opening.lists, bit)) continue;
      const here = longestAt(opening.patterns.get(list)!, sentence, from);
      if (here.length === 0) continue;
      for (const match of here) found.push(match);
      from = here[0]!.to - 1;
    }
    return found;
  };
  return { matches, at };
}

/** For each token of a sentence which lists may have a word there, and those of all tokens together. */
interface Starts {
  readonly at: readonly Opening[];
  readonly lists: Bits;
}

const startsOf = documentMemory<Sentence, Starts>();
// A sentence is asked about many lists in a row: the one asked about last is at hand without a look-up.
let last: { readonly sentence: Sentence; readonly starts: Starts } | undefined;

/** All lists of a language are asked with one look-up a token. */
function startsIn(openers: Openers, sentence: Sentence): Starts {
  if (last?.sentence === sentence) return last.starts;
  let starts = startsOf.get(sentence);
  if (!starts) {
    const at = sentence.tokens.map((token) => openers.of(token));
    startsOf.set(sentence, (starts = { at, lists: openers.union(at) }));
  }
  last = { sentence, starts };
  return starts;
}
