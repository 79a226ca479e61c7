// Text in capitals alone, where a capital says nothing: which sentences are such, and which words in them are no names.
import type { Span } from "../../record/index.ts";
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Sentence } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import { documentMemory } from "../memory.ts";
import { wordsOf } from "../words.ts";

const SMALL = /\p{Ll}/u;
const CAPITALS = /\p{Lu}{2}/u;
const LISTS = ["things", "weapons", "nominals"] as const;

const known = documentMemory<Sentence, boolean>();

/** Written in capitals alone; a script that has none is another matter. */
export function isCaseless(sentence: Sentence): boolean {
  let caseless = known.get(sentence);
  if (caseless === undefined) {
    caseless =
      !sentence.tokens.some(({ text }) => SMALL.test(text)) &&
      sentence.tokens.some(({ text }) => CAPITALS.test(text));
    known.set(sentence, caseless);
  }
  return caseless;
}

/** One word that the tagger takes for no name and a list knows as a thing ("GRENADE", "CAR"), or a pronoun ("WHO"). */
export function isCommonWord(language: LanguageKnowledge, sentence: Sentence, span: Span): boolean {
  const at = firstSpanAfter(sentence.tokens, span.start);
  const token = sentence.tokens[at]!;
  if (token.end < span.end || token.upos === undefined || token.upos === "PROPN") return false;
  if (token.upos !== "NOUN") return token.upos !== "ADJ" && token.upos !== "X";
  return LISTS.some((list) => wordsOf(language, list).at(sentence, at).length > 0);
}
