// The if-part of what is said: from the word that opens it to the end of its clause.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Span } from "../../record/index.ts";
import { isComma, isDash, isWord, opensQuote, trimmed, type Line } from "../attributions/line.ts";
import { branch, hangsBy, headOf, isNominal } from "../attributions/trees/tree.ts";
import { wordsOf, type Match } from "../words.ts";
import { matchesIn, type Piece } from "./pieces.ts";

/** A quotation that opens sooner belongs to the if-part ("if Israel “dares to respond”"). */
const SHORTEST_CLAUSE = 3;

/** The first condition in the pieces. */
export function conditionIn(language: LanguageKnowledge, pieces: readonly Piece[]): Span | undefined {
  for (const piece of pieces) {
    for (const match of matchesIn(language, "conditions", piece)) {
      if (
        match.entry.attributes["kind"] !== "clause" ||
        isSet(language, piece, match) ||
        !opensClause(piece, match.from, match.entry.attributes["start"] === true)
      )
        continue;
      const to = endOf(piece, match.from, match.to);
      if (to - match.to >= 1) return { start: match.start, end: piece.line.tokens[to - 1]!.end };
    }
  }
  return undefined;
}

/** "Until further notice", "once again": set phrases that hold no condition. */
function isSet(language: LanguageKnowledge, { line }: Piece, { from, to }: Match): boolean {
  return wordsOf(language, "no-conditions")
    .at(line.sentence, from)
    .some((match) => match.to >= to);
}

/** "Should soldiers come near, they told him, “you will collect bodies”": an if-part beside what is said, in its sentence. */
export function conditionBeside(language: LanguageKnowledge, [piece]: readonly Piece[]): Span | undefined {
  if (!piece || piece.line.quoteOf[piece.from] === undefined) return undefined;
  const { line, from } = piece;
  const opening = matchesIn(language, "conditions", { line, from: 0, to: from }).find(
    (match) => match.entry.attributes["kind"] === "clause" && opensPart(line, match.from),
  );
  if (!opening) return undefined;
  return conditionIn(language, [{ line, from: opening.from, to: from }]);
}

/** At the beginning of the sentence or behind a mark that parts it. */
function opensPart(line: Line, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && (line.is(before, "coordinators") || QUOTE.test(line.tokens[before]!.text))) before--;
  return before < 0 || /^[;:–—]$/.test(line.tokens[before]!.text);
}

const QUOTE = /^["“”«»'‘’]$/;

/** In a threat also "any convoy that leaves" before "will be met with fire": the phrase is what brings the harm about. */
export function triggerIn(language: LanguageKnowledge, pieces: readonly Piece[]): Span | undefined {
  for (const piece of pieces) {
    for (const match of matchesIn(language, "conditions", piece)) {
      if (match.entry.attributes["kind"] !== "phrase") continue;
      const opens = opensClause(piece, match.from, true);
      const to = (opens ? beforeFuture(piece, match.to) : undefined) ?? phraseEnd(piece, match);
      if (to !== undefined) return { start: match.start, end: piece.line.tokens[to - 1]!.end };
    }
  }
  return undefined;
}

/** Where the tree ends the phrase that the word opens: "any ship that came closer than a mile", "whoever disobeys". */
function phraseEnd({ line, from, to }: Piece, match: Match): number | undefined {
  const { tree } = line;
  if (!tree) return undefined;
  const last = match.to - 1;
  const top =
    hangsBy(tree, last, "subject") && !isNominal(tree, headOf(tree, last)) ? last : headOf(tree, last);
  const head = line.is(last, "free-relatives") ? headOf(tree, last) : isNominal(tree, last) ? last : top;
  if (head < from || head >= to) return undefined;
  const words = branch(tree, head, (child) => child < match.from || hangsBy(tree, child, "aside"));
  const stretch = trimmed(line, { from: match.from, to: Math.min(to, words.at(-1)! + 1) });
  const isWhole = stretch && stretch.to - stretch.from > match.to - match.from;
  return isWhole ? stretch.to : undefined;
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
