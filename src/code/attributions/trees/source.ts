// Whose words they are: the subject of the verb with what belongs to it, one shared with another verb, or who stands
// behind "by". Where the tree is at odds with marks and quotations, the noun phrase beside the verb.
import { closesQuote, isComma, isWord, opensQuote, trimmed, type Line, type Stretch } from "../line.ts";
import { subjectBeside } from "./beside.ts";
import type { Cue } from "./cues.ts";
import {
  branch,
  childBy,
  childrenOf,
  hangsBy,
  headOf,
  isNominal,
  isNoun,
  isVerb,
  stretchAround,
  type LineTree,
} from "./tree.ts";

export interface Source {
  readonly head: number;
  readonly stretch: Stretch;
}

const CLIMB = 6;

export function sourceOf(tree: LineTree, cue: Cue): Source | undefined {
  if (cue.form === "passive") return agentOf(tree, cue.from);
  const head = subjectOf(tree, cue.goesOn ? cue.goesOn.from : cue.from);
  const found = head === undefined ? undefined : phraseOf(tree, head, cue.from);
  if (found && (cue.form !== "finite" || !isDoubtful(tree, found, cue))) return found;
  const near = cue.form === "finite" ? subjectBeside(tree, cue) : undefined;
  return near ?? (found && !isSpoken(tree.line, found.head, cue) ? found : undefined);
}

/** The subject of a verb that is no verb of saying ("issued a warning"). */
export function subjectStretch(tree: LineTree, verb: number): Stretch | undefined {
  const head = subjectOf(tree, verb);
  return head === undefined ? undefined : phraseOf(tree, head, verb).stretch;
}

function agentOf(tree: LineTree, verb: number): Source | undefined {
  const agent = childBy(tree, verb, "agent");
  if (agent === undefined) return undefined;
  const { head, stretch } = phraseOf(tree, agent, verb);
  let { from } = stretch;
  while (from < head && (tree.line.is(from, "agent-marks") || !isWord(tree.line, from))) from++;
  return { head, stretch: { from, to: stretch.to } };
}

/** The whole noun phrase; a name and its title that the tree took for two subjects are one. */
function phraseOf(tree: LineTree, head: number, verb: number): Source {
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

function subjectOf(tree: LineTree, verb: number): number | undefined {
  let at = verb;
  for (let steps = 0; steps < CLIMB && at >= 0; steps++) {
    const own = childBy(tree, at, "subject");
    if (own !== undefined) return own;
    const head = headOf(tree, at);
    if (head < 0 || hangsBy(tree, at, "relative-clause")) return head < 0 ? undefined : head;
    if (hangsBy(tree, at, "participle")) {
      if (!hasInfinitiveMark(tree, at)) return head;
      at = verbOver(tree, head); // "a plan to say": whoever does the verb over the plan
      continue;
    }
    const ordered = hangsBy(tree, at, "controlled") ? childBy(tree, head, "controller") : undefined;
    if (ordered !== undefined && ordered < at) return ordered;
    const shares =
      hangsBy(tree, at, "controlled") ||
      hangsBy(tree, at, "conjunct") ||
      hangsBy(tree, at, "borrowing") ||
      hangsBy(tree, at, "aside");
    if (!shares) return undefined;
    at = head;
  }
  return undefined;
}

function hasInfinitiveMark(tree: LineTree, at: number): boolean {
  return childrenOf(tree, at).some((child) => tree.line.is(child, "infinitive-marks"));
}

function verbOver(tree: LineTree, noun: number): number {
  let at = noun;
  for (let steps = 0; steps < CLIMB && at >= 0 && isNoun(tree, at); steps++) at = headOf(tree, at);
  return at;
}

/** Inside a quotation that does not hold the verb: the speaker is not among the words spoken. */
function isSpoken(line: Line, at: number, cue: Cue): boolean {
  const quote = line.quotes[line.quoteOf[at]!];
  return quote?.utterance === true && line.quoteOf[cue.from] !== line.quoteOf[at];
}

/** The subject is spoken itself, or a comma or quotation and another noun stand between it and its verb. */
function isDoubtful(tree: LineTree, { head, stretch }: Source, cue: Cue): boolean {
  if (isSpoken(tree.line, head, cue) || isTurned(tree, stretch, cue)) return true;
  const last = lastBefore(tree, cue.from);
  if (head > cue.from || last < stretch.to || !isNominal(tree, last)) return false;
  for (let at = last; at >= stretch.to; at--) if (isMark(tree.line, at)) return true;
  return false;
}

/** "Five men died in the north, say security sources.": a verb that takes no object, with all but a noun phrase before it. */
function isTurned(tree: LineTree, { to }: Stretch, cue: Cue): boolean {
  const { line } = tree;
  const takes = cue.entry.attributes["takes"];
  if (to > cue.from || !isMark(line, cue.from - 1) || !Array.isArray(takes) || takes.includes("object"))
    return false;
  let end = cue.to;
  while (end < tree.size && isWord(line, end) && !isVerb(tree, end) && !line.is(end, "time-words")) end++;
  const said = end;
  while (end < tree.size && !isWord(line, end)) end++;
  return said > cue.to && end === tree.size && line.quoteOf[said - 1] === line.quoteOf[cue.from];
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
