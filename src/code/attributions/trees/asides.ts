// Verbs of saying set into what was said or behind it, and what of a sentence is then said.
import { isComma, isWord, opensQuote, type Line } from "../line.ts";
import { type Asked, isOwn, isSaid } from "./asked.ts";
import { hasMark } from "./cues.ts";
import { branch, childrenOf, hangsBy, headOf, isVerb, type LineTree } from "./tree.ts";

/** Something said stands behind the verb, and not behind a comma that closes an aside ("…, he said, in what …"). */
export function saysBehind({ tree, cue }: Asked): boolean {
  const closed = isComma(tree.line, cue.to) && opensQuote(tree.line, cue.to + 1) === undefined;
  return !closed && childrenOf(tree, cue.from).some((child) => child > cue.from && isSaid(tree, cue, child));
}

/** "The test, the army said, was …", "They were ready, it wrote on Monday, when …": commas on both sides, or a clause before. */
export function isInserted({ tree, cue, source }: Asked): boolean {
  if (
    cue.form !== "finite" ||
    !source ||
    source.stretch.to > cue.from ||
    !isComma(tree.line, openingOf(tree.line, source.stretch.from) - 1)
  )
    return false;
  if (
    isComma(tree.line, cue.to) &&
    source.stretch.to === cue.from &&
    opensQuote(tree.line, cue.to + 1) === undefined
  )
    return true;
  for (let at = 0; at < source.stretch.from; at++) if (isFiniteVerb(tree, at)) return true;
  return false;
}

/** Before the mark that opens a name in quotation marks. */
function openingOf(line: Line, from: number): number {
  return from > 0 && opensQuote(line, from - 1)?.utterance === false ? from - 1 : from;
}

function isFiniteVerb(tree: LineTree, at: number): boolean {
  const fin = tree.line.tokens[at]!.feats?.["VerbForm"] === "Fin";
  return fin && isVerb(tree, at);
}

/** All that stands before the subject of an aside, and what goes on behind the comma that closes it. */
export function besides({ tree, cue, source }: Asked): number[] {
  if (!source) return [];
  const { line } = tree;
  let close = cue.to;
  while (close < tree.size && isWord(line, close)) close++;
  const goesOn = isComma(line, close) && !line.is(close + 1, "leaving-words");
  const behind = goesOn ? tree.size - close - 1 : 0;
  let open = source.stretch.from;
  while (open > 0 && !/^[;؛]$/.test(line.tokens[open - 1]!.text)) open--;
  const before = source.stretch.from - open;
  return [
    ...Array(before)
      .keys()
      .map((step) => open + step),
    ...Array(behind)
      .keys()
      .map((step) => close + 1 + step),
  ];
}

/** "…, X said, …", "…, as X put it", "the man whom X blames": the clause or noun that the verb itself hangs on. */
export function around(asked: Asked): number[] {
  const { tree, cue } = asked;
  const head = headOf(tree, cue.from);
  if (head < 0) return [];
  const aside =
    hangsBy(tree, cue.from, "aside") ||
    (hangsBy(tree, cue.from, "adverbial") && hasMark(tree, cue.from, "as-words"));
  const relative = hangsBy(tree, cue.from, "relative-clause") || hangsBy(tree, cue.from, "participle");
  if (!aside && !relative) return [];
  if (relative && isOwn(asked, head)) return [];
  return branch(tree, head, (child) => child === cue.from).filter((at) => !isOwn(asked, at));
}

/** ", which has …", ", but the army …" at the end of what was said is the reporter's. */
export function withoutAside({ tree, cue }: Asked, words: readonly number[]): readonly number[] {
  const { line } = tree;
  for (const at of words) {
    if (at <= cue.to || !line.is(at, "leaving-words") || !isComma(line, at - 1) || line.quoteOf[at] !== -1)
      continue;
    return words.filter((one) => one < at - 1);
  }
  return words;
}
