// Names in scripts without capitals: what stands behind a word that opens names, persons behind titles, and towns of
// the gazetteer where the words around or their size bear them out.
import type { MentionType } from "../../record/index.ts";
import type { Knowledge, LanguageKnowledge } from "../../knowledge/index.ts";
import { fold, type Sentence, type Token } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import { RANK, type Candidate } from "./candidate.ts";

const CASELESS = /\p{Lo}/u;
const OPENER_WORDS_MAX = 3;
const PERSON_WORDS = 2;
const TOWN_WORDS_MAX = 3;
const KNOWN_TOWN_POPULATION = 200_000; // without a word before it that says place
const TOWN_POPULATION = 2_000;
const SHORTEST_BARE_TOWN = 4;
const TYPE_OF_OPENERS: readonly (readonly [string, MentionType])[] = [
  ["name-openers", "organization"],
  ["facility-openers", "facility"],
];

interface Words {
  readonly enders: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly givenNames: ReadonlySet<string>;
  readonly locatives: ReadonlySet<string>;
  readonly openers: ReadonlyMap<string, MentionType>;
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
  return context.analysis.sentences.flatMap((sentence) => {
    const found: Candidate[] = [];
    for (let index = 0; index < sentence.tokens.length; index++) {
      const token = sentence.tokens[index]!;
      if (!CASELESS.test(token.text) || taken.has(token.start)) continue;
      found.push(
        ...opened(sentence, index, words),
        ...titled(sentence, index, words),
        ...givenNamed(sentence, index, words),
        ...town(context, sentence, index, words),
      );
    }
    return found;
  });
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

function isNameWord(tokens: readonly Token[], index: number, words: Words): boolean {
  const token = tokens[index]!;
  const beside = index === 0 || token.start - tokens[index - 1]!.end <= 1;
  return beside && CASELESS.test(token.text) && !words.enders.has(token.norm);
}

function opened(sentence: Sentence, index: number, words: Words): Candidate[] {
  const type = words.openers.get(sentence.tokens[index]!.norm);
  if (!type) return [];
  const end = nameEnd(sentence, index + 1, type === "facility" ? 2 : OPENER_WORDS_MAX, words);
  if (end === index + 1) return [];
  return [{ ...spanOf(sentence, index, end), type, by: "shape/opener", rank: RANK.lexicon, confidence: 0.6 }];
}

function titled(sentence: Sentence, index: number, words: Words): Candidate[] {
  if (!words.titles.has(sentence.tokens[index]!.norm)) return [];
  const end = nameEnd(sentence, index + 1, PERSON_WORDS, words);
  if (end - index - 1 < PERSON_WORDS) return [];
  return [
    {
      ...spanOf(sentence, index + 1, end),
      type: "person",
      by: "shape/title",
      rank: RANK.lexicon,
      confidence: 0.6,
    },
  ];
}

/** A given name with what follows it: "هاني عبد الرشيد". One word alone is too little. */
function givenNamed(sentence: Sentence, index: number, words: Words): Candidate[] {
  if (!words.givenNames.has(sentence.tokens[index]!.norm)) return [];
  let end = nameEnd(sentence, index + 1, PERSON_WORDS, words);
  const isGiven = (at: number): boolean => words.givenNames.has(sentence.tokens[at]!.norm);
  if (end === index + 1 + PERSON_WORDS && isGiven(end - 1))
    end = nameEnd(sentence, index + 1, PERSON_WORDS + 1, words);
  if (end === index + 1) return [];
  return [
    {
      ...spanOf(sentence, index, end),
      type: "person",
      by: "shape/given-name",
      rank: RANK.lexicon,
      confidence: 0.6,
    },
  ];
}

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
