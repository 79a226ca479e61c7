// The noun phrase of a source: all that belongs to it, without what only leads to it or follows as an aside.
import { closesQuote, isComma, isWord, opensQuote, trimmed, type Line, type Stretch } from "../line.ts";
import {
  branch,
  childrenOf,
  hangsBy,
  headOf,
  isNominal,
  isVerb,
  stretchAround,
  type LineTree,
} from "./tree.ts";

export interface Source {
  readonly head: number;
  readonly stretch: Stretch;
}

/** The whole noun phrase; a name and its title that the tree took for two subjects are one. */
export function phraseOf(tree: LineTree, head: number, verb: number): Source {
  const leave = (child: number) => child === verb || hangsBy(tree, child, "aside");
  const over = headOf(tree, head);
  const others =
    over < 0 || !hangsBy(tree, head, "subject")
      ? []
      : childrenOf(tree, over).filter(
          (child) => hangsBy(tree, child, "subject") && !isParted(tree, child, head),
        );
  const words = [...new Set([head, ...others].flatMap((one) => branch(tree, one, leave)))].sort(
    (a, b) => a - b,
  );
  const stretch = stretchAround(tree, words, head);
  const whole = over === verb && stretch.to <= verb ? upToVerb(tree, stretch, verb) : stretch;
  const named = { from: behindDateline(tree.line, whole, head), to: whole.to };
  return { head, stretch: trimmed(tree.line, named) ?? named };
}

/** "Shafaq News / The factions said": what stands before a slash or a dash at the beginning is no part of the name. */
function behindDateline(line: Line, { from, to }: Stretch, head: number): number {
  if (from > 1) return from;
  for (let at = Math.min(to - 1, from + LONGEST_DATELINE); at >= from; at--)
    if (/\/$|^[-–—]+$/.test(line.tokens[at]!.text) && at !== head) return at + 1;
  return from;
}

/** Words of a dateline ("BAGHDAD, 8 December 2023 (Shafaq News) —"). */
const LONGEST_DATELINE = 12;

/** A comma between two subjects: they are no title and name. */
function isParted({ line }: LineTree, a: number, b: number): boolean {
  for (let at = Math.min(a, b); at < Math.max(a, b); at++) if (isMark(line, at)) return true;
  return false;
}

/** "About four in ten voters say": what stands between the subject and its verb belongs to it, but for times and adverbs. */
function upToVerb(tree: LineTree, stretch: Stretch, verb: number): Stretch {
  const { line } = tree;
  let to = verb;
  while (to > stretch.to && childrenOf(tree, verb).includes(to - 1) && !hangsBy(tree, to - 1, "oblique"))
    to--;
  for (let i = stretch.to; i < to; i++)
    if (
      !isWord(line, i) ||
      line.is(i, "time-words") ||
      line.is(i, "auxiliaries") ||
      line.is(i, "adverbs") ||
      line.quoteOf[i] !== -1
    )
      return stretch;
  return { from: stretch.from, to };
}

/** The phrase without a small word that only leads to it ("with polls", "and Democrats"), a day or an aside behind it. */
export function bare(tree: LineTree, { head, stretch }: Source): Source {
  const { line } = tree;
  let { from, to } = stretch;
  const leads = (at: number) =>
    line.is(at, "prepositions") ||
    line.is(at, "coordinators") ||
    (line.is(at, "subordinators") && hangsBy(tree, at, "marker"));
  while (from < head && leads(from)) from++;
  for (let at = head + 2; at < to; at++) if (isComma(line, at - 1) && isAside(tree, at)) to = at - 1;
  let end = to;
  while (end - 1 > head && line.is(end - 1, "time-words") && headOf(tree, end - 1) === head) end--;
  if (end < to && end - 1 > head && line.is(end - 1, "prepositions")) end--;
  const cut = trimmed(line, { from, to: end });
  return { head, stretch: cut ?? stretch };
}

/** ", speaking to reporters": a verb, not "including". */
function isAside(tree: LineTree, at: number): boolean {
  const { line } = tree;
  const participle = line.grammar.endsIn(line.tokens[at], "participle-endings");
  return participle && isVerb(tree, at) && !line.is(at, "prepositions");
}

/** The word before a verb and its auxiliaries and adverbs. */
export function lastBefore(tree: LineTree, verb: number): number {
  let i = verb - 1;
  while (i >= 0 && closesName(tree.line, i)) i--;
  while (
    i >= 0 &&
    headOf(tree, i) === verb &&
    isWord(tree.line, i) &&
    !hangsBy(tree, i, "subject") &&
    !isNominal(tree, i)
  )
    i--;
  return i;
}

/** The mark behind a name in quotation marks or brackets. */
function closesName(line: Line, at: number): boolean {
  const inQuote = line.quotes[line.quoteOf[at]!]?.utterance === false;
  return !isWord(line, at) && (inQuote || line.tokens[at]!.text === ")");
}

/** A comma or a mark of quotation. */
export function isMark(line: Line, at: number): boolean {
  return isComma(line, at) || opensQuote(line, at) !== undefined || closesQuote(line, at) !== undefined;
}
