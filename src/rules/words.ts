// The words of rules: single words, phrases, "=form", "…" for a gap, and lists by meaning. Compiled to patterns by first word.
import type { WordEntry } from "../knowledge/index.ts";
import { fold } from "../language/index.ts";
import type { Token } from "../language/index.ts";
import type { Words } from "./types.ts";

interface Step {
  readonly word: string;
  /** By the form alone, not by the lemma. */
  readonly exact: boolean;
  /** How many tokens may be passed over before it. */
  readonly gap: number;
}

export interface Pattern {
  readonly steps: readonly Step[];
  /** The entry of the word list; none for a word of the rule itself. */
  readonly entry?: WordEntry;
}

/** Token indexes, `to` exclusive. */
export interface WordHit {
  readonly from: number;
  readonly to: number;
  readonly pattern: Pattern;
}

/** "take … to court": what stands between is seldom longer. */
const GAP = 7;
/** "carry it out": an object may part a verb from its particle. */
const PARTICLE_GAP = 3;

function patternOf(words: string, entry?: WordEntry): Pattern {
  const steps: Step[] = [];
  let gap = 0;
  for (const part of words.split(/\s+/).filter(Boolean)) {
    if (part === "…" || part === "...") {
      gap = GAP;
      continue;
    }
    const exact = part.startsWith("=") && part.length > 1;
    steps.push({ word: fold(exact ? part.slice(1) : part), exact, gap });
    gap = 0;
  }
  return { steps, entry };
}

/** Patterns by the first word. */
export type PatternIndex = ReadonlyMap<string, readonly Pattern[]>;

const indexed = new WeakMap<Words, PatternIndex>();

export function patternsOf(words: Words): PatternIndex {
  const known = indexed.get(words);
  if (known) return known;
  const patterns =
    words.kind === "word"
      ? [patternOf(words.word)]
      : words.list.entries.flatMap((entry) => entry.words.map((one) => patternOf(one, entry)));
  const index = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    const first = pattern.steps[0]?.word;
    if (first === undefined) continue;
    const known = index.get(first);
    if (known) known.push(pattern);
    else index.set(first, [pattern]);
  }
  indexed.set(words, index);
  return index;
}

/** Keys under which a token's patterns are found: its form, and its lemma whichever analysis made it. */
export function keysOf(token: Token): readonly string[] {
  const lemma = fold(token.lemma);
  return lemma === token.norm ? [lemma] : [token.norm, lemma];
}

function fits(step: Step, token: Token): boolean {
  return token.norm === step.word || (!step.exact && fold(token.lemma) === step.word);
}

/** Whether the pattern holds from a token on; its first word is looked at as well. */
export function matchAt(pattern: Pattern, tokens: readonly Token[], from: number): WordHit | undefined {
  let at = from;
  for (const [index, step] of pattern.steps.entries()) {
    let left =
      index === 1 && pattern.steps.length === 2 && isParticle(tokens, from) ? PARTICLE_GAP : step.gap;
    if (index === 0) left = 0;
    while (at < tokens.length && !fits(step, tokens[at]!)) {
      if (left-- === 0) return undefined;
      at++;
    }
    if (at++ >= tokens.length) return undefined;
  }
  return { from, to: at, pattern };
}

/** A phrase of two words may be parted where its second word hangs on the first, as the tree has it. */
function isParticle(tokens: readonly Token[], from: number): boolean {
  for (let at = from + 2; at <= from + 1 + PARTICLE_GAP && at < tokens.length; at++)
    if (tokens[at]!.head === from) return true;
  return false;
}

/** The longest hits of the words that begin at a token. */
export function hitsAt(words: readonly Words[], tokens: readonly Token[], from: number): WordHit[] {
  const token = tokens[from];
  if (!token) return [];
  return words.flatMap((one) => {
    const index = patternsOf(one);
    return keysOf(token).flatMap((key) =>
      (index.get(key) ?? []).flatMap((pattern) => matchAt(pattern, tokens, from) ?? []),
    );
  });
}

/** Whether one of the words covers the head of a phrase. */
export function covers(
  words: readonly Words[],
  tokens: readonly Token[],
  phrase: { readonly head: number; readonly from: number },
): boolean {
  for (let from = Math.max(0, phrase.from); from <= phrase.head; from++)
    if (hitsAt(words, tokens, from).some((hit) => hit.to > phrase.head)) return true;
  return false;
}
