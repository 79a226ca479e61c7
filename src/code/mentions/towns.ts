// Which capitalised words name a place: what the gazetteer knows, as far as the words around bear it out.
import type { Place } from "../../knowledge/index.ts";
import type { CodingContext } from "../context.ts";
import { wordsOf } from "../words.ts";
import type { Candidate } from "./candidate.ts";
import { isCaseless, isCommonWord } from "./caps.ts";
import { ACRONYM, isEmpty, pieceOf, shape, type Piece } from "./piece.ts";
import type { NameWords } from "./runs.ts";

// A name in the gazetteer alone is no proof of a place: "Lincoln". So many people live where a bare name is one.
const KNOWN_TOWN_POPULATION = 100_000;
// Enough where the name is long, or part of a local body's name.
export const TOWN_POPULATION = 5_000;
// At the start of a sentence every word has a capital; only a city nobody takes for a word is believed there.
const FAMOUS_POPULATION = 500_000;
export const SHORTEST_TOWN = 4;

export function isTown(context: CodingContext, name: string, population: number): boolean {
  return context.knowledge.places.candidates(name).some((place) => (place.population ?? 0) >= population);
}

/** The name of a town or county as a whole ("Kansas City"), whatever names stand in it. */
export function isWholeTown(context: CodingContext, piece: Piece): boolean {
  return piece.tokens.length > 1 && isTown(context, piece.text, TOWN_POPULATION);
}

export function asPlace(context: CodingContext, piece: Piece, words: NameWords): Candidate | undefined {
  if (piece.text.length < SHORTEST_TOWN + 1 && ACRONYM.test(piece.text)) return undefined;
  const best = context.knowledge.places.candidates(piece.text)[0];
  const before = piece.sentence.tokens[piece.from - 1]?.norm ?? "";
  const strong = words.strongLocatives.has(before);
  if (!best) {
    const guess = strong && piece.tokens.length <= 3 && !ACRONYM.test(piece.text);
    return guess ? { ...shape(piece, "location", "locative"), confidence: 0.5 } : undefined;
  }
  const supported =
    strong ||
    words.locatives.has(before) ||
    namesPlaceAfter(context, piece) ||
    followsPlace(context, piece) ||
    ((best.population ?? 0) >= TOWN_POPULATION && isBeforeThing(context, piece));
  return supported || isWellKnown(best, piece) ? shape(piece, "location", "gazetteer") : undefined;
}

function isWellKnown(place: Place, piece: Piece): boolean {
  const population = place.population ?? 0;
  if (population < KNOWN_TOWN_POPULATION) return false;
  return (
    piece.from > 0 || piece.tokens.length > 1 || startsDateline(piece) || population >= FAMOUS_POPULATION
  );
}

/** "BAGHDAD (Agency) –", "Kyiv, May 3 -": a town that opens a text stands before a sign, not before a word. */
function startsDateline(piece: Piece): boolean {
  return /^[,(–—\-/:]/.test(piece.sentence.tokens[piece.to]?.text ?? "");
}

const SMALL = /^\p{Ll}/u;

/** "a Longview woman", "a Dallas hospital": whose or where somebody or something is. */
function isBeforeThing(context: CodingContext, { sentence, to }: Piece): boolean {
  if (!SMALL.test(sentence.tokens[to]?.text ?? "")) return false;
  return wordsOf(context.language, "things")
    .at(sentence, to)
    .some(({ entry }) => entry.attributes["class"] === "person" || entry.attributes["class"] === "site");
}

/** "Tampico, Mexico": the next name after a comma is a place. */
function namesPlaceAfter(context: CodingContext, piece: Piece): boolean {
  const { tokens } = piece.sentence;
  const next = tokens[piece.to + 1];
  if (tokens[piece.to]?.text !== "," || !next || !/^\p{Lu}/u.test(next.text)) return false;
  const pair = `${next.text} ${tokens[piece.to + 2]?.text ?? ""}`;
  return [next.text, pair].some((name) => isWide(context, name));
}

function isWide(context: CodingContext, name: string): boolean {
  const kind = context.knowledge.places.candidates(name)[0]?.kind;
  return kind === "country" || kind === "admin" || kind === "region";
}

/** "Leyton, London" read from behind. */
function followsPlace(context: CodingContext, piece: Piece): boolean {
  const { tokens } = piece.sentence;
  const before = tokens[piece.from - 2];
  if (tokens[piece.from - 1]?.text !== "," || !before || !/^\p{Lu}/u.test(before.text)) return false;
  return context.knowledge.places.candidates(before.text).length > 0;
}

/** "London-based": the name stands before the hyphen. */
export function asBased(context: CodingContext, piece: Piece): Candidate | undefined {
  const last = piece.tokens.at(-1)!;
  const hyphen = last.text.search(/-\p{Ll}/u);
  if (hyphen < 3) return undefined;
  const end = last.start + hyphen;
  const isPlace = isTown(context, context.text.slice(piece.start, end), TOWN_POPULATION);
  return isPlace ? { ...shape(piece, "location", "gazetteer"), end } : undefined;
}

/** "CTV Edmonton": the last word of a name that is nothing else. */
export function lastPlace(context: CodingContext, piece: Piece, words: NameWords): Candidate | undefined {
  if (piece.tokens.length < 2) return undefined;
  const last = pieceOf(context, piece.sentence, piece.to - 1, piece.to);
  if (isEmpty(last, words) || ACRONYM.test(last.text)) return undefined;
  return isTown(context, last.text, KNOWN_TOWN_POPULATION) ? shape(last, "location", "gazetteer") : undefined;
}

/** In a title line only names of towns too large to be words, or of several words, are believed. */
export function townsInTitle(context: CodingContext, whole: Piece, words: NameWords): Candidate[] {
  const found: Candidate[] = [];
  for (let from = whole.from; from < whole.to; from++) {
    for (let length = Math.min(3, whole.to - from); length > 0; length--) {
      const piece = pieceOf(context, whole.sentence, from, from + length);
      const least = length > 1 ? TOWN_POPULATION : FAMOUS_POPULATION;
      if (isEmpty(piece, words) || !isTown(context, piece.text, least)) continue;
      if (isCaseless(piece.sentence) && isCommonWord(context.language, piece.sentence, piece)) continue;
      found.push(shape(piece, "location", "gazetteer"));
      from += length - 1;
      break;
    }
  }
  return found;
}
