// Which capitalised words name a place: what the gazetteer knows, as far as the words around bear it out.
import type { MentionType, Span } from "../../record/index.ts";
import { fold } from "../../language/index.ts";
import type { Place } from "../../knowledge/index.ts";
import type { CodingContext } from "../context.ts";
import { wordsOf } from "../words.ts";
import type { Candidate } from "./candidate.ts";
import { isCaseless, isCommonWord } from "./caps.ts";
import { ACRONYM, isEmpty, pieceOf, shape, type Piece } from "./piece.ts";
import type { Modelled } from "./modelled.ts";
import type { NameWords } from "./runs.ts";

// A name in the gazetteer alone is no proof of a place: "Lincoln". So many people live where a bare name is one.
const KNOWN_TOWN_POPULATION = 100_000;
// Enough where the name is long, or part of a local body's name.
const TOWN_POPULATION = 5_000;
// At the start of a sentence every word has a capital; only a city nobody takes for a word is believed there.
const FAMOUS_POPULATION = 500_000;
const SHORTEST_TOWN = 4;

function isTown(context: CodingContext, name: string, population: number): boolean {
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

/** "Food and Drug Administration": what is joined to a word before it does not open the name. */
function isJoined({ sentence, from }: Piece): boolean {
  const [before, joint] = [sentence.tokens[from - 2], sentence.tokens[from - 1]];
  return joint?.upos === "CCONJ" && before !== undefined && !SMALL.test(before.text);
}

/** "Dublin City Council", "Laurel County Jail": the place that opens the name of a local body. */
export function placeInside(
  context: CodingContext,
  whole: Piece,
  type: MentionType,
  words: NameWords,
): Candidate[] {
  if (type === "location" || type === "platform" || type === "document") return [];
  if (isCaseless(whole.sentence) || isJoined(whole)) return [];
  for (let length = Math.min(2, whole.tokens.length - 1); length > 0; length--) {
    const piece = pieceOf(context, whole.sentence, whole.from, whole.from + length);
    if (isEmpty(piece, words) || piece.text.length < SHORTEST_TOWN) continue;
    if (isTown(context, piece.text, TOWN_POPULATION)) return [shape(piece, "location", "gazetteer-inside")];
  }
  return [];
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

const NUMBERED = /\p{N}/u;

/** A place whose name has words that are places themselves: "South Darfur", "Mexico City", "Mississippi River". */
export function isWholePlace(context: CodingContext, span: Span, words: NameWords): boolean {
  const parts = context.text.slice(span.start, span.end).split(/\s+/);
  if (parts.length < 2 || parts.some((part) => !/^\p{Lu}/u.test(part) && !words.links.has(part)))
    return false;
  const [first, last] = [fold(parts[0]!), fold(parts.at(-1)!)];
  if (words.heads.get(first) === "location" || words.heads.get(last) === "location") return true;
  if (words.directions.has(first)) return true;
  return context.knowledge.places.candidates(parts.join(" ")).length > 0;
}

/** "Tarrant County Public Health", "Fargo City Commissioner": the county or town that opens the name of a body. */
export function bodysPlace(context: CodingContext, name: Modelled, words: NameWords): Candidate[] {
  if ((name.type !== "organization" && name.type !== "facility") || name.to - name.from < 3) return [];
  const piece = pieceOf(context, name.sentence, name.from, name.from + 2);
  const second = piece.tokens[1]!.norm;
  if (NUMBERED.test(piece.text) || isCaseless(piece.sentence)) return [];
  if (words.counties.has(second)) return [shape(piece, "location", "gazetteer-inside")];
  const first = pieceOf(context, name.sentence, name.from, name.from + 1);
  const isCity = words.areas.has(second) && isTown(context, first.text, TOWN_POPULATION);
  return isCity ? [shape(first, "location", "gazetteer-inside")] : [];
}
