// Who stands between the words spoken and the verb: "“…,” Gene Sperling, an adviser, said".
import { isAdverb, isComma, trimmed, type Line, type Stretch } from "../line.ts";
import type { Cue } from "./cues.ts";
import type { Source } from "./phrase.ts";
import { hangsBy, isNominal, isVerb, type LineTree } from "./tree.ts";

/** "“…,” Gene Sperling, an adviser, said": all that stands between the words spoken and the verb, if it is a noun phrase. */
export function behindQuote(tree: LineTree, cue: Cue): Source | undefined {
  const { line } = tree;
  let to = cue.from;
  while (to > 0 && (isAdverb(line, to - 1) || line.is(to - 1, "auxiliaries"))) to--;
  let from = to;
  while (from > 0 && line.quotes[line.quoteOf[from - 1]!]?.utterance !== true) from--;
  if (from < 2 || from === to || line.quoteOf[cue.from] !== -1 || !leadsOn(line, from)) return undefined;
  const opens = isNominal(tree, from) || line.is(from, "determiners") || line.is(from, "possessives");
  const stretch = trimmed(line, { from, to });
  if (!opens || !stretch || !isPhrase(tree, stretch)) return undefined;
  let head = stretch.from;
  while (head < stretch.to && !isNominal(tree, head)) head++;
  return head < stretch.to ? { head, stretch } : undefined;
}

/** The quotation that ends before a word closes with a mark behind which its speaker follows. */
function leadsOn(line: Line, at: number): boolean {
  return (
    isComma(line, at - 1) || isComma(line, at - 2) || /^[!?…]+$|^[-–—]+$/.test(line.tokens[at - 2]!.text)
  );
}

/** No verb but those that tell of a noun. */
function isPhrase(tree: LineTree, { from, to }: Stretch): boolean {
  for (let at = from; at < to; at++) {
    if (tree.line.is(at, "relatives")) return true;
    if (isVerb(tree, at) && !hangsBy(tree, at, "participle") && !hangsBy(tree, at, "attribute")) return false;
  }
  return true;
}
