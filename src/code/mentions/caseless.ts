// Names in scripts without capitals: what stands behind a word that opens names, persons behind titles, and towns of
// the gazetteer where the words around or their size bear them out.
import type { MentionType } from "../../record/index.ts";
import type { Knowledge, LanguageKnowledge } from "../../knowledge/index.ts";
import { fold, type Sentence, type Token } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import { grammarOf, type Grammar } from "../grammar.ts";
import { wordsOf as wordsIn } from "../words.ts";
import { RANK, type Candidate } from "./candidate.ts";

const CASELESS = /\p{Lo}/u;
const PERSON_WORDS = 2;
const TOWN_WORDS_MAX = 3;
const KNOWN_TOWN_POPULATION = 200_000; // without a word before it that says place
const TOWN_POPULATION = 2_000;
const SHORTEST_BARE_TOWN = 4;
const TYPE_OF_OPENERS: readonly (readonly [string, MentionType])[] = [
  ["name-openers", "organization"],
  ["facility-openers", "facility"],
  ["location-openers", "location"],
];
/** How many words behind an opener may belong to the name. */
const WORDS_OF_TYPE: Readonly<Partial<Record<MentionType, number>>> = {
  organization: 3,
  facility: 2,
  location: 1,
};
/** Lists whose words are no names of persons. */
const NO_NAMES = [
  "nominals",
  "things",
  "titles",
  "reporting",
  "act-verbs",
  "event-verbs",
  "event-nouns",
  "light-verbs",
  "adjectives",
  "name-openers",
  "facility-openers",
  "location-openers",
] as const;

interface Words {
  readonly enders: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  readonly locatives: ReadonlySet<string>;
  readonly openers: ReadonlyMap<string, MentionType>;
  /** Words that are one name with what follows ("Abd", "Abu", "bin"). */
  readonly joiners: ReadonlySet<string>;
}

const known = new WeakMap<LanguageKnowledge, Words>();

function wordsOf(language: LanguageKnowledge): Words {
  const found = known.get(language);
  if (found) return found;
  const list = (name: string): string[] =>
    (language.lists.get(name)?.entries ?? []).flatMap((entry) => entry.words);
  const words = {
    enders: new Set(list("name-enders").map(fold)),
    titles: new Set(list("titles").map(fold)),
    givenNames: new Set(list("given-names").map(fold)),
    joiners: new Set(list("name-joiners").map(fold)),
    locatives: new Set(list("locative-words").map(fold)),
    openers: new Map(
      TYPE_OF_OPENERS.flatMap(([name, type]) => list(name).map((word) => [fold(word), type] as const)),
    ),
  };
  known.set(language, words);
  return words;
}

export function findCaselessNames(context: CodingContext, registered: readonly Candidate[]): Candidate[] {
  const words = wordsOf(context.language);
  if (words.openers.size === 0) return [];
  const taken = new Set(registered.map((candidate) => candidate.start));
  const peoples = new Set(
    registered.filter(({ type }) => type === "nationality").map((candidate) => candidate.start),
  );
  const found = context.analysis.sentences.flatMap((sentence) => {
    const here: Candidate[] = [];
    for (let index = 0; index < sentence.tokens.length; index++) {
      const token = sentence.tokens[index]!;
      if (!CASELESS.test(token.text) || taken.has(token.start)) continue;
      here.push(
        ...opened(context, sentence, index, words),
        ...titled(context, sentence, index, words, peoples),
        ...givenNamed(context, sentence, index, words),
        ...town(context, sentence, index, words),
      );
    }
    return here;
  });
  return [...found, ...shortNames(context, found)];
}

/** The last word of a person named in full elsewhere in the text, alone. */
function shortNames(context: CodingContext, found: readonly Candidate[]): Candidate[] {
  const last = new Set(
    found
      .filter(({ type, start, end }) => type === "person" && end - start > 0)
      .map(({ start, end }) => fold(context.text.slice(start, end)).split(" ").at(-1)!),
  );
  if (last.size === 0) return [];
  const words = wordsOf(context.language);
  return context.analysis.sentences.flatMap((sentence) =>
    sentence.tokens.flatMap((token, at): Candidate[] => {
      if (!last.has(token.norm) || words.givenNames.has(token.norm) || isKnownWord(context, sentence, at))
        return [];
      return [
        { ...spanOf(sentence, at, at + 1), type: "person", by: "shape/short-name", rank: RANK.nominal },
      ];
    }),
  );
}

function spanOf(sentence: Sentence, from: number, to: number): { start: number; end: number } {
  return { start: sentence.tokens[from]!.start, end: sentence.tokens[to - 1]!.end };
}

/** Token index behind the words that may still belong to a name. */
function nameEnd(sentence: Sentence, from: number, most: number, words: Words): number {
  let end = from;
  while (end < sentence.tokens.length && end - from < most && isNameWord(sentence.tokens, end, words)) end++;
  return end;
}

/** The same behind a word that opens a name: where an article closes the row of owners, only articled words go on. */
function openedEnd(
  { language }: CodingContext,
  { tokens }: Sentence,
  from: number,
  most: number,
  words: Words,
): number {
  const grammar = grammarOf(language);
  const isDefinite = (at: number): boolean => grammar.startsIn(tokens[at], "determiner-prefixes");
  let end = from;
  for (; end < tokens.length && end - from < most && isNameWord(tokens, end, words); end++) {
    const token = tokens[end]!;
    if ((words.titles.has(token.norm) && isDefinite(end - 1)) || ADVERB.test(token.text)) break;
    if (grammar.startsIn(token, "joined-articles") || grammar.endsIn(token, "owner-ends")) break;
    if (isDefinite(end - 1) && !isDefinite(end) && !(isLinked(grammar, token) && end > from)) break;
    if (isLinked(grammar, token) && !isDefinite(end - 1)) break;
  }
  return end;
}

/** "the Agency for News": a particle that ties an articled word on. */
function isLinked(grammar: Grammar, token: Token): boolean {
  return grammar.startsIn(token, "linked-articles");
}

function isNameWord(tokens: readonly Token[], index: number, words: Words): boolean {
  const token = tokens[index]!;
  const beside = index === 0 || token.start - tokens[index - 1]!.end <= 1;
  return beside && CASELESS.test(token.text) && !words.enders.has(token.norm);
}

function opened(context: CodingContext, sentence: Sentence, index: number, words: Words): Candidate[] {
  const type = words.openers.get(sentence.tokens[index]!.norm);
  if (!type) return [];
  const end = openedEnd(context, sentence, index + 1, WORDS_OF_TYPE[type] ?? 1, words);
  if (end === index + 1) return [];
  return [{ ...spanOf(sentence, index, end), type, by: "shape/opener", rank: RANK.lexicon, confidence: 0.6 }];
}

/** The person behind a title, over adjectives between ("the German chancellor X"); a rank is a mention of its own. */
function titled(
  context: CodingContext,
  sentence: Sentence,
  index: number,
  words: Words,
  peoples: ReadonlySet<number>,
): Candidate[] {
  const token = sentence.tokens[index]!;
  if (!words.titles.has(token.norm)) return [];
  const person = personAt(
    context,
    sentence,
    pastAdjectives(context, sentence, index + 1, peoples),
    "shape/title",
  );
  if (!person) return [];
  const isRank = wordsIn(context.language, "ranks").at(sentence, index).length > 0;
  const rank: Candidate = {
    ...spanOf(sentence, index, index + 1),
    type: "role",
    by: "shape/rank",
    rank: RANK.nominal,
  };
  return isRank ? [rank, person] : [person];
}

/** Token index behind adjectives of the lists and of peoples. */
function pastAdjectives(
  { language }: CodingContext,
  sentence: Sentence,
  from: number,
  peoples: ReadonlySet<number>,
): number {
  const adjectives = wordsIn(language, "adjectives");
  let at = from;
  while (at < sentence.tokens.length) {
    if (!peoples.has(sentence.tokens[at]!.start) && adjectives.at(sentence, at).length === 0) break;
    at++;
  }
  return at;
}

/** A given name with what follows it: "هاني عبد الرشيد". One word alone is too little. */
function givenNamed(context: CodingContext, sentence: Sentence, index: number, words: Words): Candidate[] {
  const { norm } = sentence.tokens[index]!;
  if (!words.givenNames.has(norm) && !words.joiners.has(norm)) return [];
  return [personAt(context, sentence, index, "shape/given-name") ?? []].flat();
}

/** A person's name that begins at a token; titles between office and name are passed over. */
export function personAt(
  context: CodingContext,
  sentence: Sentence,
  index: number,
  by: string,
): Candidate | undefined {
  const words = wordsOf(context.language);
  const isTitle = (at: number): boolean => words.titles.has(sentence.tokens[at]?.norm ?? "");
  const from = by === "shape/office" && isTitle(index) ? index + 1 : index;
  const end = personEnd(context, sentence, from, words);
  if (end - from < PERSON_WORDS) return undefined;
  return { ...spanOf(sentence, from, end), type: "person", by, rank: RANK.lexicon, confidence: 0.6 };
}

/** Token index behind a person's name: two words, three where the last two hold a given name or the third says an origin; "Abd al-X" is one word. */
function personEnd(context: CodingContext, sentence: Sentence, from: number, words: Words): number {
  const { tokens } = sentence;
  let end = from;
  let count = 0;
  let most = PERSON_WORDS;
  while (
    end < tokens.length &&
    count < most &&
    isNameWord(tokens, end, words) &&
    !isKnownWord(context, sentence, end)
  ) {
    const { norm } = tokens[end]!;
    if (end > from && isNextName(context, norm, words)) break;
    if (!words.joiners.has(norm)) count++;
    end++;
    const isPlain = tokens[end]?.norm === tokens[end]?.lemma; // no form of a word of the lists
    const isLonger = (words.givenNames.has(norm) && isPlain) || isThirdWord(context, sentence, end, words);
    if (count === PERSON_WORDS && isLonger) most = PERSON_WORDS + 1;
  }
  return end > from && words.joiners.has(tokens[end - 1]!.norm) ? end - 1 : end;
}

/** Behind two words of a name: a given name, or a word with article and the ending of origin. */
function isThirdWord(context: CodingContext, sentence: Sentence, at: number, words: Words): boolean {
  const grammar = grammarOf(context.language);
  const token = sentence.tokens[at];
  if (!token || context.knowledge.actors.countryOfDemonym(token.text) !== undefined) return false;
  if (words.givenNames.has(token.norm) || words.joiners.has(token.norm)) return true;
  return grammar.startsIn(token, "determiner-prefixes") && grammar.endsIn(token, "surname-endings");
}

/** "and Muhammad" as one word begins the next name. */
function isNextName({ language }: CodingContext, norm: string, words: Words): boolean {
  if (!grammarOf(language).has("written-on", norm.charAt(0))) return false;
  const rest = norm.slice(1);
  return words.givenNames.has(rest) || words.joiners.has(rest);
}

/** A word of the lists, an adverb by its ending, or the adjective of a people. */
function isKnownWord(context: CodingContext, sentence: Sentence, at: number): boolean {
  const token = sentence.tokens[at]!;
  const grammar = grammarOf(context.language);
  if (grammar.is(token, "time-words") || ADVERB.test(token.text)) return true;
  return NO_NAMES.some((list) => wordsIn(context.language, list).at(sentence, at).length > 0);
}

/** The accusative by which Arabic makes adverbs; no name is written with it inside a sentence. */
const ADVERB = /\u064b\u0627?$|\u0627\u064b$/u;

function town(context: CodingContext, sentence: Sentence, index: number, words: Words): Candidate[] {
  const before = sentence.tokens[index - 1];
  const placed = before !== undefined && words.locatives.has(before.norm);
  const longest = nameEnd(sentence, index, placed ? TOWN_WORDS_MAX : 1, words) - index;
  if (!placed && sentence.tokens[index]!.text.length < SHORTEST_BARE_TOWN) return [];
  for (let length = longest; length > 0; length--) {
    const span = spanOf(sentence, index, index + length);
    const cut = townNamed(
      context,
      context.text.slice(span.start, span.end),
      placed ? TOWN_POPULATION : KNOWN_TOWN_POPULATION,
    );
    if (cut === undefined) continue;
    return [
      { start: span.start + cut, end: span.end, type: "location", by: "shape/gazetteer", rank: RANK.shape },
    ];
  }
  return [];
}

/** Words of a stream repeat; a bound keeps endless new ones from filling the memory. */
const REMEMBERED_WORDS = 20_000;
const cuts = new WeakMap<Knowledge, Map<string, number | undefined>>();

/** How many letters of clitics stand before the town's name; undefined if it is none. Remembered by the words. */
function townNamed({ knowledge }: CodingContext, written: string, least: number): number | undefined {
  let known = cuts.get(knowledge);
  if (!known || known.size >= REMEMBERED_WORDS) cuts.set(knowledge, (known = new Map()));
  const key = `${least} ${written}`;
  if (known.has(key)) return known.get(key);
  const isTown = (name: string): boolean =>
    knowledge.places.candidates(name).some((place) => (place.population ?? 0) >= least);
  const cut = knowledge.places.readings(written).find(({ name }) => isTown(name))?.cut;
  known.set(key, cut);
  return cut;
}
