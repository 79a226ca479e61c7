// One sentence as the time rules read it: words with the senses that begin at each, numbers, and what touches what.
import type { Lexicon, Sense } from "./lexicon.ts";
import { splitWords } from "./words.ts";
import type { Word } from "./words.ts";

/** A sense that begins at a word, and how many words it takes. */
export interface Hit extends Sense {
  readonly length: number;
}

const NONE: readonly Hit[] = [];
// The kinds that an expression begins with; the others stand inside, before or behind it.
const OPENING: ReadonlySet<string> = new Set([
  "month",
  "hijri",
  "solar",
  "weekday",
  "season",
  "part",
  "clock",
  "unit",
  "number",
  "ordinal",
  "deictic",
  "ref",
  "relation",
  "beforeDirection",
  "edge",
  "near",
  "frequency",
  "decade",
  "holiday",
  "period",
  "some",
  "one",
  "half",
  "article",
  "every",
  "per",
  "clockBefore",
  "fiscal",
  "dayWord",
  "recent",
  "yearAgo",
  "latest",
  "dayPart",
  "counted",
]);
const DIGITS = /^\d+$/;

type Node = Lexicon["root"];
const hitsAt = new WeakMap<Node, readonly Hit[]>();

/** The senses that end at a node as hits, the last first; a node stands at one length only. */
function hitsOf(node: Node, length: number): readonly Hit[] {
  let hits = hitsAt.get(node);
  if (!hits) hitsAt.set(node, (hits = node.senses.map((sense) => ({ ...sense, length })).reverse()));
  return hits;
}

// A short word is more often a word of its own than a shorter one with a prefix.
const SHORTEST_PREFIXED = 4;

export class Line {
  readonly text: string;
  readonly words: readonly Word[];
  readonly lexicon: Lexicon;
  readonly #hits: (readonly Hit[])[] = [];

  constructor(text: string, start: number, end: number, lexicon: Lexicon) {
    this.text = text;
    this.lexicon = lexicon;
    this.words = this.#withoutPrefixes(splitWords(text, start, end));
    for (let index = 0; index < this.words.length; index++) this.#hits.push(this.#look(index));
  }

  /** An unknown word that is a known one with a prefix letter is read as the known one. */
  #withoutPrefixes(words: Word[]): Word[] {
    const { prefixes, root } = this.lexicon;
    if (prefixes.length === 0) return words;
    return words.map((word) => {
      if (root.next.has(word.norm) || word.norm.length < SHORTEST_PREFIXED) return word;
      const prefix = prefixes.find(
        (letters) => word.norm.startsWith(letters) && root.next.has(word.norm.slice(letters.length)),
      );
      if (prefix === undefined) return word;
      return { ...word, start: word.start + prefix.length, norm: word.norm.slice(prefix.length) };
    });
  }

  #look(index: number): readonly Hit[] {
    let node: Node | undefined = this.lexicon.root.next.get(this.words[index]!.norm);
    if (!node) return NONE;
    let hits = hitsOf(node, 1);
    for (let length = 2; ; length++) {
      const next: Word | undefined = this.words[index + length - 1];
      node = next && node.next.get(next.norm);
      if (!node) return hits;
      hits = [...hitsOf(node, length), ...hits];
    }
  }

  /** The longest sense of a kind that begins at a word. */
  hit(index: number, kind: string): Hit | undefined {
    return this.#hits[index]?.find((hit) => hit.kind === kind);
  }

  has(index: number, kind: string, value?: string): boolean {
    return (
      this.#hits[index]?.some((hit) => hit.kind === kind && (value === undefined || hit.value === value)) ??
      false
    );
  }

  /** True if a sense of the kind ends with the word before `index`. */
  endsBefore(index: number, kind: string): boolean {
    for (let from = index - 1; from >= 0 && from >= index - 4; from--) {
      if (this.#hits[from]!.some((hit) => hit.kind === kind && from + hit.length === index)) return true;
    }
    return false;
  }

  /** Anything here that a time expression could begin with? Most words of a text are turned away here. */
  mayBegin(index: number): boolean {
    const hits = this.#hits[index]!;
    if (hits === NONE) return this.isDigits(index) || this.norm(index) === "'";
    const opening = hits.filter((hit) => OPENING.has(hit.kind));
    if (opening.length === 0) return false;
    if (!opening.every((hit) => hit.kind === "article" || hit.kind === "one")) return true;
    const next = index + opening[0]!.length;
    return (
      next < this.words.length &&
      (this.#hits[next] !== NONE || this.isDigits(next) || this.norm(next) === "'")
    );
  }

  norm(index: number): string {
    return this.words[index]?.norm ?? "";
  }

  isDigits(index: number): boolean {
    return DIGITS.test(this.norm(index));
  }

  /** A prefix letter stands before the word as it is read: "and morning". */
  isPrefixed(index: number): boolean {
    return /\p{L}/u.test(this.text[(this.words[index]?.start ?? 0) - 1] ?? "");
  }

  /** The number that a run of digits writes; undefined for words and for runs too long to be one. */
  digits(index: number): number | undefined {
    const norm = this.norm(index);
    return DIGITS.test(norm) && norm.length <= 9 ? Number(norm) : undefined;
  }

  /** No blank between this word and the one before it. */
  touches(index: number): boolean {
    return (
      index > 0 && this.words[index] !== undefined && this.words[index]!.start === this.words[index - 1]!.end
    );
  }

  capital(index: number): boolean {
    const word = this.words[index];
    return word !== undefined && /\p{Lu}/u.test(this.text[word.start] ?? "");
  }

  /** Index after a sign, if it stands here. */
  skip(index: number, ...signs: readonly string[]): number {
    return signs.includes(this.norm(index)) ? index + 1 : index;
  }

  /** Index after a word of the kind, if one stands here. */
  skipKind(index: number, kind: string): number {
    return index + (this.hit(index, kind)?.length ?? 0);
  }
}
