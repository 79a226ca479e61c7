// Parts of a country that carry the word of a body: "in Arauca department" is where something was, no office. Which words
// may be either is data: bodies of `nominals` that are `settlements` too.
import type { Sentence } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { grammarOf } from "../grammar.ts";
import { wordsOf } from "../words.ts";
import type { Candidate } from "./candidate.ts";

/** Whether a described body is no more than the name of a place with the word for what kind of part it is behind it. */
export function isPartOfCountry(
  context: CodingContext,
  sentence: Sentence,
  { type, start, end, head }: Candidate,
  places: readonly Candidate[],
): boolean {
  if (type !== "organization") return false;
  const { tokens } = sentence;
  const word = firstSpanAfter(tokens, (head ?? { start }).start);
  const before = tokens[word - 1];
  if (!before || before.start < start || tokens[word]?.end !== end) return false;
  if (wordsOf(context.language, "settlements").at(sentence, word).length === 0) return false;
  const isNamed = places.some((place) => place.type === "location" && place.end === before.end);
  return isNamed && isWhere(context, sentence, firstSpanAfter(tokens, start) - 1);
}

/** Behind "in" or "near", with or without an article. */
function isWhere({ language }: CodingContext, sentence: Sentence, at: number): boolean {
  const opens = grammarOf(language).is(sentence.tokens[at], "determiners") ? at - 1 : at;
  return opens >= 0 && wordsOf(language, "place-markers").at(sentence, opens).length > 0;
}
