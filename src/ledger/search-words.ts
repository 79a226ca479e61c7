// Words as the search sees them: folded, without the beginnings and ends that a language puts on them.
// The affixes are data of each language; nothing here knows a word.
import { fold } from "../text/index.ts";
import type { Affixes } from "./types.ts";

export interface SearchWord {
  readonly start: number;
  readonly end: number;
  readonly stem: string;
}

export type WordCutter = (text: string) => SearchWord[];

// Letters and digits, with an apostrophe inside a word belonging to it.
const WORD = /[\p{L}\p{N}\p{M}]+(?:['’ʼʻ‘`´][\p{L}\p{M}]+)*/gu;
// A word longer than this is no word; the index would only be filled with it.
const LONGEST = 64;
// Words cut once need not be cut again; bounded, so that odd texts do not fill the memory.
const REMEMBERED_MAX = 50_000;

interface Rules {
  readonly letter: RegExp;
  readonly affixes: Affixes;
}

function cutOnce(word: string, { prefixes, suffixes, minimumStem }: Affixes): string {
  for (const suffix of suffixes) {
    if (word.endsWith(suffix) && word.length - suffix.length >= minimumStem)
      return word.slice(0, -suffix.length);
  }
  for (const prefix of prefixes) {
    if (word.startsWith(prefix) && word.length - prefix.length >= minimumStem)
      return word.slice(prefix.length);
  }
  return word;
}

/** Cut until nothing more comes off: so every form of a word ends at the same stem, however many affixes it wears. */
function stemOf(word: string, rules: readonly Rules[]): string {
  const rule = rules.find(({ letter }) => letter.test(word));
  let stem = word;
  if (rule) {
    for (let cut = cutOnce(stem, rule.affixes); cut !== stem; cut = cutOnce(stem, rule.affixes)) stem = cut;
  }
  return stem.replaceAll("'", "");
}

function foldAffixes(affixes: Affixes): Affixes {
  const ready = (list: readonly string[]): string[] => list.map(fold).sort((a, b) => b.length - a.length);
  return { ...affixes, prefixes: ready(affixes.prefixes), suffixes: ready(affixes.suffixes) };
}

export function wordCutter(affixes: readonly Affixes[]): WordCutter {
  const rules = affixes.map((entry) => ({
    letter: new RegExp(`\\p{Script=${entry.script}}`, "u"),
    affixes: foldAffixes(entry),
  }));
  const stems = new Map<string, string>();
  const stem = (written: string): string => {
    const known = stems.get(written);
    if (known !== undefined) return known;
    const made = stemOf(fold(written).slice(0, LONGEST), rules);
    if (stems.size < REMEMBERED_MAX) stems.set(written, made);
    return made;
  };
  return (text) => {
    const words: SearchWord[] = [];
    for (const match of text.matchAll(WORD)) {
      const found = stem(match[0]);
      if (found !== "") words.push({ start: match.index, end: match.index + match[0].length, stem: found });
    }
    return words;
  };
}
