// Names by shape and context, for what no register knows: persons after titles or in full, organisations and
// facilities by the word that heads the name, places by the gazetteer and the words around.
import type { MentionType } from "../../record/index.ts";
import type { Sentence, Token } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import { RANK, type Candidate } from "./candidate.ts";
import { capitalsSayNothing, nameWordsOf, runsOf, type NameWords, type Run } from "./runs.ts";

// A name in the gazetteer alone is no proof of a place: "Lincoln". So many people live where a bare name is one.
const KNOWN_TOWN_POPULATION = 100_000;
const PERSON_WORDS_MAX = 4;
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}&-]{1,7}$/u;
const WORD = /^\p{L}[\p{L}\p{M}'’.-]*$/u;

interface Piece extends Run {
  readonly sentence: Sentence;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** `registered` are the candidates that registers have named already; a run is cut at them. */
export function findNames(context: CodingContext, registered: readonly Candidate[]): Candidate[] {
  const words = nameWordsOf(context.language);
  const pieces: Piece[] = [];
  const found: Candidate[] = [];
  for (const sentence of context.analysis.sentences) {
    const plain = capitalsSayNothing(sentence);
    for (const run of runsOf(context.language, sentence)) {
      const whole = pieceOf(context, sentence, run.from, run.to);
      const headed = plain ? undefined : headedType(whole, words);
      if (headed) found.push(shape(whole, headed, "head"));
      else if (!plain) pieces.push(...cut(context, whole, registered));
    }
  }
  const persons = new Set<string>();
  const later: Piece[] = [];
  for (const piece of pieces) {
    const candidate = judge(context, piece, words);
    if (!candidate) later.push(piece);
    else {
      found.push(candidate);
      if (candidate.type === "person") for (const token of piece.tokens.slice(-2)) persons.add(token.norm);
    }
  }
  for (const person of registered)
    if (person.type === "person")
      for (const word of context.text.slice(person.start, person.end).toLowerCase().split(/\s+/))
        persons.add(word);
  for (const piece of later) {
    if (piece.tokens.length <= 2 && persons.has(piece.tokens.at(-1)!.norm))
      found.push(shape(piece, "person", "short-name"));
  }
  return found;
}

function pieceOf(context: CodingContext, sentence: Sentence, from: number, to: number): Piece {
  const tokens = sentence.tokens.slice(from, to);
  const start = tokens[0]!.start;
  const end = tokens.at(-1)!.end;
  return { sentence, from, to, start, end, text: context.text.slice(start, end), tokens };
}

function shape(piece: Piece, type: MentionType, how: string): Candidate {
  return { start: piece.start, end: piece.end, type, by: `shape/${how}`, rank: RANK.shape };
}

/** The parts of a run outside what the registers named. */
function cut(context: CodingContext, whole: Piece, registered: readonly Candidate[]): Piece[] {
  const inside = registered.filter((candidate) => candidate.start < whole.end && whole.start < candidate.end);
  if (inside.length === 0) return [whole];
  const pieces: Piece[] = [];
  let from = whole.from;
  const flush = (to: number): void => {
    if (to > from) pieces.push(pieceOf(context, whole.sentence, from, to));
  };
  for (let index = whole.from; index < whole.to; index++) {
    const token = whole.sentence.tokens[index]!;
    if (!inside.some((candidate) => candidate.start < token.end && token.start < candidate.end)) continue;
    flush(index);
    from = index + 1;
  }
  flush(whole.to);
  return pieces;
}

/** The type that the last word of a name gives it, or the first where "of" follows. */
function headedType(piece: Piece, words: NameWords): MentionType | undefined {
  if (piece.tokens.length < 2) return undefined;
  const norms = piece.tokens.map((token) => token.norm);
  const last = words.heads.get(norms.slice(-2).join(" ")) ?? words.heads.get(norms.at(-1)!);
  const linked = norms.slice(1).some((norm) => words.links.has(norm));
  const first = linked ? words.heads.get(norms[0]!) : undefined;
  if (first === undefined && last === undefined)
    return words.openers.has(norms[0]!) ? "organization" : undefined;
  return asType(first ?? last);
}

const NAMED_TYPES: readonly MentionType[] = ["organization", "facility", "location", "platform", "document"];

function asType(word: string | undefined): MentionType | undefined {
  return NAMED_TYPES.find((type) => type === word);
}

function judge(context: CodingContext, whole: Piece, words: NameWords): Candidate | undefined {
  const piece = withoutTitles(context, whole, words);
  if (!piece) return undefined;
  const titled = piece.from > whole.from || isTitle(piece, -1, words);
  if (titled && isPersonLike(piece)) return shape(piece, "person", "title");
  return asPlace(context, piece, words) ?? asPerson(piece, words) ?? asAcronym(piece);
}

/** Cuts titles off the front: "Lt. Gen. Stephen Marella". */
function withoutTitles(context: CodingContext, piece: Piece, words: NameWords): Piece | undefined {
  let from = piece.from;
  while (from < piece.to && words.titles.has(piece.sentence.tokens[from]!.norm)) from++;
  if (from === piece.to) return undefined;
  return from === piece.from ? piece : pieceOf(context, piece.sentence, from, piece.to);
}

function isTitle(piece: Piece, offset: number, words: NameWords): boolean {
  const before = piece.sentence.tokens[piece.from + offset];
  return before !== undefined && words.titles.has(before.norm);
}

function isPersonLike(piece: Piece): boolean {
  return piece.tokens.length <= PERSON_WORDS_MAX && piece.tokens.every((token) => WORD.test(token.text));
}

function asPlace(context: CodingContext, piece: Piece, words: NameWords): Candidate | undefined {
  const best = context.knowledge.places.candidates(piece.text)[0];
  const before = piece.sentence.tokens[piece.from - 1]?.norm ?? "";
  const strong = words.strongLocatives.has(before);
  if (!best)
    return strong && piece.tokens.length <= 3 && !ACRONYM.test(piece.text)
      ? { ...shape(piece, "location", "locative"), confidence: 0.5 }
      : undefined;
  if (
    strong ||
    words.locatives.has(before) ||
    namesPlaceAfter(context, piece) ||
    followsPlace(context, piece)
  )
    return shape(piece, "location", "gazetteer");
  const atStart = piece.from === 0;
  return (best.population ?? 0) >= KNOWN_TOWN_POPULATION &&
    (!atStart || piece.tokens.length > 1 || startsDateline(piece))
    ? shape(piece, "location", "gazetteer")
    : undefined;
}

/** "BAGHDAD (Agency) –", "Kyiv, May 3 -": a town that opens a text stands before a sign, not before a word. */
function startsDateline(piece: Piece): boolean {
  const next = piece.sentence.tokens[piece.to]?.text ?? "";
  return /^[,(–—\-/:]/.test(next);
}

/** "Tampico, Mexico": the next name after a comma is a place of the register or a larger one. */
function namesPlaceAfter(context: CodingContext, piece: Piece): boolean {
  const { tokens } = piece.sentence;
  if (tokens[piece.to]?.text !== "," || !tokens[piece.to + 1]) return false;
  const next = tokens.slice(piece.to + 1, piece.to + 3).map((token) => token.text);
  return next.some(
    (_, length) =>
      context.knowledge.places.candidates(next.slice(0, length + 1).join(" "))[0]?.precision !== undefined &&
      /^\p{Lu}/u.test(next[0]!),
  );
}

/** "Leyton, London" read from behind. */
function followsPlace(context: CodingContext, piece: Piece): boolean {
  const { tokens } = piece.sentence;
  const before = tokens[piece.from - 2];
  if (tokens[piece.from - 1]?.text !== "," || !before || !/^\p{Lu}/u.test(before.text)) return false;
  return context.knowledge.places.candidates(before.text).length > 0;
}

function asPerson(piece: Piece, words: NameWords): Candidate | undefined {
  if (!isPersonLike(piece) || piece.tokens.every((token) => ACRONYM.test(token.text))) return undefined;
  if (piece.tokens.length >= 2) return shape(piece, "person", "full-name");
  const { tokens } = piece.sentence;
  const describes =
    tokens[piece.to]?.text === "," &&
    tokens.slice(piece.to + 1, piece.to + 4).some((token) => words.personRoles.has(token.norm));
  return describes ? shape(piece, "person", "described") : undefined;
}

function asAcronym(piece: Piece): Candidate | undefined {
  if (piece.tokens.length !== 1 || !ACRONYM.test(piece.text)) return undefined;
  return { ...shape(piece, "organization", "acronym"), confidence: 0.6 };
}
