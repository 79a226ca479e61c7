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
}

/** A set of small numbers, thirty to a number: more would not stay small integers of the engine. */
export type Bits = readonly number[];
const BITS = 30;

export function hasBit(bits: Bits, bit: number): boolean {
  return (((bits[Math.floor(bit / BITS)] ?? 0) >> (bit % BITS)) & 1) === 1;
}

export function union(all: readonly Bits[]): Bits {
  const sum: number[] = [];
  for (const bits of all) for (let i = 0; i < bits.length; i++) sum[i] = (sum[i] ?? 0) | bits[i]!;
  return sum;
}

function bitsOf(numbers: readonly number[]): Bits {
  const bits: number[] = Array.from({ length: Math.floor(Math.max(-1, ...numbers) / BITS) + 1 }, () => 0);
  for (const number of numbers) bits[Math.floor(number / BITS)]! |= 1 << (number % BITS);
  return bits;
}

const NOTHING: Opening = { patterns: new Map(), lists: [] };
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
  const remembered = new Remembered<string, { readonly lemma: string; readonly opening: Opening }>(
    REMEMBERED_FORMS,
  );
  const of = ({ norm, lemma }: Token): Opening => {
    const known = remembered.get(norm);
    if (known?.lemma === lemma) return known.opening;
    const patterns = patternsOf(index, norm, lemma);
    const opening = patterns ? { patterns, lists: bitsOf([...patterns.keys()].map(bitOf)) } : NOTHING;
    remembered.set(norm, { lemma, opening });
    return opening;
  };
  return { of, bitOf };
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
