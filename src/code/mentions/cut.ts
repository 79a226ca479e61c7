// The model's spans cut (or grown) to the name itself: without titles, peoples, deeds and small words at their edges.
import type { MentionType } from "../../record/index.ts";
import type { Sentence, Token } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import { grammarOf } from "../grammar.ts";
import { wordsOf } from "../words.ts";
import { isCaseless } from "./caps.ts";
import { nameWordsOf, type NameWords } from "./runs.ts";

/** Token indexes, `to` exclusive. */
export interface Cut {
  readonly from: number;
  readonly to: number;
  readonly type: MentionType;
  readonly proper: boolean;
}

/** What a body or place is easily taken for and a person is: a word or two without anything that heads names. */
const NAMELIKE: ReadonlySet<MentionType> = new Set(["organization", "location", "facility"]);
const PERSON_WORDS_MAX = 4;
const PERSON_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]+$/u;
/** No more words than this are taken in before a name in capitals. */
const GROWTH_MAX = 2;

interface Asked {
  readonly context: CodingContext;
  readonly sentence: Sentence;
  readonly tokens: readonly Token[];
  readonly words: NameWords;
  readonly caseless: boolean;
}

export function cutName(
  context: CodingContext,
  sentence: Sentence,
  span: { readonly from: number; readonly to: number; readonly type: MentionType },
): Cut {
  const { tokens } = sentence;
  const asked = {
    context,
    sentence,
    tokens,
    words: nameWordsOf(context.language),
    caseless: isCaseless(sentence),
  };
  const proper = tokens.slice(span.from, span.to).some((token) => isNameToken(token, asked.caseless));
  if (!proper) return { ...span, proper };
  const person = personIn(asked, span.from, span.to);
  if (person !== undefined && NAMELIKE.has(span.type)) return cutPerson(asked, person, span.to);
  if (span.type === "person") return cutPerson(asked, span.from, span.to);
  if (span.type === "location") return { ...trimmed(asked, span.from, span.to), type: span.type, proper };
  if (span.type === "organization") return { ...cutBody(asked, span.from, span.to), type: span.type, proper };
  return { ...span, to: withoutPlace(asked, span.from, withoutOwner(asked, span.from, span.to)), proper };
}

/** "A hotel in Erbil": where a site stands is no part of what it is. */
function withoutPlace({ context, sentence, tokens }: Asked, from: number, to: number): number {
  const locatives = wordsOf(context.language, "strong-locatives");
  for (let at = from + 1; at < to; at++)
    if (tokens[at]!.upos === "ADP" && locatives.at(sentence, at).length > 0) return at;
  return to;
}

/** "Kata'ib al-Nahr's": the mark of the owner is no part of the name. */
function withoutOwner({ tokens, context }: Asked, from: number, to: number): number {
  return to > from + 1 && grammarOf(context.language).is(tokens[to - 1], "owner-marks") ? to - 1 : to;
}

/** "hitherto unknown Brigade" … "of the Third Dawn": from the word that is a name or a body, over the link behind a head. */
function cutBody(asked: Asked, first: number, last: number): { from: number; to: number } {
  const { tokens, words, caseless } = asked;
  let from = behindDeed(asked, first, last);
  let to = withoutOwner(asked, from, last);
  if (caseless) return { from, to };
  while (from < to - 1 && /^\p{Ll}+$/u.test(tokens[from]!.text) && isAttribute(tokens[from]!)) from++;
  if (!words.heads.has(tokens[to - 1]!.norm) || !words.links.has(tokens[to]?.norm ?? "")) return { from, to };
  let end = to + 1;
  if (words.links.has(tokens[end]?.norm ?? "")) end++;
  const begins = end;
  while (end < tokens.length && /^\p{Lu}/u.test(tokens[end]!.text)) end++;
  if (end > begins) to = end;
  return { from, to };
}

function isAttribute({ upos }: Token): boolean {
  return upos === "ADJ" || upos === "ADV" || upos === "DET";
}

function isNameToken(token: Token, caseless: boolean): boolean {
  if (caseless) return token.upos === "PROPN";
  return /[\p{Lu}\p{N}]/u.test(token.text);
}

/** "south London", "Hebei province": from the first word that is written as a name to the last. */
function trimmed({ tokens, caseless }: Asked, from: number, to: number): { from: number; to: number } {
  while (from < to - 1 && !isNameToken(tokens[from]!, caseless)) from++;
  while (to > from + 1 && !isNameToken(tokens[to - 1]!, caseless)) to--;
  return { from, to };
}

function cutPerson(asked: Asked, first: number, last: number): Cut {
  let { from, to } = trimmed(asked, first, last);
  while (from < to - 1 && isNoFirstName(asked, from)) from++;
  if (asked.caseless) from = grown(asked, from, to);
  return { from, to, type: "person", proper: true };
}

/** "Gen. Votel", "Spaniard Francisco Puja": a title or a people is a mention of its own. */
function isNoFirstName({ tokens, words, context }: Asked, at: number): boolean {
  const { norm, text, upos } = tokens[at]!;
  if (words.titles.has(norm) || words.callings.has(norm)) return true;
  return upos !== "PROPN" && context.knowledge.actors.countryOfDemonym(text) !== undefined;
}

/** In capitals the model often begins a name too late: "FEBE ELIZABETH VELASQUEZ". The tree holds it together. */
function grown(asked: Asked, from: number, to: number): number {
  const { tokens } = asked;
  let start = from;
  while (start > 0 && from - start < GROWTH_MAX) {
    const before = tokens[start - 1]!;
    if (!isTied(tokens, start - 1, to) || before.upos !== "PROPN" || !PERSON_WORD.test(before.text)) break;
    if (isNoFirstName(asked, start - 1) || isKnown(asked, start - 1)) break;
    start--;
  }
  return start;
}

const NAME_RELATION = /^(?:flat|compound)/;

/** The word at `at` is tied to the next one as parts of a name are, straight or through the title before them. */
function isTied(tokens: readonly Token[], at: number, to: number): boolean {
  const { head = -1, deprel = "" } = tokens[at]!;
  const inside = (index: number | undefined): boolean => index !== undefined && index > at && index < to;
  if (NAME_RELATION.test(deprel) && (inside(head) || inside(tokens[head]?.head))) return true;
  const next = tokens[at + 1]!;
  return next.head === at && NAME_RELATION.test(next.deprel ?? "");
}

/** A word that is something else for the lists or the gazetteer. */
function isKnown({ context, sentence, tokens, words }: Asked, at: number): boolean {
  const { norm, text } = tokens[at]!;
  if (words.heads.has(norm) || words.notAlone.has(norm)) return true;
  if (context.knowledge.actors.countryOfDemonym(text) !== undefined) return true;
  return ["things", "nominals"].some((list) => wordsOf(context.language, list).at(sentence, at).length > 0);
}

/** Where the person begins in "Mr Alzoubi", "University rector Ignacio Ellacuria": behind a title, up to the end. */
function personIn(asked: Asked, from: number, to: number): number | undefined {
  const { tokens, words, caseless } = asked;
  const isTitle = (at: number): boolean => words.titles.has(tokens[at]?.norm ?? "");
  let first = isTitle(from - 1) || (caseless && callsPerson(asked, from - 1)) ? from : undefined;
  for (let at = from; at < to - 1; at++) if (isTitle(at) || callsPerson(asked, at)) first = at + 1;
  if (first === undefined || to - first > PERSON_WORDS_MAX) return undefined;
  const rest = tokens.slice(first, to);
  return rest.every(({ norm, text }) => !words.heads.has(norm) && PERSON_WORD.test(text)) ? first : undefined;
}

/** "Priest", "rector": one person by a common noun; "priests" call nobody by name. */
function callsPerson({ tokens, words, sentence, context }: Asked, at: number): boolean {
  const token = tokens[at];
  if (!token || token.feats?.["Number"] === "Plur") return false;
  const calls = wordsOf(context.language, "things").at(sentence, at)[0];
  return words.callings.has(token.norm) || calls?.entry.attributes["class"] === "person";
}

/** "liberation of Raqqah": what was done to something is no part of its name; "cell of Islamic State" stays whole. */
function behindDeed({ tokens, words }: Asked, from: number, to: number): number {
  const first = tokens[from]!;
  const links = words.links.has(tokens[from + 1]?.norm ?? "") && to - from > 2;
  if (!links || /^\p{Lu}/u.test(first.text) || words.bodies.has(first.norm)) return from;
  return words.links.has(tokens[from + 2]!.norm) && to - from > 3 ? from + 3 : from + 2;
}
