// The analysis that needs no model: paragraphs, sentences, tokens and lemma guesses, with skipped spans left out.
import type { Span } from "../record/index.ts";
import type { Analysis, LanguageData, Paragraph, Sentence, Token } from "./types.ts";
import { splitSentences } from "./sentences.ts";
import { type Piece, tokenise } from "./tokens.ts";
import { type Written, writtenBy } from "./written.ts";

/** Analyses `text` outside the `skip` spans; a sentence ends at each of the `breaks`. Any string is survived; linear. */
export function analyseShallow(
  text: string,
  data: LanguageData,
  skip: readonly Span[],
  breaks: readonly number[] = [],
): Analysis {
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];
  const read = writtenBy(data);
  for (const kept of keptSpans(text.length, skip).flatMap((span) => broken(span, breaks))) {
    for (const paragraph of paragraphsOf(text, kept)) {
      const pieces = tokenise(text, paragraph.start, paragraph.end, data);
      if (pieces.length === 0) continue;
      paragraphs.push({ start: pieces[0]!.start, end: pieces.at(-1)!.end });
      for (const group of splitSentences(pieces, data))
        sentences.push(sentenceOf(group, paragraphs.length - 1, read));
    }
  }
  return { language: data.code, paragraphs, sentences };
}

/** The stretches between the skipped spans, in order. */
function keptSpans(length: number, skip: readonly Span[]): Span[] {
  const kept: Span[] = [];
  let at = 0;
  for (const span of [...skip].sort((a, b) => a.start - b.start)) {
    if (span.start > at) kept.push({ start: at, end: Math.min(span.start, length) });
    at = Math.max(at, span.end);
  }
  if (at < length) kept.push({ start: at, end: length });
  return kept;
}

function broken(span: Span, breaks: readonly number[]): Span[] {
  const cuts = [span.start, ...breaks.filter((at) => at > span.start && at < span.end), span.end];
  return cuts.slice(1).map((end, i) => ({ start: cuts[i]!, end }));
}

/** A line is a paragraph; a line that goes on in lower case was only wrapped. */
function paragraphsOf(text: string, kept: Span): Span[] {
  const paragraphs: Span[] = [];
  let start = kept.start;
  while (start < kept.end) {
    let end = lineEnd(text, start, kept.end);
    while (end < kept.end && isWrapped(text, end, kept.end)) end = lineEnd(text, end + 1, kept.end);
    if (end > start) paragraphs.push({ start, end });
    start = end + 1;
  }
  return paragraphs;
}

function lineEnd(text: string, from: number, limit: number): number {
  const at = text.indexOf("\n", from);
  return at < 0 || at > limit ? limit : at;
}

function isWrapped(text: string, lineBreak: number, limit: number): boolean {
  const next = text.charAt(lineBreak + 1);
  if (lineBreak + 1 >= limit || !/^[a-zà-ÿ]$/.test(next)) return false;
  return /[\p{L}\p{N},-]/u.test(text.charAt(lineBreak - 1));
}

function sentenceOf(group: readonly Piece[], paragraph: number, read: (form: string) => Written): Sentence {
  const tokens = group.map((piece): Token => {
    const { text, norm, lemma } = read(piece.text);
    return { start: piece.start, end: piece.end, text, norm, lemma };
  });
  return { start: tokens[0]!.start, end: tokens.at(-1)!.end, tokens, paragraph };
}
