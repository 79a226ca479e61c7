// Finds the words of a knowledge list in sentences. Which words there are is data; here is only how they are matched:
// by lemma, folded form or, written "=word", by the form alone; "…" in a phrase leaves room for a few words.
import type { LanguageKnowledge, WordList } from "../knowledge/index.ts";
import type { Sentence } from "../language/index.ts";
import { indexByFirstWord, matcherOf, type Match, type Matcher } from "./words/patterns.ts";

export type { Match, Matcher } from "./words/patterns.ts";

const compiled = new WeakMap<WordList, Matcher>();
const bound = new WeakMap<WordList, Matcher>();
const NONE: readonly Match[] = [];
const NOTHING: Matcher = { matches: () => NONE, at: () => NONE };

/** The matcher of a list, compiled once for as long as the knowledge is loaded. */
export function compileList(list: WordList): Matcher {
  const known = compiled.get(list);
  if (known) return known;
  const matcher = matcherOf(indexByFirstWord(list));
  compiled.set(list, matcher);
  return matcher;
}

/** The matcher of the list `name` of a language; one that finds nothing where the language has no such list. */
export function wordsOf(language: LanguageKnowledge, name: string): Matcher {
  const list = language.lists.get(name);
  if (!list) return NOTHING;
  const known = bound.get(list);
  if (known) return known;
  const matcher = withStarts(language, list, compileList(list));
  bound.set(list, matcher);
  return matcher;
}

/** A matcher that looks only at the tokens where a word of its list begins. */
function withStarts(language: LanguageKnowledge, list: WordList, matcher: Matcher): Matcher {
  const at = (sentence: Sentence, from: number) =>
    startsIn(language, sentence).get(list)?.includes(from) ? matcher.at(sentence, from) : NONE;
  const matches = (sentence: Sentence) => {
    const starts = startsIn(language, sentence).get(list);
    if (!starts) return NONE;
    const found: Match[] = [];
    let next = 0;
    for (const from of starts) {
      const here = from < next ? NONE : matcher.at(sentence, from);
      if (here.length === 0) continue;
      found.push(...here);
      next = here[0]!.to;
    }
    return found;
  };
  return { matches, at };
}

const openers = new WeakMap<LanguageKnowledge, ReadonlyMap<string, readonly WordList[]>>();
const starts = new WeakMap<Sentence, ReadonlyMap<WordList, readonly number[]>>();

/** For each list of the language the tokens where one of its words begins: all lists are asked with one look-up a token. */
function startsIn(language: LanguageKnowledge, sentence: Sentence): ReadonlyMap<WordList, readonly number[]> {
  const known = starts.get(sentence);
  if (known) return known;
  const index = openersOf(language);
  const found = new Map<WordList, number[]>();
  sentence.tokens.forEach((token, i) => {
    for (const list of index.get(token.norm) ?? []) note(found, list, i);
    if (token.lemma !== token.norm) for (const list of index.get(token.lemma) ?? []) note(found, list, i);
  });
  starts.set(sentence, found);
  return found;
}

function note(found: Map<WordList, number[]>, list: WordList, i: number): void {
  const numbers = found.get(list);
  if (!numbers) found.set(list, [i]);
  else if (numbers.at(-1) !== i) numbers.push(i);
}

/** First word → the lists that hold a word or phrase beginning with it. */
function openersOf(language: LanguageKnowledge): ReadonlyMap<string, readonly WordList[]> {
  const known = openers.get(language);
  if (known) return known;
  const index = new Map<string, WordList[]>();
  for (const list of language.lists.values()) {
    for (const word of indexByFirstWord(list).keys()) {
      const lists = index.get(word);
      if (lists) lists.push(list);
      else index.set(word, [list]);
    }
  }
  openers.set(language, index);
  return index;
}
