// Runs of capitalised words in a sentence: what a name by shape can be. What kind of name it is, names.ts decides.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Sentence, Token } from "../../language/index.ts";
import { grammarOf } from "../grammar.ts";
import { isCaseless } from "./caps.ts";

/** Token indexes of a run, `to` exclusive. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

export interface NameWords {
  readonly never: ReadonlySet<string>;
  readonly particles: ReadonlySet<string>;
  readonly links: ReadonlySet<string>;
  readonly openers: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
  readonly locatives: ReadonlySet<string>;
  readonly strongLocatives: ReadonlySet<string>;
  readonly personRoles: ReadonlySet<string>;
  /** What people are called by: offices, ranks and callings of one word. */
  readonly callings: ReadonlySet<string>;
  /** What bodies are called in general words. */
  readonly bodies: ReadonlySet<string>;
  readonly notAlone: ReadonlySet<string>;
  readonly directions: ReadonlySet<string>;
  /** Words behind the name of an area or town; those that belong to it wherever it stands. */
  readonly areas: ReadonlySet<string>;
  readonly counties: ReadonlySet<string>;
  /** Word of a name → what kind of thing it names. */
  readonly heads: ReadonlyMap<string, string>;
}

const known = new WeakMap<LanguageKnowledge, NameWords>();

export function nameWordsOf(language: LanguageKnowledge): NameWords {
  const found = known.get(language);
  if (found) return found;
  const set = (list: string): ReadonlySet<string> =>
    new Set((language.lists.get(list)?.entries ?? []).flatMap((entry) => entry.words));
  const heads = new Map<string, string>();
  for (const entry of language.lists.get("name-heads")?.entries ?? []) {
    for (const word of entry.words) heads.set(word, String(entry.attributes["type"]));
  }
  const words = {
    never: set("never-names"),
    particles: set("name-particles"),
    links: set("head-links"),
    openers: set("name-openers"),
    titles: set("titles"),
    locatives: set("locative-words"),
    strongLocatives: set("strong-locatives"),
    personRoles: set("roles-of-persons"),
    callings: new Set(nominalsOf(language, "role")),
    bodies: new Set(nominalsOf(language, "organization")),
    notAlone: set("no-name-alone"),
    directions: set("direction-words"),
    areas: set("area-words"),
    counties: set("county-words"),
    heads,
  };
  known.set(language, words);
  return words;
}

function nominalsOf(language: LanguageKnowledge, type: string): string[] {
  const entries = language.lists.get("nominals")?.entries ?? [];
  return entries.filter((entry) => entry.attributes["type"] === type).flatMap((entry) => entry.words);
}

const CAPITAL = /^\p{Lu}/u;
const ARTICLED = /^(?:al|el|an|ar|as|ash|at|az|ad)-\p{Lu}/u;
const LETTER = /\p{L}/u;

/** Written like a name: with a capital, or with a small article before one ("al-Sudani"). */
export function isCapital(token: Token): boolean {
  return CAPITAL.test(token.text) || ARTICLED.test(token.text);
}

const SHORT_LINE = 5;
const STOP = /^[.!?؟…]+$/u;

/** In a text in capitals or a title-case line (which ends in no stop) a capital says nothing. Short lines are not judged. */
export function capitalsSayNothing(sentence: Sentence): boolean {
  if (isCaseless(sentence) && sentence.tokens.length >= SHORT_LINE) return true;
  if (STOP.test(sentence.tokens.at(-1)?.text ?? ".")) return false;
  let words = 0;
  let capitals = 0;
  for (const token of sentence.tokens) {
    if (!LETTER.test(token.text) || token.text.length < 4) continue;
    words++;
    if (CAPITAL.test(token.text)) capitals++;
  }
  return words >= SHORT_LINE && capitals / words > 0.7; // a sentence of names alone seldom has more than two thirds of them
}

function startsName(
  language: LanguageKnowledge,
  sentence: Sentence,
  index: number,
  words: NameWords,
): boolean {
  const token = sentence.tokens[index]!;
  if (!isCapital(token) || token.text.length < 2 || words.never.has(token.norm)) return false;
  const grammar = grammarOf(language);
  return ![
    "determiners",
    "possessives",
    "personal-pronouns",
    "prepositions",
    "subordinators",
    "coordinators",
    "adverbs",
    "auxiliaries",
    "time-words",
  ].some((kind) => grammar.is(token, kind) && token.text !== token.text.toUpperCase());
}

/** Runs from left to right, not overlapping. */
export function runsOf(language: LanguageKnowledge, sentence: Sentence): Run[] {
  const words = nameWordsOf(language);
  const { tokens } = sentence;
  const runs: Run[] = [];
  for (let index = 0; index < tokens.length; index++) {
    if (!startsName(language, sentence, index, words)) continue;
    const to = runEnd(sentence, index, words);
    runs.push({ from: index, to });
    index = to - 1;
  }
  return runs;
}

function runEnd(sentence: Sentence, from: number, words: NameWords): number {
  const { tokens } = sentence;
  let end = from + 1;
  for (let index = end; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (isCapital(token) && !words.never.has(token.norm) && follows(tokens, index)) end = index + 1;
    else if (!carriesOn(tokens, from, end, index, words)) break;
  }
  return end;
}

/** Only a blank (or nothing) may stand between two words of a name. */
function follows(tokens: readonly Token[], index: number): boolean {
  return tokens[index]!.start - tokens[index - 1]!.end <= 1;
}

/** A small word inside a name: a particle, or a link behind a word that heads names. At most three in a row. */
function carriesOn(
  tokens: readonly Token[],
  from: number,
  end: number,
  index: number,
  words: NameWords,
): boolean {
  const token = tokens[index]!;
  if (index - end >= 3 || !follows(tokens, index)) return false;
  if (words.particles.has(token.norm)) return true;
  return (
    words.links.has(token.norm) &&
    tokens.slice(from, end).some((word) => words.heads.has(word.norm) || words.openers.has(word.norm))
  );
}
