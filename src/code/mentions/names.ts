// Names by shape and context, for what no register knows: persons after titles or in full, organisations and
// facilities by the word that heads the name; places are judged in towns.ts.
import type { MentionType } from "../../record/index.ts";
import type { Token } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import { RANK, type Candidate } from "./candidate.ts";
import { ACRONYM, isEmpty, pieceOf, shape, type Piece } from "./piece.ts";
import { placeInside } from "./inside.ts";
import { capitalsSayNothing, nameWordsOf, runsOf, type NameWords } from "./runs.ts";
import { asBased, asPlace, isWholeTown, lastPlace, townsInTitle } from "./towns.ts";

const PERSON_WORDS_MAX = 4;
const ACRONYM_MAX = 6;
// "MQ-9", "F-15": the number of a model, whatever it is a model of.
const MODEL_NUMBER = /-\p{N}/u;
const WORD = /^\p{L}[\p{L}\p{M}'’.-]*$/u;

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
      if (headed && overlapping(registered, whole).length === 0)
        found.push(...placeInside(context, whole, headed, words));
      if (headed) continue;
      if (plain) found.push(...townsInTitle(context, whole, words));
      else pieces.push(...cut(context, whole, registered, words));
    }
  }
  const full = pieces.filter((piece) => !isEmpty(piece, words));
  return [...found, ...judgeAll(context, full, registered, words)];
}

/** The parts of a run outside what the registers named, and between small words; a town's name stays whole. */
function cut(
  context: CodingContext,
  whole: Piece,
  registered: readonly Candidate[],
  words: NameWords,
): Piece[] {
  const inside = overlapping(registered, whole);
  if (inside.length > 0 && isWholeTown(context, whole)) return [whole];
  const pieces: Piece[] = [];
  let from = whole.from;
  const flush = (to: number): void => {
    if (to > from) pieces.push(pieceOf(context, whole.sentence, from, to));
  };
  for (let index = whole.from; index < whole.to; index++) {
    const token = whole.sentence.tokens[index]!;
    const named = inside.some((candidate) => candidate.start < token.end && token.start < candidate.end);
    if (!named && !words.links.has(token.norm)) continue;
    flush(index);
    from = index + 1;
  }
  flush(whole.to);
  return pieces;
}

/** Candidates (sorted, not crossing) that share a character with the piece. */
function overlapping(candidates: readonly Candidate[], piece: Piece): Candidate[] {
  let low = 0;
  let high = candidates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (candidates[middle]!.start < piece.end) low = middle + 1;
    else high = middle;
  }
  const found: Candidate[] = [];
  // Names nest at most a few deep, so that looking a few back is enough to meet all that reach the piece.
  for (let index = low - 1; index >= Math.max(0, low - 12); index--) {
    if (candidates[index]!.end > piece.start) found.push(candidates[index]!);
  }
  return found;
}

/** Full names first, since they say who a short one is; then what is a place in one sentence is one in all. */
function judgeAll(
  context: CodingContext,
  pieces: readonly Piece[],
  registered: readonly Candidate[],
  words: NameWords,
): Candidate[] {
  const judged = pieces.map((piece) => ({
    piece,
    candidate: piece.tokens.length > 1 ? judge(context, piece, words) : undefined,
  }));
  const long = judged.flatMap(({ candidate }) => candidate ?? []);
  const persons = personWords(context, [...registered, ...long]);
  for (const one of judged) {
    if (one.candidate) continue;
    const isShort = one.piece.tokens.length === 1 && persons.has(one.piece.tokens[0]!.norm);
    one.candidate = isShort ? shape(one.piece, "person", "short-name") : judge(context, one.piece, words);
  }
  const places = new Set<string>();
  for (const { piece, candidate } of judged) {
    if (candidate?.by === "shape/gazetteer") places.add(piece.text.toLowerCase());
  }
  return judged.flatMap(({ piece, candidate }) => {
    if (candidate) return candidate;
    return places.has(piece.text.toLowerCase()) ? shape(piece, "location", "gazetteer") : [];
  });
}

/** Last words of the persons named in full. */
function personWords(context: CodingContext, candidates: readonly Candidate[]): ReadonlySet<string> {
  const words = new Set<string>();
  for (const { type, start, end } of candidates) {
    const parts = type === "person" ? context.text.slice(start, end).toLowerCase().split(/\s+/) : [];
    if (parts.length > 1) words.add(parts.at(-1)!);
  }
  return words;
}

const NAMED_TYPES: readonly MentionType[] = ["organization", "facility", "location", "platform", "document"];

/** The type that the last word of a name gives it, or the first where a link follows ("Ministry of Oil"). */
function headedType(piece: Piece, words: NameWords): MentionType | undefined {
  if (piece.tokens.length < 2) return undefined;
  const norms = piece.tokens.map((token) => token.norm);
  const first = words.heads.get(norms[0]!);
  if (first === "platform") return "platform";
  const linked = norms.slice(1).some((norm) => words.links.has(norm));
  const last = words.heads.get(norms.slice(-2).join(" ")) ?? words.heads.get(norms.at(-1)!);
  const head = linked && first !== undefined ? first : last;
  if (head === undefined) return words.openers.has(norms[0]!) ? "organization" : undefined;
  return NAMED_TYPES.find((type) => type === head && type !== "platform");
}

function judge(context: CodingContext, whole: Piece, words: NameWords): Candidate | undefined {
  const piece = withoutTitles(context, whole, words);
  if (!piece) return undefined;
  const titled = piece.from > whole.from || isTitle(piece, words);
  if (titled && isPersonLike(piece)) return shape(piece, "person", "title");
  return (
    asPlace(context, piece, words) ??
    asBased(context, piece) ??
    asPerson(piece, words) ??
    asAcronym(piece) ??
    lastPlace(context, piece, words)
  );
}

/** Cuts titles off the front: "Lt. Gen. Stephen Marella". */
function withoutTitles(context: CodingContext, piece: Piece, words: NameWords): Piece | undefined {
  let from = piece.from;
  while (from < piece.to && words.titles.has(piece.sentence.tokens[from]!.norm)) from++;
  if (from === piece.to) return undefined;
  return from === piece.from ? piece : pieceOf(context, piece.sentence, from, piece.to);
}

function isTitle(piece: Piece, words: NameWords): boolean {
  const before = piece.sentence.tokens[piece.from - 1];
  return before !== undefined && words.titles.has(before.norm);
}

function isPersonLike(piece: Piece): boolean {
  return piece.tokens.length <= PERSON_WORDS_MAX && piece.tokens.every((token) => WORD.test(token.text));
}

function asPerson(piece: Piece, words: NameWords): Candidate | undefined {
  if (!isPersonLike(piece) || piece.tokens.some((token) => isNoPersonWord(token, piece, words)))
    return undefined;
  if (piece.tokens.length >= 2) return shape(piece, "person", "full-name");
  const { tokens } = piece.sentence;
  const after = tokens.slice(piece.to + 1, piece.to + 4);
  const described =
    tokens[piece.to]?.text === "," && after.some((token) => words.personRoles.has(token.norm));
  return described ? shape(piece, "person", "described") : undefined;
}

/** A word that stands in names of bodies and places, or an acronym (unless the whole name is in capitals). */
function isNoPersonWord(token: Token, piece: Piece, words: NameWords): boolean {
  if (words.heads.has(token.norm) || words.notAlone.has(token.norm) || /-\p{Ll}/u.test(token.text))
    return true;
  if (!ACRONYM.test(token.text)) return false;
  return piece.tokens.length === 1 || piece.tokens.some((other) => !ACRONYM.test(other.text));
}

/** Letters that nothing explains: weaker than any list, and no label of a speaker ("HOST:"). */
function asAcronym(piece: Piece): Candidate | undefined {
  if (piece.tokens.length !== 1 || !ACRONYM.test(piece.text) || piece.text.length > ACRONYM_MAX)
    return undefined;
  if (piece.sentence.tokens[piece.to]?.text === ":" || MODEL_NUMBER.test(piece.text)) return undefined;
  return { ...shape(piece, "organization", "acronym"), rank: RANK.nominal, confidence: 0.6 };
}
