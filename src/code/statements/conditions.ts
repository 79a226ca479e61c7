// The if-part of what is said: from the word that opens it to the end of its clause.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Span } from "../../record/index.ts";
import { isComma, isDash, isWord, opensQuote } from "../attributions/line.ts";
import { matchesIn } from "./content.ts";
import type { Piece } from "./pieces.ts";

/** A quotation that opens sooner belongs to the if-part ("if Israel “dares to respond”"). */
const SHORTEST_CLAUSE = 3;

/** The first condition in the pieces. */
export function conditionIn(language: LanguageKnowledge, pieces: readonly Piece[]): Span | undefined {
  for (const piece of pieces) {
    for (const match of matchesIn(language, "conditions", piece)) {
      if (
        match.entry.attributes["kind"] !== "clause" ||
        !opensClause(piece, match.from, match.entry.attributes["start"] === true)
      )
        continue;
      const to = endOf(piece, match.from, match.to);
      if (to - match.to >= 1) return { start: match.start, end: piece.line.tokens[to - 1]!.end };
    }
  }
  return undefined;
}

/** In a threat also "any convoy that leaves" before "will be met with fire": the phrase is what brings the harm about. */
export function triggerIn(language: LanguageKnowledge, pieces: readonly Piece[]): Span | undefined {
  for (const piece of pieces) {
    for (const match of matchesIn(language, "conditions", piece)) {
      if (match.entry.attributes["kind"] !== "phrase" || !opensClause(piece, match.from, true)) continue;
      const to = beforeFuture(piece, match.to);
      if (to !== undefined) return { start: match.start, end: piece.line.tokens[to - 1]!.end };
    }
  }
  return undefined;
}

/** A longer phrase before "will" is a clause of its own. */
const LONGEST_PHRASE = 20;

function beforeFuture(piece: Piece, from: number): number | undefined {
  const { line } = piece;
  for (let i = from; i < Math.min(piece.to, from + LONGEST_PHRASE); i++) {
    if (/^[.;:!?]+$/.test(line.tokens[i]!.text)) return undefined;
    if (!line.is(i, "futures")) continue;
    let to = i;
    while (to > from && !isWord(line, to - 1)) to--;
    return to > from ? to : undefined;
  }
  return undefined;
}

/** Some words open a condition only at the beginning of a clause ("should Washington strike"). */
function opensClause(piece: Piece, from: number, atStart: boolean): boolean {
  if (!atStart) return true;
  return (
    from === piece.from ||
    isComma(piece.line, from - 1) ||
    !isWord(piece.line, from - 1) ||
    piece.line.is(from - 1, "that-words")
  );
}

/** An if-part that opens the sentence ends before the main clause; one that closes it runs to the end. */
function endOf(piece: Piece, from: number, behind: number): number {
  const { line } = piece;
  const opens = !hasWordsBefore(piece, from);
  let to = behind;
  for (; to < piece.to; to++) {
    if (/^[.;:!?…؛]+$/.test(line.tokens[to]!.text) || isDash(line, to)) break;
    if (isComma(line, to) && (opens || !isList(piece, to))) break;
    if (opens && to - behind >= SHORTEST_CLAUSE && opensQuote(line, to)?.utterance) break;
  }
  while (to > behind && !isWord(line, to - 1) && !/^["”’»]$/.test(line.tokens[to - 1]!.text)) to--;
  return to;
}

function isList(piece: Piece, comma: number): boolean {
  return piece.line.is(comma + 1, "coordinators");
}

function hasWordsBefore(piece: Piece, from: number): boolean {
  for (let i = piece.from; i < from; i++) {
    if (isWord(piece.line, i) && !piece.line.is(i, "that-words") && !piece.line.is(i, "coordinators"))
      return true;
  }
  return false;
}
