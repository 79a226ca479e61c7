// Names inside names: the place that opens the name of a body, and parts of names that are no names of their own.
import type { MentionType, Span } from "../../record/index.ts";
import { fold } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import type { Candidate } from "./candidate.ts";
import { isCaseless } from "./caps.ts";
import type { Modelled } from "./modelled.ts";
import { isEmpty, pieceOf, shape, type Piece } from "./piece.ts";
import type { NameWords } from "./runs.ts";
import { isTown, SHORTEST_TOWN, TOWN_POPULATION } from "./towns.ts";

const SMALL = /^\p{Ll}/u;

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
    if (words.openers.has(piece.tokens[0]!.norm)) continue;
    if (isTown(context, piece.text, TOWN_POPULATION)) return [shape(piece, "location", "gazetteer-inside")];
  }
  return [];
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

/** "Wales" in "New South Wales", "Mexico" in "Mexico City": the part of a place's name is no place of its own. */
export function withoutParts(
  context: CodingContext,
  named: readonly Candidate[],
  words: NameWords,
): Candidate[] {
  const wholes = named.filter((one) => one.type === "location" && isWholePlace(context, one, words));
  const ends = new Map<number, number>();
  for (const { start, end } of wholes)
    for (let at = start; at < end; at++) ends.set(at, Math.max(ends.get(at) ?? 0, end - start));
  return named.filter((one) => one.type !== "location" || (ends.get(one.start) ?? 0) <= one.end - one.start);
}

const NAME_HOLDERS: ReadonlySet<MentionType> = new Set(["organization", "location"]);
/** A word in small letters that is more than a particle. */
const SMALL_WORD = /(?:^|\s)\p{Ll}{4,}/u;

/** "Syrian Democratic Forces", "European Union": the people in a name is part of it; in "Iraqi army" it stands alone. */
export function withoutPeoples(text: string, named: readonly Candidate[]): Candidate[] {
  let reach = 0;
  return named.filter(({ type, start, end }) => {
    const written = text.slice(start, end);
    if (NAME_HOLDERS.has(type) && !SMALL_WORD.test(written) && /\p{Ll}/u.test(written))
      reach = Math.max(reach, end);
    return type !== "nationality" || end > reach;
  });
}
