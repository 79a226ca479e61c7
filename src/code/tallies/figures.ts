// Numbers of a sentence, in digits and words, with "at least" and ranges. No number: "dozens", dates, years, ordinals.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Sentence } from "../../language/index.ts";
import type { Range, Span } from "../../record/index.ts";
import { overlaps } from "../../text/index.ts";
import { wordsOf } from "../words.ts";

export interface Figure extends Span {
  /** Token indexes, `to` exclusive; `from` stands before "at least". */
  readonly from: number;
  readonly to: number;
  /** First token of the bare number. */
  readonly number: number;
  readonly range: Range;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** Figures in order; `taken` are spans (time expressions, weapon names) whose numbers count nothing. */
export function figuresIn(language: LanguageKnowledge, sentence: Sentence, taken: readonly Span[]): Figure[] {
  const pieces = piecesIn(language, sentence, taken);
  const openers = endsOf(language, sentence, "figure-openers");
  const abouts = endsOf(language, sentence, "figure-abouts");
  const closers = wordsOf(language, "figure-closers");
  const figures: Figure[] = [];
  for (let k = 0; k < pieces.length; k++) {
    const range = rangeAt(language, sentence, pieces, k);
    const last = range.used > 1 ? pieces[k + 1]! : pieces[k]!;
    const { from, open } = withOpeners(pieces[k]!.from, openers, abouts);
    const closed = closers.at(sentence, last.to)[0];
    const isOpen = open || closed !== undefined;
    const tokens = sentence.tokens;
    figures.push({
      from,
      to: last.to,
      number: pieces[k]!.from,
      start: tokens[pieces[k]!.from]!.start,
      end: tokens[last.to - 1]!.end,
      range: isOpen ? { min: range.min } : { min: range.min, max: range.max },
    });
    k += range.used - 1;
  }
  return figures;
}

function piecesIn(language: LanguageKnowledge, sentence: Sentence, taken: readonly Span[]): Piece[] {
  const words = wordsOf(language, "number-words");
  const pieces: Piece[] = [];
  for (let i = 0; i < sentence.tokens.length; i++) {
    const piece = pieceAt(i);
    if (!piece) continue;
    const span = { start: sentence.tokens[piece.from]!.start, end: sentence.tokens[piece.to - 1]!.end };
    if (!taken.some((one) => overlaps(one, span))) pieces.push(piece);
    i = piece.to - 1;
  }
  return pieces;

  function pieceAt(i: number): Piece | undefined {
    const first = valueAt(i);
    if (!first || first.times) return undefined;
    let { value, to } = first;
    for (let next = valueAt(to); next; next = valueAt(to)) {
      if (next.times) value *= next.times;
      else if (!first.digits && value >= 20 && value % 10 === 0 && next.value < 10 && value % 100 !== 0)
        value += next.value;
      else if (!first.digits && value % 100 === 0 && value > 0 && next.value < 100) value += next.value;
      else break;
      to = next.to;
    }
    return { from: i, to, value };
  }

  function valueAt(i: number): { value: number; to: number; digits: boolean; times?: number } | undefined {
    const token = sentence.tokens[i];
    if (!token) return undefined;
    const digits = digitsOf(withoutParticle(language, token.norm));
    if (digits !== undefined) return { value: digits, to: i + 1, digits: true };
    const match = words.at(sentence, i)[0];
    if (match)
      return {
        value: asNumber(match.entry.attributes["value"]),
        to: match.to,
        digits: false,
        ...timesOf(match.entry.attributes["times"]),
      };
    const joined = joinedWords(token.norm);
    return joined === undefined ? undefined : { value: joined, to: i + 1, digits: false };
  }

  /** "fifty-nine": one token, two number words. */
  function joinedWords(norm: string): number | undefined {
    if (!norm.includes("-")) return undefined;
    let sum = 0;
    for (const part of norm.split("-")) {
      const found = valueOfWord(language, part);
      if (found === undefined) return undefined;
      sum += found;
    }
    return sum;
  }
}

const values = new WeakMap<LanguageKnowledge, ReadonlyMap<string, number>>();

function valueOfWord(language: LanguageKnowledge, word: string): number | undefined {
  let map = values.get(language);
  if (!map) {
    const pairs = (language.lists.get("number-words")?.entries ?? []).flatMap((entry) =>
      entry.words.map((one): [string, number] => [one, asNumber(entry.attributes["value"])]),
    );
    map = new Map(pairs.filter(([, value]) => value > 0));
    values.set(language, map);
  }
  return map.get(word);
}

function asNumber(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function timesOf(value: unknown): { times?: number } {
  return typeof value === "number" ? { times: value } : {};
}

/** A joining particle may be written onto the digits. */
function withoutParticle(language: LanguageKnowledge, norm: string): string {
  const particle = language.lists.get("word-order")?.entries[0]?.attributes["joined-coordinator"];
  return typeof particle === "string" && norm.startsWith(particle) ? norm.slice(particle.length) : norm;
}

const DIGITS = /^(?:\p{Nd}{1,3}(?:[,٬]\p{Nd}{3})+|\p{Nd}+)$/u;
/** A bare number of four digits in this range is read as a year. */
const YEARS = [1900, 2100] as const;

function digitsOf(norm: string): number | undefined {
  if (!DIGITS.test(norm)) return undefined;
  const plain = [...norm]
    .filter((sign) => /\p{Nd}/u.test(sign))
    .map(latinDigit)
    .join("");
  const value = Number(plain);
  const isYear = plain === norm && norm.length === 4 && value >= YEARS[0] && value <= YEARS[1];
  return isYear || plain.length > 9 ? undefined : value;
}

/** Every script's digits stand in blocks of ten that begin at zero; Arabic-Indic and Persian ones occur here. */
function latinDigit(sign: string): string {
  const code = sign.codePointAt(0)!;
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return sign;
}

function rangeAt(
  language: LanguageKnowledge,
  sentence: Sentence,
  pieces: readonly Piece[],
  k: number,
): { min: number; max: number; used: number } {
  const here = pieces[k]!;
  const next = pieces[k + 1];
  const joins = wordsOf(language, "figure-ranges").at(sentence, here.to)[0];
  const isRange =
    next &&
    joins &&
    joins.to === next.from &&
    joins.entry.attributes["range"] !== false &&
    next.value > here.value &&
    next.value <= here.value * 10;
  if (!isRange) return { min: here.value, max: here.value, used: 1 };
  return { min: here.value, max: next.value, used: 2 };
}

/** End token → match of a list, to look left from a number. */
function endsOf(
  language: LanguageKnowledge,
  sentence: Sentence,
  list: string,
): Map<number, { from: number; open: boolean }> {
  const ends = new Map<number, { from: number; open: boolean }>();
  for (const match of wordsOf(language, list).matches(sentence)) {
    ends.set(match.to, { from: match.from, open: match.entry.attributes["open"] === "max" });
  }
  return ends;
}

function withOpeners(
  number: number,
  openers: ReturnType<typeof endsOf>,
  abouts: ReturnType<typeof endsOf>,
): { from: number; open: boolean } {
  let from = number;
  let open = false;
  for (let step = 0; step < 3; step++) {
    const found = openers.get(from) ?? abouts.get(from);
    if (!found) break;
    open ||= found.open;
    from = found.from;
  }
  return { from, open };
}
