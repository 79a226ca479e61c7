// A stretch of capitalised words that may be a name, with its sentence; and the candidate made of one.
import type { MentionType } from "../../record/index.ts";
import type { Sentence, Token } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import { RANK, type Candidate } from "./candidate.ts";
import type { NameWords, Run } from "./runs.ts";

export interface Piece extends Run {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly Token[];
}

export function pieceOf(context: CodingContext, sentence: Sentence, from: number, to: number): Piece {
  const tokens = sentence.tokens.slice(from, to);
  const start = tokens[0]!.start;
  const end = tokens.at(-1)!.end;
  return { sentence, from, to, start, end, text: context.text.slice(start, end), tokens };
}

/** `how` says what made it a mention of this type. */
export function shape(piece: Piece, type: MentionType, how: string): Candidate {
  return { start: piece.start, end: piece.end, type, by: `shape/${how}`, rank: RANK.shape };
}

export const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}&-]{1,7}$/u;

/** Words that are names only beside others ("North", "Officials"). */
export function isEmpty(piece: Piece, words: NameWords): boolean {
  return piece.tokens.every((token) => words.notAlone.has(token.norm));
}
