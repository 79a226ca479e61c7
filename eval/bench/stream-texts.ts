// Texts for the stream bench: endless plausible documents out of the own texts, and texts that try to break a coder.
import { join } from "node:path";
import { readLines, root } from "./run.ts";

interface OwnText {
  readonly id: string;
  readonly text: string;
  readonly language?: string;
}

export function ownTexts(): OwnText[] {
  return readLines(join(root, "eval/gold/documents.jsonl")).map((line) => JSON.parse(line) as OwnText);
}

/** The same numbers in every run (xorshift32). */
export function dice(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** A document of sentences of the own texts in which every tenth word is new, so that nothing kept in memory serves twice. */
export function plausible(texts: readonly OwnText[], at: number): string {
  const roll = dice(at + 1);
  const { id, text, language } = texts[roll(texts.length)]!;
  const sentences = text.split(/(?<=[.!?؟\n])/);
  const from = roll(sentences.length);
  const some = sentences.slice(from, from + 6).join("");
  const changed = some.replace(/\p{L}{5,}/gu, (word) => (roll(10) === 0 ? newWord(word, roll) : word));
  const day = new Date(Date.UTC(2015, 0, 1 + roll(3650))).toISOString().slice(0, 10);
  return JSON.stringify({ id: `${id}-${at}`, text: changed, language, published: day });
}

function newWord(word: string, roll: (below: number) => number): string {
  const letters = [...word];
  const cut = 1 + roll(letters.length - 1);
  return letters.slice(0, cut).join("") + roll(1e6).toString(36) + letters.slice(cut).join("");
}

const repeat = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Texts of a length that have hurt some tokeniser, parser, pattern or table before. */
export function hostile(length: number): Record<string, string> {
  const texts = ownTexts();
  const own = (language: string): string =>
    texts
      .filter((one) => (one.language ?? "en") === language)
      .map(({ text }) => text)
      .join("\n");
  return {
    "news, one after the other": repeat(own("en"), length),
    "Arabic posts": repeat(own("ar"), length),
    "news in capitals": repeat(own("en").toUpperCase(), length),
    "news without a stop or line": repeat(own("en").replace(/[.!?\n]/g, " "), length),
    "one word a line": repeat(own("en").replace(/\s+/g, "\n"), length),
    "attack attack attack": repeat("attack ", length),
    "attack, attack and attack": repeat("attack, attack and ", length),
    "X said that X said that": repeat("The Pentagon said that ", length),
    "he said, she said": repeat('"No," he said. ', length),
    "open quotation marks": repeat('"', length),
    "nested brackets": repeat("((((((((((", length),
    "names on end": repeat("Ahmad Khalid Nasir Abd al-Rahman ", length),
    "places on end": repeat("Baghdad, Erbil, Mosul, Damascus, Gaza, Sanaa, ", length),
    "dates on end": repeat("on Monday, 3 March 2021, at 10 p.m. ", length),
    "figures on end": repeat("17 attacks in Iraq and 12 in Syria, ", length),
    "the of the of": repeat("the attack of the attack of ", length),
    "which which": repeat("the base which the base which attacked ", length),
    "one long word": repeat("abcdefghij", length),
    digits: repeat("1234567890", length),
    "commas and blanks": repeat(" , , ", length),
    emoji: repeat("💥🇮🇶👨‍👩‍👧 rockets ", length),
    "lone surrogates": repeat("\ud83d attack \udc00 ", length),
    "marks that combine": repeat("a\u0301\u0302\u0303\u0304", length),
    "right to left marks": repeat("\u202e\u200f\u2066attack\u2069 ", length),
    "control characters": repeat("\u0000\u0001\u0007 attack ", length),
    hashtags: repeat("#attack @base http://a.example/b?c=d ", length),
    "blank lines": repeat("\n\n\r\n \t", length),
    "tags as text": repeat("<div><p>attack</p>", length),
  };
}
