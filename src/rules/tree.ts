// A sentence's tree ready to be walked: children of each word, the words of its phrase and of its whole branch.
// Any shape of tree is survived; all is worked out in one pass, so that cost grows with the sentence.
import type { Sentence, Token } from "../language/index.ts";
import type { Grammar } from "./grammar.ts";
import { markersIn } from "./markers.ts";
import { mendedTokens } from "./mends.ts";

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Tree {
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly children: readonly (readonly number[])[];
  /** The small words in front of each word, and these with what is fixed to them ("because", "because of"). */
  readonly markers: readonly (readonly string[])[];
  /** The name or noun phrase of a word: without its preposition, conjuncts, relative clauses and appositions. */
  readonly phrases: readonly Stretch[];
  /** Everything that hangs on a word, without punctuation at its ends. */
  readonly branches: readonly Stretch[];
}

const NOBODY: readonly number[] = [];
// Steps of the coder walk a document's sentences one after the other, several times.
const REMEMBERED = 512;
const remembered = new Map<Sentence, { readonly grammar: Grammar; readonly tree: Tree | undefined }>();

/** The tree, or undefined where the analysis made none. */
export function treeOf(sentence: Sentence, grammar: Grammar): Tree | undefined {
  const known = remembered.get(sentence);
  if (known?.grammar === grammar) return known.tree;
  if (remembered.size >= REMEMBERED) remembered.clear();
  const tree = grow(sentence, grammar);
  remembered.set(sentence, { grammar, tree });
  return tree;
}

/** The sentence's words as they hang after what parsers do wrong is mended; as they came where there is no tree. */
export function hungTokens(sentence: Sentence, grammar: Grammar | undefined): readonly Token[] {
  return (grammar && treeOf(sentence, grammar)?.tokens) ?? sentence.tokens;
}

function grow(sentence: Sentence, grammar: Grammar): Tree | undefined {
  if (sentence.tokens.every((token) => token.head === undefined)) return undefined;
  const tokens = mendedTokens(sentence.tokens, childrenOf(sentence.tokens), grammar);
  const children = childrenOf(tokens);
  const order = rootsFirst(tokens, children);
  const { phrases, branches } = stretches(tokens, children, order, grammar);
  const markers = markersIn(tokens, children, grammar);
  return { sentence, tokens, children, markers, phrases, branches };
}

function childrenOf(tokens: readonly Token[]): (readonly number[])[] {
  const children: number[][] = [];
  tokens.forEach(({ head }, index) => {
    if (head !== undefined && head >= 0 && head < tokens.length && head !== index)
      (children[head] ??= []).push(index);
  });
  return tokens.map((_, index) => children[index] ?? NOBODY);
}

/** Every word after the one it hangs on; words of a circle (a tree has none, other input might) come last. */
function rootsFirst(tokens: readonly Token[], children: readonly (readonly number[])[]): number[] {
  const order: number[] = [];
  const seen = new Uint8Array(tokens.length);
  const walk = (root: number): void => {
    const open = [root];
    while (open.length > 0) {
      const at = open.pop()!;
      if (seen[at]) continue;
      seen[at] = 1;
      order.push(at);
      for (const child of children[at]!) open.push(child);
    }
  };
  tokens.forEach(({ head }, index) => {
    if (head === undefined || head < 0 || head >= tokens.length) walk(index);
  });
  for (let index = 0; index < tokens.length; index++) if (!seen[index]) walk(index);
  return order;
}

function stretches(
  tokens: readonly Token[],
  children: readonly (readonly number[])[],
  order: readonly number[],
  grammar: Grammar,
): { phrases: Stretch[]; branches: Stretch[] } {
  const phrases: Stretch[] = [];
  const nested: Stretch[] = [];
  const branches: Stretch[] = [];
  for (let i = order.length - 1; i >= 0; i--) {
    const at = order[i]!;
    const inside = (child: number): boolean => belongs(child, tokens, children, grammar);
    const around = (child: number): boolean =>
      inside(child) || grammar.sets.around.has(tokens[child]!.deprel ?? "");
    phrases[at] = joined(at, tokens, children[at]!, nested, inside);
    nested[at] = joined(at, tokens, children[at]!, nested, around);
    branches[at] = hull(at, tokens, children[at]!, branches);
  }
  return { phrases, branches };
}

/** Whether a child is part of the phrase: by its label, its preposition, and how sure it hangs there. */
function belongs(
  child: number,
  tokens: readonly Token[],
  children: readonly (readonly number[])[],
  grammar: Grammar,
): boolean {
  const { deprel = "", confidence = 1 } = tokens[child]!;
  if (!grammar.sets.phrase.has(deprel)) return false;
  const markers = children[child]!.filter((one) => grammar.sets.marker.has(tokens[one]!.deprel ?? ""));
  if (markers.length === 0) return true;
  return (
    confidence >= grammar.phraseConfidence &&
    !markers.some((one) => grammar.phraseBreaks.has(tokens[one]!.norm))
  );
}

/** The unbroken run of the word and those of its children's stretches that belong to it. */
function joined(
  at: number,
  tokens: readonly Token[],
  children: readonly number[],
  nested: readonly Stretch[],
  isPart: (child: number) => boolean,
): Stretch {
  let from = at;
  let to = at + 1;
  for (let i = children.length - 1; i >= 0; i--) {
    const child = nested[children[i]!];
    if (children[i]! > at || !child || !isPart(children[i]!)) continue;
    if (!onlyMarks(tokens, child.to, from)) break;
    from = Math.min(from, child.from);
  }
  for (const index of children) {
    const child = nested[index];
    if (index < at || !child || !isPart(index)) continue;
    if (!onlyMarks(tokens, to, child.from)) break;
    to = Math.max(to, child.to);
  }
  return { from, to };
}

/** How many marks may stand between the parts of one phrase: a comma and a quotation mark. */
const MARKS = 2;
const MARK = /^[^\p{L}\p{N}]+$/u;
const BREAK = /^[;:()[\]–—]$/;

/** Punctuation. */
export function isMark(token: Token): boolean {
  return MARK.test(token.text);
}

function onlyMarks(tokens: readonly Token[], from: number, to: number): boolean {
  if (to - from > MARKS) return false;
  for (let at = from; at < to; at++) if (!isMark(tokens[at]!) || BREAK.test(tokens[at]!.text)) return false;
  return true;
}

function hull(
  at: number,
  tokens: readonly Token[],
  children: readonly number[],
  branches: readonly Stretch[],
): Stretch {
  let from = at;
  let to = at + 1;
  for (const child of children) {
    const branch = branches[child];
    if (!branch || (isMark(tokens[child]!) && branch.to - branch.from === 1)) continue;
    from = Math.min(from, branch.from);
    to = Math.max(to, branch.to);
  }
  return { from, to };
}

export function hasWord(token: Token, words: ReadonlySet<string>): boolean {
  return words.has(token.norm) || words.has(token.lemma.toLowerCase());
}

export function hasFeatures(token: Token, features: readonly (readonly [string, string])[]): boolean {
  return features.length > 0 && features.every(([name, value]) => token.feats?.[name] === value);
}
