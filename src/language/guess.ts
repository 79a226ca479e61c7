// Which language a stretch of text is most likely in, by the sequences of letters in it: the numbers and the way of counting
// are those of eld (Nito-ELD, Apache-2.0), laid out in tables of a megabyte instead of thirty of objects.
import { readFileSync } from "node:fs";

export interface Guess {
  /** ISO 639-1; "ku" is Kurdish in Arabic script. */
  readonly language: string;
  /** It scores like a text surely in the language does. */
  readonly reliable: boolean;
}

interface Sequences {
  readonly languages: readonly (readonly [code: string, average: number])[];
  /** What the bytes of UTF-8 from 128 up are written as in keys. */
  readonly codes: Uint8Array;
  /** Open addressing: a key each slot, 0 where it is free. */
  readonly keys: Float64Array;
  /** Where the languages of the key begin in `pairs`, and how many there are. */
  readonly starts: Uint32Array;
  readonly counts: Uint8Array;
  /** Number of the language and score by turns. */
  readonly pairs: Uint8Array;
}

const MODEL = new URL("../../models/languages.bin", import.meta.url);
/** Slots, a power of two: some 50,000 sequences leave three of five free. */
const SLOTS = 1 << 17;
/** Every score was made smaller by this. */
const LEAST_SCORE = 53;
/** What scales a mean score to between 0 and 1, and what share of a language's average is reliable. */
const SCALE = 25;
const RELIABLE_SHARE = 0.75;
const MIN_SEQUENCES = 3;

/** How much of a text is looked at: letters, and bytes up to a blank, and up to anything. */
const MOST_LETTERS = 1000;
const BYTES_TO_BLANK = 350;
const MOST_BYTES = 380;
/** Longer words are looked at so far. */
const LONGEST_WORD = 70;
const WIDTH = 4;
const STRIDE = 3;
const BLANK = 32;

/** What parts words: all but letters, save an apostrophe inside ("don’t"). Letters beyond the basic plane are in no sequence. */
const SEPARATORS = /(?:[^\p{L}]|[\u{10000}-\u{10ffff}])+(?<!['`’])/gu;

let loaded: Sequences | undefined;

function sequences(): Sequences {
  loaded ??= readSequences(readFileSync(MODEL));
  return loaded;
}

function slotOf(keys: Float64Array, key: number): number {
  const high = Math.floor(key / 0x1000000);
  let slot = Math.imul((key - high * 0x1000000) ^ Math.imul(high, 0x9e3779b1), 0x85ebca6b) >>> 15;
  while (keys[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

/** See tools/build-languages.ts for the file. */
function readSequences(file: Buffer): Sequences {
  const end = file.indexOf("\n");
  const header = JSON.parse(file.toString("utf8", 0, end)) as {
    languages: [string, number][];
    codes: number[];
    sequences: number;
  };
  const from = end + 1;
  const keys = new Float64Array(SLOTS);
  const starts = new Uint32Array(SLOTS);
  const counts = new Uint8Array(SLOTS);
  let next = 0;
  for (let row = 0; row < header.sequences; row++) {
    const key = file.readUIntBE(from + row * 7, 6);
    const slot = slotOf(keys, key);
    keys[slot] = key;
    starts[slot] = next;
    counts[slot] = file[from + row * 7 + 6]!;
    next += 2 * counts[slot]!;
  }
  const pairs = new Uint8Array(file.subarray(from + header.sequences * 7));
  return {
    languages: header.languages,
    codes: Uint8Array.from(header.codes),
    keys,
    starts,
    counts,
    pairs,
  };
}

/** The words of a text as codes, one for each byte of UTF-8. */
function codedWords(text: string, codes: Uint8Array): number[][] {
  const words: number[][] = [];
  let word: number[] = [];
  let bytes = 0;
  const put = (...values: number[]): void => {
    for (const value of values) word.push(codes[value - 0x80]!);
    bytes += values.length;
  };
  for (let i = 0; i < text.length && bytes <= MOST_BYTES; i++) {
    const unit = text.charCodeAt(i);
    if (unit === BLANK) {
      if (word.length > 0) words.push(word);
      word = [];
      if (bytes > BYTES_TO_BLANK) break;
      bytes++;
    } else if (unit < 0x80) {
      word.push(unit);
      bytes++;
    } else if (unit < 0x800) put(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else put(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  if (word.length > 0) words.push(word);
  return words;
}

/** The keys of a word: four codes every third, with the word's ends marked by blanks. */
function addKeys(word: readonly number[], found: Set<number>): void {
  const length = Math.min(word.length, LONGEST_WORD);
  let at = 0;
  for (; at + WIDTH < length; at += STRIDE) found.add(keyOf(word, at, at + WIDTH, at === 0 ? BLANK : 0));
  const last = length === STRIDE ? 0 : Math.max(0, length - WIDTH);
  found.add(keyOf(word, last, word.length, at === 0 ? BLANK : 0) * 256 + BLANK);
}

function keyOf(word: readonly number[], from: number, to: number, before: number): number {
  let key = before;
  for (let i = from; i < to; i++) key = key * 256 + word[i]!;
  return key;
}

/**
 * A favoured language may score less than the best by this share over the root of the number of sequences. Swept 0.8 to 2 on
 * 5,500 English sentences and titles of 3 to 12 words (right 94.2 to 96.8 %; made headlines full of names 86 to 95) against
 * 120 headlines in fifteen languages, most of them coded by nobody (84 right to 77; more of it makes Portuguese Spanish).
 */
const FAVOUR = 1.2;

/** Codes of languages. */
export type Codes = Pick<ReadonlySet<string>, "has" | "size">;

const NOBODY: Codes = new Set();
let last: { text: string; favoured: Codes; guess: Guess | undefined } | undefined;

/**
 * The language whose sequences weigh most in the beginning of the text; undefined where there is none known. One of
 * `favoured` is preferred where the text is too short to tell it from the best.
 */
export function guessLanguage(text: string, favoured: Codes = NOBODY): Guess | undefined {
  if (last?.text !== text || last.favoured !== favoured)
    last = { text, favoured, guess: guess(text, favoured) };
  return last.guess;
}

/** Score of each language, and how many sequences were looked up. */
function scoresOf(text: string): { scores: Uint32Array; sequences: number } {
  const { languages, codes, keys, starts, counts, pairs } = sequences();
  const words = text.slice(0, MOST_LETTERS).replace(SEPARATORS, " ").trim().toLowerCase();
  const found = new Set<number>();
  for (const word of codedWords(words, codes)) addKeys(word, found);
  const scores = new Uint32Array(languages.length);
  for (const key of found) {
    const slot = slotOf(keys, key);
    const end = starts[slot]! + 2 * counts[slot]!;
    for (let at = starts[slot]!; at < end; at += 2) scores[pairs[at]!]! += pairs[at + 1]! + LEAST_SCORE;
  }
  return { scores, sequences: found.size };
}

function guess(text: string, favoured: Codes): Guess | undefined {
  const { languages } = sequences();
  const { scores, sequences: count } = scoresOf(text);
  const bestOf = (allowed: (code: string) => boolean): number | undefined => {
    let best: number | undefined;
    for (const [i, [code]] of languages.entries())
      if (allowed(code) && scores[i]! > (best === undefined ? 0 : scores[best]!)) best = i;
    return best;
  };
  const highest = bestOf(() => true);
  if (highest === undefined) return undefined;
  const near = scores[highest]! * (1 - FAVOUR / Math.sqrt(count));
  const wished = favoured.size === 0 ? undefined : bestOf((code) => favoured.has(code));
  const best = wished !== undefined && scores[wished]! >= near ? wished : highest;
  const mean = scores[best]! / count;
  const [language, average] = languages[best]!;
  const reliable = count >= MIN_SEQUENCES && mean / (mean + SCALE) >= average * RELIABLE_SHARE;
  return { language, reliable };
}
