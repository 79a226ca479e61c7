// Mentions by word lists: weapons and platforms with the number in front, unnamed people and groups, bodies, places
// and documents in general words, nationalities that are no state's.
import type { MentionType } from "../../record/index.ts";
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import { fold, type Sentence, type Token } from "../../language/index.ts";
import { grammarOf } from "../grammar.ts";
import { wordsOf, type Match } from "../words.ts";
import { RANK, type Candidate } from "./candidate.ts";

/** Lists whose words are mentions of one type; the lists of weapons name ordnance, aircraft and vehicles alike. */
const TYPE_OF_LIST: Readonly<Record<string, MentionType>> = {
  weapons: "weapon",
  platforms: "platform",
  demonyms: "nationality",
};
/** Kinds of the weapon list that carry weapons instead of being ones. */
const CARRIER_KINDS: ReadonlySet<unknown> = new Set(["aircraft", "vehicle", "ship"]);
// In front of a noun at most so many words belong to its mention ("two senior US defence officials" has four).
const MODIFIERS_MAX = 4;
// "rockets" is the listed rocket; "bombed" and "shelling" are what was done with bomb and shell.
const PLURAL_ENDING_MAX = 1;

export function findLexical(
  language: LanguageKnowledge,
  sentence: Sentence,
  startsMention: ReadonlyMap<number, number>,
): Candidate[] {
  const found: Candidate[] = [];
  for (const [list, type] of Object.entries(TYPE_OF_LIST)) {
    for (const match of wordsOf(language, list).matches(sentence)) {
      const typed = CARRIER_KINDS.has(match.entry.attributes["kind"]) ? "platform" : type;
      if (match.entry.attributes["weak"] === true && typed === "weapon") continue;
      if (typed === "weapon" && !sameForm(sentence, match, PLURAL_ENDING_MAX)) continue;
      const from =
        typed === "nationality" ? match.from : extendLeft(language, sentence, match.from, startsMention);
      found.push(candidate(sentence, from, match, typed, `${language.code}/${list}`, RANK.lexicon));
    }
  }
  for (const match of wordsOf(language, "nominals").matches(sentence)) {
    const type = match.entry.attributes["type"];
    if (!isMentionType(type) || !sameForm(sentence, match)) continue;
    const from = extendLeft(language, sentence, match.from, startsMention);
    if (match.entry.attributes["solo"] === false && from === match.from) continue;
    found.push(candidate(sentence, from, match, type, `${language.code}/nominals`, RANK.nominal));
  }
  return found;
}

/** The noun itself, at most with a particle written onto its front; not a verb of the same lemma ("based"). */
function sameForm(sentence: Sentence, match: Match, endingMax = 0): boolean {
  const tokens = sentence.tokens.slice(match.from, match.to);
  const form = tokens.map((token) => token.norm).join(" ");
  const word = fold(match.words.replaceAll("=", ""));
  return form.endsWith(word) || (form.startsWith(word) && form.length - word.length <= endingMax);
}

const MENTION_TYPES: ReadonlySet<unknown> = new Set([
  "role",
  "organization",
  "facility",
  "location",
  "platform",
  "document",
  "account",
  "weapon",
]);

function isMentionType(value: unknown): value is MentionType {
  return MENTION_TYPES.has(value);
}

function candidate(
  sentence: Sentence,
  from: number,
  match: Match,
  type: MentionType,
  by: string,
  rank: number,
): Candidate {
  const head = { start: match.start, end: match.end };
  const start = sentence.tokens[from]!.start;
  return { start, end: match.end, type, by, rank, ...(start < match.start ? { head } : {}) };
}

/** Takes numbers, adjectives of the list `modifiers`, and names in front into the mention. */
function extendLeft(
  language: LanguageKnowledge,
  sentence: Sentence,
  from: number,
  startsMention: ReadonlyMap<number, number>,
): number {
  const grammar = grammarOf(language);
  const modifiers = modifierWords(language);
  let at = from;
  for (let taken = 0; at > 0 && taken < MODIFIERS_MAX; taken++) {
    const token = sentence.tokens[at - 1]!;
    const nameStart = startsMention.get(token.end);
    if (nameStart !== undefined && nameStart >= sentence.start) at = indexAt(sentence, at - 1, nameStart);
    else if (isNumber(token) || modifiers.has(token.norm) || grammar.is(token, "owner-marks")) at--;
    else break;
  }
  return grammar.is(sentence.tokens[at], "owner-marks") ? at + 1 : at;
}

function indexAt(sentence: Sentence, from: number, start: number): number {
  let index = from;
  while (index > 0 && sentence.tokens[index]!.start > start) index--;
  return index;
}

const FIGURE = /^\p{N}[\p{N}.,]*$/u;

export function isNumber(token: Token): boolean {
  return FIGURE.test(token.text);
}

const modifiersOf = new WeakMap<LanguageKnowledge, ReadonlySet<string>>();

function modifierWords(language: LanguageKnowledge): ReadonlySet<string> {
  const known = modifiersOf.get(language);
  if (known) return known;
  const words = new Set<string>();
  for (const name of ["modifiers", "number-words"]) {
    for (const entry of language.lists.get(name)?.entries ?? [])
      for (const word of entry.words) words.add(word);
  }
  modifiersOf.set(language, words);
  return words;
}
