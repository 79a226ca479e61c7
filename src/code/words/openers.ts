// Which lists have a word or phrase that begins at a token: one look-up for all lists of a language.
import type { LanguageKnowledge, WordList } from "../../knowledge/index.ts";
import type { Token } from "../../language/index.ts";
import { indexByFirstWord, type Pattern } from "./patterns.ts";

/** A list with its words and phrases that may begin at a token, the longest first. */
export interface Opening {
  readonly list: WordList;
  readonly patterns: readonly Pattern[];
}

export interface Openers {
  of(token: Token): readonly Opening[];
}

const NONE: readonly Opening[] = [];
// Words of a text repeat; a bound keeps a stream of endless new words from growing the memory.
const REMEMBERED_FORMS = 50_000;
const made = new WeakMap<LanguageKnowledge, Openers>();

export function openersOf(language: LanguageKnowledge): Openers {
  let known = made.get(language);
  if (!known) made.set(language, (known = makeOpeners(language)));
  return known;
}

function makeOpeners(language: LanguageKnowledge): Openers {
  const index = indexOf(language);
  const remembered = new Map<string, { readonly lemma: string; readonly openings: readonly Opening[] }>();
  const of = ({ norm, lemma }: Token): readonly Opening[] => {
    const known = remembered.get(norm);
    if (known?.lemma === lemma) return known.openings;
    const openings = openingsOf(index, norm, lemma);
    if (remembered.size >= REMEMBERED_FORMS) remembered.clear();
    remembered.set(norm, { lemma, openings });
    return openings;
  };
  return { of };
}

function openingsOf(index: Index, norm: string, lemma: string): readonly Opening[] {
  const byForm = index.get(norm);
  const byLemma = lemma === norm ? undefined : index.get(lemma);
  if (!byForm && !byLemma) return NONE;
  const merged = new Map<WordList, Pattern[]>();
  for (const [list, patterns] of byForm ?? []) merged.set(list, [...patterns]);
  for (const [list, patterns] of byLemma ?? []) {
    const inexact = patterns.filter((pattern) => !pattern.steps[0]!.exact);
    if (inexact.length > 0) merged.set(list, [...(merged.get(list) ?? []), ...inexact]);
  }
  return [...merged].map(([list, patterns]) => ({ list, patterns }));
}

/** First word → the lists that hold a word or phrase beginning with it, and these. */
type Index = ReadonlyMap<string, ReadonlyMap<WordList, readonly Pattern[]>>;

function indexOf(language: LanguageKnowledge): Index {
  const index = new Map<string, Map<WordList, readonly Pattern[]>>();
  for (const list of language.lists.values()) {
    for (const [word, patterns] of indexByFirstWord(list)) {
      const lists = index.get(word);
      if (lists) lists.set(list, patterns);
      else index.set(word, new Map([[list, patterns]]));
    }
  }
  return index;
}
