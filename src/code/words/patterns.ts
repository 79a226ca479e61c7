// How a word list is compiled and matched at a token: patterns by their first word, phrases with gaps, the longest first.
import type { WordEntry, WordList } from "../../knowledge/index.ts";
import { fold, type Sentence, type Token } from "../../language/index.ts";

/** A word or phrase of a list found in a sentence; `from`/`to` are token indexes, `to` exclusive. */
export interface Match {
  readonly entry: WordEntry;
  /** The word or phrase as the list writes it. */
  readonly words: string;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
}

export interface Matcher {
  /** Matches from left to right, the longest at each place, not overlapping; two entries with the same words both. */
  matches(sentence: Sentence): readonly Match[];
  /** The longest matches that begin at token `index`. */
  at(sentence: Sentence, index: number): readonly Match[];
}

interface Step {
  readonly word: string;
  readonly exact: boolean;
  /** How many tokens may be passed over before this word. */
  readonly gap: number;
}

export interface Pattern {
  readonly entry: WordEntry;
  readonly words: string;
  readonly steps: readonly Step[];
}

/** "open … fire": in the corpus what stands between the parts of a phrase is seldom longer. */
const GAP = 7;
const BREAK = /^[.;:!?؟؛"“”«»]+$/;

/** The patterns of a list by their first word, the longest first. */
export function indexByFirstWord(list: WordList): ReadonlyMap<string, readonly Pattern[]> {
  const index = new Map<string, Pattern[]>();
  for (const entry of list.entries) {
    for (const words of entry.words) {
      const steps = stepsOf(words);
      const first = steps[0]?.word;
      if (first === undefined) continue;
      const patterns = index.get(first);
      if (patterns) patterns.push({ entry, words, steps });
      else index.set(first, [{ entry, words, steps }]);
    }
  }
  for (const patterns of index.values()) patterns.sort((a, b) => b.steps.length - a.steps.length);
  return index;
}

function stepsOf(words: string): Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of words.split(/\s+/).filter(Boolean)) {
    if (part === "…" || part === "...") {
      gap = GAP;
      continue;
    }
    const exact = part.startsWith("=");
    steps.push({ word: fold(exact ? part.slice(1) : part), exact, gap });
    gap = 0;
  }
  return steps;
}

/** Of patterns whose first word is the token's form or lemma: the longest that go on to their end from there. */
export function longestAt(patterns: readonly Pattern[], sentence: Sentence, from: number): Match[] {
  const { tokens } = sentence;
  const found: Match[] = [];
  let length = 0;
  for (const pattern of patterns) {
    if (pattern.steps.length < length) continue;
    const to = follow(pattern.steps, tokens, from);
    if (to === undefined || !isRightKind(pattern.entry, tokens, from)) continue;
    if (pattern.steps.length > length) found.length = 0;
    length = pattern.steps.length;
    const { entry, words } = pattern;
    found.push({ entry, words, from, to, start: tokens[from]!.start, end: tokens[to - 1]!.end });
  }
  return found;
}

/** Token index behind the last word of the pattern, or undefined if it does not match here. */
function follow(steps: readonly Step[], tokens: readonly Token[], from: number): number | undefined {
  let at = from + 1; // the first word fits: by it the pattern was found
  for (let i = 1; i < steps.length; i++) {
    const step = steps[i]!;
    let left = step.gap;
    while (at < tokens.length && !fits(step, tokens[at]!)) {
      if (left === 0 || BREAK.test(tokens[at]!.text)) return undefined;
      at++;
      left--;
    }
    if (at >= tokens.length) return undefined;
    at++;
  }
  return at;
}

function fits(step: Step, token: Token): boolean {
  return token.norm === step.word || (!step.exact && token.lemma === step.word);
}

/** An entry may ask for a part of speech (`pos: verb`); it binds only where an analyser gave one. */
function isRightKind(entry: WordEntry, tokens: readonly Token[], from: number): boolean {
  const wanted = entry.attributes["pos"];
  const given = tokens[from]!.upos;
  return typeof wanted !== "string" || given === undefined || given.toLowerCase() === wanted;
}
