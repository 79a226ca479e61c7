// Finds the words of a knowledge list in sentences. Which words there are is data; here is only how they are matched:
// by lemma, folded form or, written "=word", by the form alone; "…" in a phrase leaves room for a few words.
import type { LanguageKnowledge, WordList } from "../knowledge/index.ts";
import type { Sentence } from "../language/index.ts";
import { openersOf, type Openers } from "./words/openers.ts";
import { longestAt, type Match, type Matcher, type Pattern } from "./words/patterns.ts";

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

/** Looks only at the tokens where a word of the list begins, and remembers what it found in the sentence. */
function matcherOf(language: LanguageKnowledge, list: WordList): Matcher {
  const at = (sentence: Sentence, from: number) => {
    const starts = startsIn(language, sentence).get(list);
    const index = starts ? starts.at.indexOf(from) : -1;
    return index < 0 ? NONE : matchAt(starts!, index, sentence);
  };
  const matches = (sentence: Sentence) => {
    const starts = startsIn(language, sentence).get(list);
    return starts ? (starts.all ??= matchAll(starts, sentence)) : NONE;
  };
  return { matches, at };
}

/** Where in one sentence words of one list begin, with the patterns to try there and what they gave. */
interface Starts {
  readonly at: number[];
  readonly patterns: (readonly Pattern[])[];
  readonly found: (readonly Match[] | undefined)[];
  all?: readonly Match[];
}

function matchAt(starts: Starts, index: number, sentence: Sentence): readonly Match[] {
  return (starts.found[index] ??= longestAt(starts.patterns[index]!, sentence, starts.at[index]!));
}

function matchAll(starts: Starts, sentence: Sentence): readonly Match[] {
  const all: Match[] = [];
  let next = 0;
  for (let index = 0; index < starts.at.length; index++) {
    const here = starts.at[index]! < next ? NONE : matchAt(starts, index, sentence);
    for (const match of here) all.push(match);
    if (here.length > 0) next = here[0]!.to;
  }
  return all;
}

type StartsByList = ReadonlyMap<WordList, Starts>;

const startsOf = new WeakMap<Sentence, StartsByList>();
// A sentence is asked about many lists in a row: the one asked about last is at hand without a look-up.
let last: { readonly sentence: Sentence; readonly starts: StartsByList } | undefined;

/** For each list of the language the tokens where one of its words begins: all lists are asked with one look-up a token. */
function startsIn(language: LanguageKnowledge, sentence: Sentence): StartsByList {
  if (last?.sentence === sentence) return last.starts;
  let starts = startsOf.get(sentence);
  if (!starts) startsOf.set(sentence, (starts = findStarts(openersOf(language), sentence)));
  last = { sentence, starts };
  return starts;
}

function findStarts(openers: Openers, sentence: Sentence): StartsByList {
  const found = new Map<WordList, Starts>();
  for (let i = 0; i < sentence.tokens.length; i++) {
    for (const { list, patterns } of openers.of(sentence.tokens[i]!)) {
      const starts = found.get(list);
      if (!starts) found.set(list, { at: [i], patterns: [patterns], found: [] });
      else {
        starts.at.push(i);
        starts.patterns.push(patterns);
      }
    }
  }
  return found;
}
