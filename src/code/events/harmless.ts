// What a whole text is about: armed violence, or something where the words of violence are figures of speech.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Sentence } from "../../language/index.ts";
import type { CodingContext } from "../context.ts";
import { documentMemory } from "../memory.ts";
import { wordsOf, type Match } from "../words.ts";
import { titleSigns } from "./headline.ts";

export interface Subject {
  /** Different signs of armed violence; signs that are seldom figures of speech weigh more. */
  readonly armed: number;
  /** Different words of the strongest harmless topic; words that seldom stand beside real violence weigh more. */
  readonly topic: number;
  readonly topicName?: string;
}

const known = documentMemory<CodingContext, Subject>();

/** What the document is about; found once. */
export function subjectOf(ctx: CodingContext): Subject {
  let subject = known.get(ctx);
  if (!subject) {
    const text = subjectIn(ctx.language, ctx.analysis.sentences);
    subject = { ...text, armed: text.armed + titleSigns(ctx) };
    known.set(ctx, subject);
  }
  return subject;
}

/** Counts different words, so that one word said often is one sign. */
function subjectIn(language: LanguageKnowledge, sentences: readonly Sentence[]): Subject {
  const armed = new Map<string, number>();
  const topics = new Map<string, Map<string, number>>();
  const signs = wordsOf(language, "armed-signs");
  const topicWords = wordsOf(language, "harmless-topics");
  for (const sentence of sentences) {
    for (const match of signs.matches(sentence)) armed.set(match.words, weightOf(match));
    for (const match of topicWords.matches(sentence)) {
      const topic = String(match.entry.attributes["topic"]);
      const words = topics.get(topic);
      if (words) words.set(match.words, weightOf(match));
      else topics.set(topic, new Map([[match.words, weightOf(match)]]));
    }
  }
  let best: { name: string; size: number } | undefined;
  for (const [name, words] of topics) {
    const size = total(words);
    if (!best || size > best.size) best = { name, size };
  }
  return { armed: total(armed), topic: best?.size ?? 0, ...(best && { topicName: best.name }) };
}

function weightOf({ entry }: Match): number {
  const { weight } = entry.attributes;
  return typeof weight === "number" ? weight : 1;
}

function total(weights: ReadonlyMap<string, number>): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight, 0);
}

/** A topic needs so many different words before it silences a text, and where arms are spoken of more than a little, more of them than signs. */
const TOPIC_WORDS = 3;
const FEW_SIGNS = 1;

export function isHarmless({ armed, topic }: Subject): boolean {
  const needed = armed === 0 ? TOPIC_WORDS - 1 : TOPIC_WORDS;
  return topic >= needed && topic >= armed + (armed > FEW_SIGNS ? 1 : 0);
}
