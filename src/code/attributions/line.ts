// A sentence as the attribution rules see it: tokens with their quotation, and small questions about each token.
import type { CodingContext } from "../context.ts";
import { type Grammar, grammarOf } from "../grammar.ts";
import { grammarOf as treeGrammarOf } from "../../rules/index.ts";
import type { Sentence, Token } from "../../language/index.ts";
import type { Span } from "../../record/index.ts";
import type { Quote } from "./quotes.ts";
import { treeOfLine, type LineTree } from "./trees/tree.ts";

/** Token indexes, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Line {
  readonly number: number;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  /** For each token the index of the quotation that holds it (its marks too), -1 outside. */
  readonly quoteOf: readonly number[];
  readonly quotes: readonly Quote[];
  /** The quotation that ends the sentence before, in the same paragraph. */
  readonly before?: Quote;
  readonly grammar: Grammar;
  /** Where the language has an analyser. */
  readonly tree?: LineTree;
  is(index: number, wordClass: string): boolean;
}

/** All sentences of the context as lines. */
export function linesOf(context: CodingContext, quotes: readonly Quote[]): Line[] {
  const grammar = grammarOf(context.language);
  const trees = treeGrammarOf(context.language);
  let next = 0;
  return context.analysis.sentences.map((sentence, number) => {
    const { tokens } = sentence;
    const quoteOf = tokens.map((token) => {
      while (next < quotes.length && quotes[next]!.end <= token.start) next++;
      return next < quotes.length && quotes[next]!.start <= token.start ? next : -1;
    });
    const shouted = isShouted(tokens);
    const is = (i: number, name: string) =>
      grammar.is(tokens[i], name) && (shouted || !isAcronym(tokens[i]!));
    const before = quoteBefore(
      context.analysis.sentences[number - 1],
      sentence,
      quotes[next - 1] ?? quotes[next],
    );
    const line: Line = { number, sentence, tokens, quoteOf, quotes, grammar, is, ...(before && { before }) };
    const tree = trees && treeOfLine(trees, line);
    return tree ? { ...line, tree } : line;
  });
}

function quoteBefore(
  last: Sentence | undefined,
  sentence: Sentence,
  quote: Quote | undefined,
): Quote | undefined {
  if (!last || last.paragraph !== sentence.paragraph || quote?.utterance !== true) return undefined;
  return quote.end === last.end ? quote : undefined;
}

/** "US", "IS" and "WHO" are names, except where the whole sentence is in capitals. */
function isAcronym(token: Token): boolean {
  return token.text.length > 1 && /^\p{Lu}+$/u.test(token.text);
}

function isShouted(tokens: readonly Token[]): boolean {
  return !tokens.some((token) => /^\p{Ll}{2}/u.test(token.text));
}

const WORD = /[\p{L}\p{N}]/u;

export function isWord(line: Line, i: number): boolean {
  const token = line.tokens[i];
  return token !== undefined && WORD.test(token.text);
}

export function isComma(line: Line, i: number): boolean {
  const text = line.tokens[i]?.text;
  return text === "," || text === "،";
}

export function isDash(line: Line, i: number): boolean {
  return /^[-–—]+$/.test(line.tokens[i]?.text ?? "");
}

export function isColon(line: Line, i: number): boolean {
  return line.tokens[i]?.text === ":";
}

export function isCapital(line: Line, i: number): boolean {
  return /^\p{Lu}/u.test(line.tokens[i]?.text ?? "");
}

/** The quotation whose opening mark is token `i`. */
export function opensQuote(line: Line, i: number): Quote | undefined {
  const quote = line.quotes[line.quoteOf[i] ?? -1];
  return quote && line.tokens[i]!.start === quote.start ? quote : undefined;
}

/** The quotation whose closing mark is token `i`. */
export function closesQuote(line: Line, i: number): Quote | undefined {
  const quote = line.quotes[line.quoteOf[i] ?? -1];
  return quote && line.tokens[i]!.end >= quote.end && line.tokens[i]!.start > quote.start ? quote : undefined;
}

export function isAdverb(line: Line, i: number): boolean {
  const token = line.tokens[i];
  if (!token) return false;
  if (line.is(i, "no-adverbs")) return line.is(i, "adverbs");
  return (
    line.is(i, "adverbs") ||
    (line.grammar.endsIn(token, "adverb-endings") && token.norm.length > 4 && !isCapital(line, i))
  );
}

/** A form that is most likely a finite verb: a stretch with one is more than a noun phrase. */
export function isFinite(line: Line, i: number): boolean {
  const token = line.tokens[i];
  if (!token || !WORD.test(token.text)) return false;
  if (line.is(i, "finite-verbs")) return true;
  if (!line.tree) return false;
  if (!isPastForm(line, i) || isCapital(line, i)) return false;
  return !line.is(i - 1, "determiners") && !line.is(i - 1, "possessives") && !line.is(i - 1, "prepositions");
}

export function isPastForm(line: Line, i: number): boolean {
  const token = line.tokens[i];
  return token !== undefined && token.norm !== token.lemma && !line.grammar.endsIn(token, "not-past-endings");
}

/** Offsets of a stretch, without spaces and with no regard to punctuation. */
export function spanOf(line: Line, stretch: Stretch): Span {
  return { start: line.tokens[stretch.from]!.start, end: line.tokens[stretch.to - 1]!.end };
}

/** The stretch without punctuation at its ends; undefined if nothing is left. Quotation marks stay. */
export function trimmed(line: Line, stretch: Stretch): Stretch | undefined {
  let { from, to } = stretch;
  const isEdge = (i: number) => /^[\s,;:.،؛–—-]+$/.test(line.tokens[i]!.text);
  while (from < to && isEdge(from)) from++;
  while (to > from && isEdge(to - 1)) to--;
  return from < to ? { from, to } : undefined;
}
