// Mentions by lists whose words are all of one type: weapons and what carries them, nationalities that are no state's.
import type { MentionType } from "../../record/index.ts";
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import { fold, type Sentence } from "../../language/index.ts";
import { wordsOf, type Match } from "../words.ts";
import { RANK, type Candidate } from "./candidate.ts";
import { phraseStart } from "./phrases.ts";

/** Lists whose words are mentions of one type; the lists of weapons name ordnance, aircraft and vehicles alike. */
const TYPE_OF_LIST: Readonly<Record<string, MentionType>> = {
  weapons: "weapon",
  platforms: "platform",
  demonyms: "nationality",
};
/** Kinds of the weapon list that carry weapons instead of being ones. */
const CARRIER_KINDS: ReadonlySet<unknown> = new Set(["aircraft", "vehicle", "ship"]);
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
      if (typed === "nationality" && !isPeople(sentence, match)) continue;
      if (match.entry.attributes["weak"] === true && typed === "weapon") continue;
      if (typed === "weapon" && !sameForm(sentence, match, PLURAL_ENDING_MAX)) continue;
      const from =
        typed === "nationality"
          ? match.from
          : phraseStart(language, sentence, { from: match.from, head: match.to - 1 }, startsMention);
      found.push(candidate(sentence, from, match, typed, `${language.code}/${list}`, RANK.lexicon));
    }
  }
  return found;
}

/** "Western leaders", not "western Mosul": where there are capitals a people has one. */
function isPeople(sentence: Sentence, { from }: Match): boolean {
  return !/^\p{Ll}/u.test(sentence.tokens[from]!.text);
}

/** The noun itself, at most with a particle written onto its front; not a verb of the same lemma ("based"). */
function sameForm(sentence: Sentence, match: Match, endingMax = 0): boolean {
  const tokens = sentence.tokens.slice(match.from, match.to);
  const form = tokens.map((token) => token.norm).join(" ");
  const word = fold(match.words.replaceAll("=", ""));
  return form.endsWith(word) || (form.startsWith(word) && form.length - word.length <= endingMax);
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
