// Which lists have a word or phrase that begins at a token: one look-up for all lists of a language.
import type { LanguageKnowledge, WordList } from "../../knowledge/index.ts";
import type { Token } from "../../language/index.ts";
import { Remembered } from "../../text/index.ts";
import { indexByFirstWord, type Pattern } from "./patterns.ts";

/** What may begin at a token: by list the words and phrases to try, those of the form before those of the lemma. */
export interface Opening {
  readonly patterns: ReadonlyMap<WordList, readonly Pattern[]>;
  /** The lists of `patterns`, as bits. */
  readonly lists: Bits;
}

export interface Openers {
  of(token: Token): Opening;
  bitOf(list: WordList): number;
  /** The lists of all openings together. */
  union(openings: readonly Opening[]): Bits;
}

/** A set of lists as bits; all sets of a language are of one length. */
export type Bits = Int32Array;

export function hasBit(bits: Bits, bit: number): boolean {
  return ((bits[bit >> 5]! >> (bit & 31)) & 1) === 1;
}

function put(into: Bits, bits: Bits): void {
  for (let i = 0; i < into.length; i++) into[i]! |= bits[i]!;
}
const REMEMBERED_FORMS = 10_000;
const made = new WeakMap<LanguageKnowledge, Openers>();

export function openersOf(language: LanguageKnowledge): Openers {
  let known = made.get(language);
  if (!known) made.set(language, (known = makeOpeners(language)));
  return known;
}

function makeOpeners(language: LanguageKnowledge): Openers {
  const index = indexOf(language);
  const numbers = new Map([...language.lists.values()].map((list, number) => [list, number]));
  const bitOf = (list: WordList): number => numbers.get(list)!;
  const none = (): Bits => new Int32Array((numbers.size + 31) >> 5);
  const nothing: Opening = { patterns: new Map(), lists: none() };
  const openingOf = (patterns: Opening["patterns"]): Opening => {
    const lists = none();
    for (const list of patterns.keys()) lists[bitOf(list) >> 5]! |= 1 << (bitOf(list) & 31);
    return { patterns, lists };
  };
  const remembered = new Remembered<string, { readonly lemma: string; readonly opening: Opening }>(
    REMEMBERED_FORMS,
  );
  const of = ({ norm, lemma }: Token): Opening => {
    const known = remembered.get(norm);
    if (known?.lemma === lemma) return known.opening;
    const patterns = patternsOf(index, norm, lemma);
    const opening = patterns ? openingOf(patterns) : nothing;
    remembered.set(norm, { lemma, opening });
    return opening;
  };
  const union = (openings: readonly Opening[]): Bits => {
    const lists = none();
    for (const opening of openings) if (opening !== nothing) put(lists, opening.lists);
    return lists;
  };
  return { of, bitOf, union };
}

/** First word → the lists that hold a word or phrase beginning with it, and these. */
type Index = ReadonlyMap<string, ReadonlyMap<WordList, readonly Pattern[]>>;

function patternsOf(index: Index, norm: string, lemma: string): Opening["patterns"] | undefined {
  const byForm = index.get(norm);
  const byLemma = lemma === norm ? undefined : index.get(lemma);
  if (!byForm && !byLemma) return undefined;
  const merged = new Map(byForm);
  for (const [list, patterns] of byLemma ?? []) {
    const inexact = patterns.filter((pattern) => !pattern.steps[0]!.exact);
    if (inexact.length > 0) merged.set(list, [...(merged.get(list) ?? []), ...inexact]);
  }
  return merged;
}

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
