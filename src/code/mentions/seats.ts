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
  const speech = new Map<Sentence, Uint8Array>();
  return names.map((name) => {
    const sentence = sentences[firstSpanAfter(sentences, name.start)];
    if (name.type !== "location" || !sentence) return name;
    let said = speech.get(sentence);
    if (!said) speech.set(sentence, (said = saidIn(context, sentence)));
    if (!speaks(context, sentence, name, said)) return name;
    return isTown(context, name) ? { ...name, type: "organization" } : name;
  });
}

/** 1 for tokens of verbs of saying and doing. */
function saidIn({ language }: CodingContext, sentence: Sentence): Uint8Array {
  const said = new Uint8Array(sentence.tokens.length);
  for (const list of SPEAKS)
    for (const { from, to } of wordsOf(language, list).matches(sentence)) said.fill(1, from, to);
  return said;
}

function speaks(
  { language }: CodingContext,
  { tokens }: Sentence,
  { start, end }: Candidate,
  said: Uint8Array,
): boolean {
  const at = firstSpanAfter(tokens, start);
  if (tokens[at]!.start !== start) return false;
  if (said[at - 1] === 1) return true;
  const behind = firstSpanAfter(tokens, end);
  const opens = at === 0 || grammarOf(language).is(tokens[at - 1], "clause-openers");
  return opens && said[behind] === 1 && tokens[behind]!.start - end === 1;
}

function isTown({ knowledge, text }: CodingContext, { start, end }: Candidate): boolean {
  return knowledge.places.candidates(text.slice(start, end))[0]?.kind === "settlement";
}
