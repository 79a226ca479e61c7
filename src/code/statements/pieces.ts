// The sentences that a stretch of text covers, as token stretches: what acts are looked for in.
import type { Span } from "../../record/index.ts";
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Line } from "../attributions/line.ts";
import { wordsOf, type Match } from "../words.ts";

/** Tokens `from` to `to` (exclusive) of one sentence. */
export interface Piece {
  readonly line: Line;
  readonly from: number;
  readonly to: number;
}

/** The pieces of `span`, one a sentence, in order. */
export function piecesOf(lines: readonly Line[], span: Span): Piece[] {
  const pieces: Piece[] = [];
  for (let i = firstLine(lines, span.start); i < lines.length && lines[i]!.sentence.start < span.end; i++) {
    const line = lines[i]!;
    let from = 0;
    while (from < line.tokens.length && line.tokens[from]!.end <= span.start) from++;
    let to = from;
    while (to < line.tokens.length && line.tokens[to]!.start < span.end) to++;
    if (to > from) pieces.push({ line, from, to });
  }
  return pieces;
}

function firstLine(lines: readonly Line[], offset: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (lines[middle]!.sentence.end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Offsets of a piece. */
export function spanOfPiece(piece: Piece): Span {
  return { start: piece.line.tokens[piece.from]!.start, end: piece.line.tokens[piece.to - 1]!.end };
}

/** Matches of a list inside a piece. */
export function matchesIn(language: LanguageKnowledge, list: string, piece: Piece): Match[] {
  const found: Match[] = [];
  const matcher = wordsOf(language, list);
  for (let i = piece.from; i < piece.to; i++) {
    for (const match of matcher.at(piece.line.sentence, i)) if (match.to <= piece.to) found.push(match);
  }
  return found;
}
