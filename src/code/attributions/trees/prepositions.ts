// "According to X, …": a source named by a preposition, with what was said around it.
import type { Matcher } from "../../words.ts";
import type { Draft } from "../draft.ts";
import { isComma, isDash, isWord, opensQuote, spanOf, trimmed, type Line, type Stretch } from "../line.ts";
import { spansOf } from "./spans.ts";
import { branch, hasWord, headOf, isVerb, stretchAround, type LineTree } from "./tree.ts";

/** Drafts for every "according to X" outside quotations. */
export function draftsOfPrepositions(tree: LineTree, phrases: Matcher): Draft[] {
  const { line } = tree;
  return phrases.matches(line.sentence).flatMap((match): Draft[] => {
    if (line.quoteOf[match.from] !== -1) return [];
    const cue = { from: match.from, to: match.to };
    const source = sourceBehind(tree, cue);
    const content = source ? spansOf(line, wordsAround(tree, cue, source), cue.from) : [];
    if (!source || content.length === 0) return [];
    return [
      {
        line: line.number,
        cue,
        entry: match.entry,
        subject: source,
        rule: "according-to",
        quoted: content.some(({ start }) => line.quotes.some((quote) => quote.start === start)),
        source: [spanOf(line, source)],
        cueSpans: [spanOf(line, cue)],
        content,
      },
    ];
  });
}

/** The noun phrase behind the preposition, up to a mark that closes it. */
function sourceBehind(tree: LineTree, cue: Stretch): Stretch | undefined {
  const { line } = tree;
  let head = cue.to;
  while (head < tree.size && !isWord(line, head)) head++;
  for (let up = headOf(tree, head); up >= cue.to && !isVerb(tree, up); up = headOf(tree, up)) head = up;
  if (head >= tree.size) return undefined;
  const words = branch(tree, head).filter((at) => at >= cue.to);
  const { from, to } = stretchAround(tree, words, head);
  return trimmed(line, { from, to: Math.min(to, closing(line, cue.to)) });
}

function closing(line: Line, from: number): number {
  let at = from;
  while (
    at < line.tokens.length &&
    !/^[.;:!?)]+$/.test(line.tokens[at]!.text) &&
    !isDash(line, at) &&
    !opensQuote(line, at)?.utterance
  )
    at++;
  return at;
}

/** At the beginning of a sentence what follows was said; else what stands before, and what goes on behind a comma. */
function wordsAround(tree: LineTree, cue: Stretch, source: Stretch): number[] {
  const { line } = tree;
  const behind = range(source.to, tree.size);
  if (!hasWord(line, { from: 0, to: cue.from }) || onlyOpens(line, cue.from)) return behind;
  const resumes = isComma(line, source.to) && behind.length > SHORTEST;
  return resumes ? [...range(0, cue.from), ...behind] : range(0, cue.from);
}

/** Fewer words behind the source are no clause. */
const SHORTEST = 3;

function onlyOpens(line: Line, end: number): boolean {
  for (let at = 0; at < end; at++) if (isWord(line, at) && !line.is(at, "coordinators")) return false;
  return true;
}

function range(from: number, to: number): number[] {
  return [...Array(Math.max(0, to - from)).keys()].map((step) => from + step);
}
