// Seats of governments in languages without trees: the town behind or before a verb of saying or doing is who says it
// ("Baghdad condemned …"), a body and no place.
import type { Sentence } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { grammarOf } from "../grammar.ts";
import { wordsOf } from "../words.ts";
import type { Candidate } from "./candidate.ts";

const SPEAKS = ["reporting", "act-verbs"] as const;

/** The names, towns that speak as bodies. */
export function withSeats(context: CodingContext, names: readonly Candidate[]): Candidate[] {
  if (!grammarOf(context.language).has("phrases", "head-first")) return [...names];
  const { sentences } = context.analysis;
  return names.map((name) => {
    const sentence = sentences[firstSpanAfter(sentences, name.start)];
    if (name.type !== "location" || !sentence || !speaks(context, sentence, name)) return name;
    return isTown(context, name) ? { ...name, type: "organization" } : name;
  });
}

function speaks({ language }: CodingContext, sentence: Sentence, { start, end }: Candidate): boolean {
  const { tokens } = sentence;
  const at = firstSpanAfter(tokens, start);
  if (tokens[at]!.start !== start) return false;
  const isSpeech = (i: number): boolean =>
    SPEAKS.some((list) =>
      wordsOf(language, list)
        .matches(sentence)
        .some(({ from, to }) => from <= i && i < to),
    );
  if (at > 0 && isSpeech(at - 1)) return true;
  const behind = firstSpanAfter(tokens, end);
  const opens = at === 0 || grammarOf(language).is(tokens[at - 1], "clause-openers");
  return opens && behind < tokens.length && tokens[behind]!.start - end === 1 && isSpeech(behind);
}

function isTown({ knowledge, text }: CodingContext, { start, end }: Candidate): boolean {
  return knowledge.places.candidates(text.slice(start, end))[0]?.kind === "settlement";
}
