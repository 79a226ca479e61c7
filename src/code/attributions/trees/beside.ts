// The noun phrase right before a verb, or right behind a turned-round one, for sentences that the tree got wrong.
import { isComma, isWord, trimmed } from "../line.ts";
import type { Cue } from "./cues.ts";
import { isMark, lastBefore, type Source } from "./phrase.ts";
import { branch, headOf, isNominal, isVerb, stretchAround, type LineTree } from "./tree.ts";

export function subjectBeside(tree: LineTree, cue: Cue): Source | undefined {
  const { line } = tree;
  const last = lastBefore(tree, cue.from);
  const inSame = (at: number) =>
    line.quoteOf[at] === line.quoteOf[cue.from] || line.quotes[line.quoteOf[at]!]?.utterance === false;
  if (last >= 0 && isNominal(tree, last) && inSame(last)) return endingAt(tree, last);
  const turned = last < 0 || isMark(line, last);
  return turned && isWord(line, cue.to) && inSame(cue.to) ? openingAt(tree, cue.to) : undefined;
}

/** The widest noun phrase whose last word is `last`. */
function endingAt(tree: LineTree, last: number): Source {
  const { line } = tree;
  let head = last;
  for (let at = last; at >= 0 && at <= last && !isVerb(tree, at); at = headOf(tree, at))
    if (isNominal(tree, at)) head = at;
  const words = new Set(branch(tree, head, (child) => child > last));
  let from = last;
  while (
    from > 0 &&
    words.has(from - 1) &&
    !isComma(line, from - 1) &&
    line.quoteOf[from - 1] === line.quoteOf[last]
  )
    from--;
  return { head: Math.max(from, head), stretch: { from, to: last + 1 } };
}

/** The noun phrase that begins at `from`. */
function openingAt(tree: LineTree, from: number): Source | undefined {
  const { line } = tree;
  let head = from;
  if (line.is(from, "time-words")) return undefined;
  while (head < tree.size && isWord(line, head) && !isNominal(tree, head) && !opensOther(tree, head)) head++;
  if (!isNominal(tree, head)) return undefined;
  for (let up = headOf(tree, head); up >= from && isNominal(tree, up); up = headOf(tree, up)) head = up;
  const stretch = stretchAround(
    tree,
    branch(tree, head).filter((at) => at >= from),
    head,
  );
  return { head, stretch: trimmed(line, stretch) ?? stretch };
}

/** What begins no noun phrase. */
function opensOther(tree: LineTree, at: number): boolean {
  const { line } = tree;
  return (
    isVerb(tree, at) ||
    ["prepositions", "subordinators", "infinitive-marks", "adverbs"].some((name) => line.is(at, name))
  );
}
