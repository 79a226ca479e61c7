// Finds the names of a register in a text: whole words, longest first, tolerant of spelling where the name allows.
// Cost grows with the text: every look-up starts from one word's key. What a name means is the register's business.
import { keyText, soundsOf, type Form, type KeyedText, type KeyedWord } from "./keyed-text.ts";
import { NameTable, type Entry, type Opening } from "./name-table.ts";
import type { NameHit } from "./types.ts";

export interface NameOptions {
  /** Written exactly so (abbreviations that are words: "US", "IS"). */
  readonly exact?: boolean;
  /** A transliteration: articles are optional and spellings of one sound are one. */
  readonly loose?: Loose;
}

export interface Loose {
  /** A single transliterated word needs so many letters before its spelling may vary ("Nujaba", not "Oman"). */
  readonly letters: number;
  /** Of several words those with a capital need so many consonants: "Hays district" sounds like "his district". */
  readonly consonants: number;
}

// Several words are compared by consonants, if there are enough of them to tell names apart.
const LOOSE_PHRASE_MIN = 6;

interface Match {
  readonly entry: Entry;
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

const NONE: Opening = {};
/** Indexes are numbered: each form remembers what it opens in each. */
let numbers = 0;

export class NameIndex {
  #number = numbers++;
  readonly #strict = new NameTable();
  readonly #loose = new NameTable();
  readonly #arabic = new NameTable();
  /** Names given but not keyed yet: that is done when the first text is read, so that loading is quick. */
  #waiting: [name: string, id: string, options: NameOptions][] = [];

  add(name: string, id: string, options: NameOptions = {}): void {
    this.#waiting.push([name, id, options]);
  }

  #ready(): void {
    if (this.#waiting.length === 0) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    let ids: readonly string[] = [];
    for (const [name, id, options] of waiting) {
      // The names of an entry stand together: they share one list.
      if (ids[0] !== id) ids = [id];
      this.#put(name, ids, options);
    }
    this.#number = numbers++; // what forms remember of it is not true any more
  }

  #openingOf(form: Form): Opening {
    const known = form.openings[this.#number];
    if (known) return known;
    const strict = this.#strict.get(form.key);
    const sounds = soundsOf(form);
    const consonants = this.#loose.get(sounds.consonants);
    const whole = this.#loose.get(sounds.whole);
    const opening = strict || consonants || whole ? { strict, consonants, whole } : NONE;
    form.openings[this.#number] = opening;
    return opening;
  }

  #put(name: string, ids: readonly string[], options: NameOptions): void {
    const keyed = keyText(name);
    if (keyed.words.length === 0) return;
    const capital = /\p{Lu}/u.test(name);
    const stop = name.endsWith(".") && !name.endsWith(keyed.words.at(-1)!.form.text);
    if (keyed.words.some((word) => word.form.arabic)) {
      this.#arabic.put({
        keys: keyed.words.map((word) => word.form.bare),
        capital: false,
        ids,
        stop: false,
      });
      return;
    }
    const exact = options.exact ? keyed.words.map((word) => word.form.written).join(" ") : undefined;
    this.#strict.put({ keys: keyed.words.map((word) => word.form.key), exact, capital, ids, stop });
    if (options.loose && !options.exact) this.#addLoose(keyed, capital, ids, options.loose);
  }

  #addLoose(
    keyed: KeyedText,
    capital: boolean,
    ids: readonly string[],
    { letters, consonants }: Loose,
  ): void {
    const content = keyed.words.filter((word) => !word.article);
    const keys = content.map(({ form }) =>
      content.length > 1 ? soundsOf(form).consonants : soundsOf(form).whole,
    );
    const size = keys.join("").length;
    const names = keys.filter((_, at) => content[at]!.form.capital).join("").length;
    if (content.length > 1 ? size >= LOOSE_PHRASE_MIN && names >= consonants : size >= letters)
      this.#loose.put({
        keys,
        capital,
        ids,
        stop: false,
        article: content.length === 1 && content[0] !== keyed.words[0],
      });
  }

  /** Names in the text, in order, not overlapping. */
  find(text: string): NameHit[] {
    this.#ready();
    const { words } = keyText(text);
    const hits: NameHit[] = [];
    for (let index = 0; index < words.length;) {
      const match = this.#matchAt(text, words, index);
      if (match) hits.push({ start: match.start, end: match.end, ids: match.entry.ids });
      index = match ? match.next : index + 1;
    }
    return hits;
  }

  /** Ids of a name given alone; a small word before it (an article) is passed over. */
  idsFor(name: string): readonly string[] {
    this.#ready();
    const { words } = keyText(name);
    const from = words.length > 1 && isSmall(words[0]!) ? [0, 1] : [0];
    for (const index of from) {
      if (!words[index]) return [];
      const match = this.#matchAt(name, words, index);
      if (match && match.next === words.length) return match.entry.ids;
    }
    return [];
  }

  #matchAt(text: string, words: readonly KeyedWord[], index: number): Match | undefined {
    const word = words[index]!;
    if (word.form.arabic) return this.#matchArabic(text, words, index);
    const opening = this.#openingOf(word.form);
    if (opening === NONE && !word.article) return undefined;
    const strict = run(text, words, index, opening.strict, keyOf, false);
    const loose = this.#matchLoose(text, words, index);
    return loose && (!strict || loose.end > strict.end) ? loose : strict;
  }

  #matchLoose(text: string, words: readonly KeyedWord[], index: number): Match | undefined {
    const word = words[index]!;
    const start = word.article && joins(text, word, words[index + 1]) ? index + 1 : index;
    const first = words[start]!;
    if (first.form.arabic || first.article || !first.form.capital) return undefined;
    const { whole, consonants } = this.#openingOf(first.form);
    const match =
      run(text, words, start, consonants, consonantsOf, true) ??
      run(text, words, start, whole, wholeOf, true);
    if (!match || (match.entry.article && start === index)) return undefined;
    return { ...match, start: word.start };
  }

  #matchArabic(text: string, words: readonly KeyedWord[], index: number): Match | undefined {
    for (const variant of words[index]!.form.variants) {
      const match = run(text, words, index, this.#arabic.get(variant.key), (w) => w.form.bare, false);
      if (match) return { ...match, start: words[index]!.start + variant.cut };
    }
    return undefined;
  }
}

const keyOf = ({ form }: KeyedWord): string => form.key;
const consonantsOf = (word: KeyedWord): string => soundsOf(word.form).consonants;
const wholeOf = (word: KeyedWord): string => soundsOf(word.form).whole;

/** Too short for a name, and written small. */
function isSmall(word: KeyedWord): boolean {
  return !word.form.capital && !word.form.arabic && word.end - word.start <= 3;
}

/** Tries entries (longest first) from a word whose own key already fits. */
function run(
  text: string,
  words: readonly KeyedWord[],
  index: number,
  entries: readonly Entry[] | undefined,
  key: (word: KeyedWord) => string,
  skipArticles: boolean,
): Match | undefined {
  if (!entries) return undefined;
  for (const entry of entries) {
    const last = follow(text, words, index, entry.keys, key, skipArticles);
    if (last === undefined || !writtenRight(words, index, last, entry)) continue;
    const end = words[last]!.end;
    if (!entry.stop || text[end] === ".") {
      return { entry, start: words[index]!.start, end: entry.stop ? end + 1 : end, next: last + 1 };
    }
  }
  return undefined;
}

function follow(
  text: string,
  words: readonly KeyedWord[],
  index: number,
  keys: readonly string[],
  key: (word: KeyedWord) => string,
  skipArticles: boolean,
): number | undefined {
  let at = index;
  for (let k = 1; k < keys.length; k++) {
    let next = at + 1;
    if (skipArticles && words[next]?.article && joins(text, words[at]!, words[next])) next++;
    const word = words[next];
    if (!word || key(word) !== keys[k] || !joins(text, words[next - 1]!, word)) return undefined;
    at = next;
  }
  return at;
}

function writtenRight(words: readonly KeyedWord[], from: number, to: number, entry: Entry): boolean {
  if (entry.exact !== undefined) {
    return (
      words
        .slice(from, to + 1)
        .map((word) => word.form.written)
        .join(" ") === entry.exact
    );
  }
  if (!entry.capital) return true;
  for (let index = from; index <= to; index++) if (words[index]!.form.capital) return true;
  return false;
}

// Blank, hyphen, dash, apostrophe, stop after a short word ("St. Louis"): what may stand between words of one name.
const BETWEEN = /^(?:[ \t\u00a0\u200c]{1,2}|\n|[-–’']|\.[ \u00a0]?|[ ]?[-–][ ]?)$/;

function joins(text: string, a: KeyedWord, b: KeyedWord | undefined): boolean {
  if (!b) return false;
  const gap = b.start - a.reach;
  if (gap === 1 && text.charCodeAt(a.reach) === 32) return true;
  if (gap === 0 || gap > 3) return false;
  const between = text.slice(a.reach, b.start);
  return BETWEEN.test(between) && (!between.startsWith(".") || a.end - a.start <= 3);
}
