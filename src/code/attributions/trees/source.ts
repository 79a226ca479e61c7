// Whose words they are: the subject of the verb with what belongs to it, one shared with another verb, or who stands
// behind "by". Where the tree is at odds with marks and quotations, the noun phrase beside the verb.
import { isAdverb, isCapital, isComma, isWord, type Line, type Stretch } from "../line.ts";
import { behindQuote } from "./behind-quote.ts";
import { subjectBeside } from "./beside.ts";
import type { Cue } from "./cues.ts";
import { bare, isMark, lastBefore, phraseOf, type Source } from "./phrase.ts";
import { childBy, childrenOf, hangsBy, headOf, isNominal, isNoun, isVerb, type LineTree } from "./tree.ts";

const CLIMB = 6;

/** Whether a word names somebody who can speak. */
export type Speaks = (at: number) => boolean;

export function sourceOf(tree: LineTree, cue: Cue, speaks: Speaks): Source | undefined {
  const source = cue.form === "passive" ? agentOf(tree, cue.from) : doerOf(tree, cue, speaks);
  return source && bare(tree, source);
}

function doerOf(tree: LineTree, cue: Cue, speaks: Speaks): Source | undefined {
  const behind = cue.form === "finite" ? behindQuote(tree, cue) : undefined;
  if (behind) return behind;
  const head = subjectOf(tree, cue.goesOn ? cue.goesOn.from : cue.from, speaks);
  const found = head === undefined ? undefined : phraseOf(tree, head, cue.from);
  if (found && (cue.form !== "finite" || !isDoubtful(tree, found, cue))) return found;
  const near = cue.form === "finite" ? (sharedSubject(tree, cue) ?? subjectBeside(tree, cue)) : undefined;
  return near ?? (found && !isSpoken(tree.line, found.head, cue) ? found : undefined);
}

/** "bemoaned the unrest in Charlotte and said": behind "and" stands no subject, so the one of the verb before is meant. */
function sharedSubject(tree: LineTree, cue: Cue): Source | undefined {
  const { line } = tree;
  let at = cue.from - 1;
  while (at > 0 && isAdverb(line, at)) at--;
  if (!line.is(at, "coordinators") || line.quoteOf[at] !== line.quoteOf[cue.from]) return undefined;
  for (let verb = at - 1; verb > 0; verb--) {
    if (!isVerb(tree, verb) || line.quoteOf[verb] !== line.quoteOf[cue.from]) continue;
    if (hangsBy(tree, verb, "relative-clause") || hangsBy(tree, verb, "adverbial")) continue;
    const subject = childBy(tree, verb, "subject");
    if (subject !== undefined && subject < verb) return phraseOf(tree, subject, verb);
  }
  return undefined;
}

/** The subject of a verb that is no verb of saying ("issued a warning"). */
export function subjectStretch(tree: LineTree, verb: number): Stretch | undefined {
  const head = subjectOf(tree, verb, () => true);
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

function subjectOf(tree: LineTree, verb: number, speaks: Speaks): number | undefined {
  let at = verb;
  for (let steps = 0; steps < CLIMB && at >= 0; steps++) {
    const own = childBy(tree, at, "subject");
    if (own !== undefined) return own;
    const head = headOf(tree, at);
    if (head < 0 || hangsBy(tree, at, "relative-clause")) return head < 0 ? undefined : head;
    if (hangsBy(tree, at, "participle")) {
      // "a plan to say", "approved a paper condemning it": whoever does the verb over the plan
      const over = verbOver(tree, head);
      if (!hasInfinitiveMark(tree, at) && (speaks(head) || !doesTo(tree, over, head))) return head;
      at = over;
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

/** The noun is not what does the verb itself. */
function doesTo(tree: LineTree, verb: number, noun: number): boolean {
  const subject = verb < 0 ? undefined : childBy(tree, verb, "subject");
  return subject !== undefined && subject < noun;
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
  if (namesBehind(tree, cue)) return true;
  let end = cue.to;
  while (end < tree.size && isWord(line, end) && !isVerb(tree, end) && !line.is(end, "time-words")) end++;
  const said = end;
  while (end < tree.size && !isWord(line, end)) end++;
  return said > cue.to && end === tree.size && line.quoteOf[said - 1] === line.quoteOf[cue.from];
}

/** "…, said Mark Kantrowitz, an expert who …": a name right behind the verb, and nothing said there. */
function namesBehind(tree: LineTree, cue: Cue): boolean {
  const { line } = tree;
  const clause = childrenOf(tree, cue.from).some(
    (child) => child > cue.to && hangsBy(tree, child, "complement"),
  );
  if (clause || !isCapital(line, cue.to) || !isNominal(tree, cue.to) || line.is(cue.to, "time-words"))
    return false;
  let end = cue.to;
  while (end < tree.size && isCapital(line, end) && isNominal(tree, end)) end++;
  return end === tree.size || isComma(line, end) || line.is(end, "prepositions");
}
