// Seats of governments in languages without trees: the town behind or before a verb of saying or doing is who says it
// ("Baghdad condemned …"), a body and no place.
import type { Sentence } from "../../language/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { isViolent } from "../events/violent.ts";
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
    if (!speaks(context, sentence, name, said) && !strikes(context, sentence, name)) return name;
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

/**
 * "Washington struck two sites" in a language whose verb comes first: the seat of a government right behind the verb and
 * right before what was hit. Behind a bare time or preposition it is the town that was hit.
 */
function strikes(context: CodingContext, sentence: Sentence, { start, end }: Candidate): boolean {
  const { language, knowledge, text, times } = context;
  if (knowledge.actors.stateOfSeat(text.slice(start, end)) === undefined) return false;
  const { tokens } = sentence;
  const at = firstSpanAfter(tokens, start);
  const next = tokens[firstSpanAfter(tokens, end)];
  if (!next || next.start - end !== 1 || !/^\p{L}/u.test(next.text)) return false;
  const grammar = grammarOf(language);
  if (grammar.is(next, "prepositions") || grammar.is(next, "clause-openers")) return false;
  const nextAt = tokens.indexOf(next);
  // "Missiles struck Damascus": behind the town stands what struck it.
  const isBlow = (["weapons", "event-nouns"] as const).some(
    (list) => wordsOf(language, list).at(sentence, nextAt).length > 0,
  );
  if (isBlow) return false;
  if (times.some((time) => time.start <= next.start && next.start < time.end)) return false;
  return wordsOf(language, "event-verbs")
    .matches(sentence)
    .some(({ entry, to }) => to === at && isViolent(knowledge.kinds, String(entry.attributes["type"])));
}

function isTown({ knowledge, text }: CodingContext, { start, end }: Candidate): boolean {
  return knowledge.places.candidates(text.slice(start, end))[0]?.kind === "settlement";
}
