// Where sentences end inside a paragraph: stops, closers behind them, abbreviations, lines without a final stop.
import type { LanguageData } from "./types.ts";
import { type Piece, fold } from "./tokens.ts";

/** A parser's cost grows with the square of the sentence; prose in the corpus stays under 120 tokens. */
const LONGEST_SENTENCE = 250;
const STOP = /^(?:[.…]+|[!?؟。]+)$/;
const CLOSER = /^["”’'»)\]]$/;
const OPENS_LOWER = /^\p{Ll}/u;
const NOTE_NUMBER = /^\p{N}{1,2}$/u;

/** Groups the pieces of one paragraph into sentences. */
export function splitSentences(pieces: readonly Piece[], data: LanguageData): Piece[][] {
  const sentences: Piece[][] = [];
  let start = 0;
  for (let i = 0; i < pieces.length; i++) {
    const last = endOfSentence(pieces, i, data) ?? (i - start + 1 >= LONGEST_SENTENCE ? i : undefined);
    if (last === undefined) continue;
    sentences.push(pieces.slice(start, last + 1));
    start = last + 1;
    i = last;
  }
  if (start < pieces.length) sentences.push(pieces.slice(start));
  return sentences;
}

/** Index of the sentence's last piece if the stop at `i` ends it: closers and a note number behind it belong to it. */
function endOfSentence(pieces: readonly Piece[], i: number, data: LanguageData): number | undefined {
  const piece = pieces[i]!;
  const isAbbreviation = piece.text.length > 1 && piece.text.endsWith(".") && /\p{L}/u.test(piece.text);
  if (!isAbbreviation && !STOP.test(piece.text)) return undefined;
  let last = i;
  while (touches(pieces, last) && isCloser(pieces, last + 1)) last++;
  if (touches(pieces, last) && NOTE_NUMBER.test(pieces[last + 1]!.text) && !touches(pieces, last + 1)) last++;
  const next = pieces[last + 1];
  if (!next) return last;
  if (isAbbreviation) return last === i && endsAtAbbreviation(piece, next, data) ? last : undefined;
  return opensSentence(pieces, last, next) ? last : undefined;
}

function touches(pieces: readonly Piece[], i: number): boolean {
  return pieces[i + 1] !== undefined && pieces[i + 1]!.start === pieces[i]!.end;
}

/** A straight quotation mark closes only if nothing is stuck to it behind. */
function isCloser(pieces: readonly Piece[], i: number): boolean {
  const piece = pieces[i];
  if (!piece || !CLOSER.test(piece.text)) return false;
  return !/["']/.test(piece.text) || !touches(pieces, i) || !/^[\p{L}\p{N}]/u.test(pieces[i + 1]!.text);
}

/** After "U.S." or "Gen." a sentence starts only with a word that seldom stands inside one. */
function endsAtAbbreviation(piece: Piece, next: Piece, data: LanguageData): boolean {
  if (data.abbreviations.has(piece.text.toLowerCase()) && !/\..*\./.test(piece.text)) return false;
  if (!/\..*\./.test(piece.text)) return false;
  return /^[\p{Lu}]/u.test(next.text) && (data.starters?.has(fold(next.text)) ?? false);
}

function opensSentence(pieces: readonly Piece[], last: number, next: Piece): boolean {
  // Four points are an ellipsis and the stop of the sentence before it.
  if (/^(?:…\.|\.…|\.{4})$/.test(pieces[last]!.text)) return true;
  if (OPENS_LOWER.test(next.text)) return false;
  const spaced = next.start > pieces[last]!.end;
  if (spaced) return !/^[,;:،؛)\]]/.test(next.text);
  // A lost space: "on Monday.The ministry"; inside numbers and addresses the stop is no piece of its own.
  return /^\p{Lu}\p{Ll}/u.test(next.text) && /\p{L}{2}$|["”’)…]$/u.test(pieces[last - 1]?.text ?? "");
}
