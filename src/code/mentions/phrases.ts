// How far the phrase of a noun reaches: over its modifiers to the left, over an of-phrase to the right. By the tree where
// there is one, else by the words that may stand before a noun. Determiners and relative clauses stay outside.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import { fold, type Sentence, type Token } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import { grammarOf } from "../grammar.ts";

// Two hundred words before one noun are a list, not a phrase; the corpus has at most nine.
const LEFT_MAX = 12;
const OF_MAX = 14;
// Without a tree: "two senior US defence officials" has four.
const MODIFIERS_MAX = 4;

const MODIFIER =
  /^(?:amod|compound|nummod|flat|nmod:poss|nmod:unmarked|nmod:desc|advmod|conj|cc|punct|acl|obl)/;
const COUNTED = /^(?:nummod|advmod|punct|cc)/;

/** Index of the first token of the phrase whose noun begins at `from` and ends in `head`; `owned` takes in "its". */
export function phraseStart(
  language: LanguageKnowledge,
  sentence: Sentence,
  noun: { readonly from: number; readonly head: number },
  names: ReadonlyMap<number, number>,
  owned = false,
): number {
  const { tokens } = sentence;
  if (tokens[noun.head]?.head === undefined) return startByWords(language, sentence, noun.from, names);
  const grammar = grammarOf(language);
  let start = noun.from;
  let isNumbered = false;
  for (let at = noun.from - 1; at >= 0 && noun.head - at <= LEFT_MAX; at--) {
    const token = tokens[at]!;
    // "wounded six customers": no participle stands before a number.
    if (isNumbered && token.upos === "VERB") break;
    isNumbered ||= token.upos === "NUM";
    if (grammar.is(token, "determiners") && token.upos !== "NUM") break;
    if (!modifies(tokens, at, noun)) break;
    if (owned || !grammar.is(token, "possessives")) start = at;
  }
  while (start < noun.from && cannotOpen(tokens, start)) start++;
  return start;
}

/** Whether a token hangs on the noun through modifiers alone. */
function modifies(
  tokens: readonly Token[],
  at: number,
  { from, head }: { from: number; head: number },
): boolean {
  let index = at;
  for (let steps = 0; steps < LEFT_MAX; steps++) {
    const { deprel, head: next } = tokens[index]!;
    if (next === undefined || next < 0 || deprel === undefined) return false;
    const owner = deprel === "case" && tokens[next]?.deprel === "nmod:poss";
    if (!owner && !MODIFIER.test(deprel)) return false;
    if (next >= from && next <= head) return true;
    index = next;
  }
  return false;
}

/** "about 50 peasants", ", armed men": rounding words, marks and conjunctions open no phrase. */
function cannotOpen(tokens: readonly Token[], at: number): boolean {
  const { deprel, upos, head } = tokens[at]!;
  if (upos === "PUNCT" || upos === "CCONJ" || upos === "PART" || deprel === "cc") return true;
  return upos === "ADV" && COUNTED.test(tokens[head ?? at]?.deprel ?? "");
}

/** Index behind the phrase that begins behind the noun with a word of `part-links` ("members of the front"). */
export function ofPhraseEnd(sentence: Sentence, links: ReadonlySet<string>, to: number, depth = 0): number {
  const { tokens } = sentence;
  if (!links.has(tokens[to]?.norm ?? "") || depth > 1) return to;
  const inner = tokens[to]!.head;
  if (inner === undefined || inner <= to || inner - to > OF_MAX) return to;
  let end = inner + 1;
  while (end < tokens.length && end - to <= OF_MAX && isTail(tokens, end, inner)) end++;
  return ofPhraseEnd(sentence, links, end, depth + 1);
}

function isTail(tokens: readonly Token[], at: number, inner: number): boolean {
  const { deprel, head, upos } = tokens[at]!;
  if (head === undefined || head < inner || head >= at) return false;
  return upos === "PROPN" && /^(?:flat|appos|compound)/.test(deprel ?? "");
}

/** Takes numbers, adjectives of the list `modifiers`, and names in front into the mention. */
function startByWords(
  language: LanguageKnowledge,
  sentence: Sentence,
  from: number,
  names: ReadonlyMap<number, number>,
): number {
  const grammar = grammarOf(language);
  let at = from;
  for (let taken = 0; at > 0 && taken < MODIFIERS_MAX; taken++) {
    const token = sentence.tokens[at - 1]!;
    const nameStart = names.get(token.end);
    if (nameStart !== undefined && nameStart >= sentence.start)
      at = firstSpanAfter(sentence.tokens, nameStart);
    else if (isCounting(language, token) || grammar.is(token, "owner-marks")) at--;
    else break;
  }
  return grammar.is(sentence.tokens[at], "owner-marks") ? at + 1 : at;
}

const FIGURE = /^\p{N}[\p{N}.,]*$/u;

/** A figure, or a word of number or quantity that may stand before a noun. */
export function isCounting(language: LanguageKnowledge, token: Token): boolean {
  return isNumber(token) || modifierWords(language).has(token.norm);
}

export function isNumber(token: Token): boolean {
  return FIGURE.test(token.text);
}

const modifiersOf = new WeakMap<LanguageKnowledge, ReadonlySet<string>>();

function modifierWords(language: LanguageKnowledge): ReadonlySet<string> {
  const known = modifiersOf.get(language);
  if (known) return known;
  const wordsOf = (name: string): string[] =>
    (language.lists.get(name)?.entries ?? []).flatMap((entry) => entry.words.map(fold));
  // "one" is an article where the list says so, and no part of the mention.
  const articles = new Set(wordsOf("singular-articles"));
  const numbers = wordsOf("number-words").filter((word) => !articles.has(word));
  const words = new Set([...wordsOf("modifiers"), ...numbers]);
  modifiersOf.set(language, words);
  return words;
}
