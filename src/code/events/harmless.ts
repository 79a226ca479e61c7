// What a whole text is about: armed violence, or something where the words of violence are figures of speech.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Sentence } from "../../language/index.ts";
import { wordsOf } from "../words.ts";

export interface Subject {
  /** Different signs of armed violence. */
  readonly armed: number;
  /** Different words of the strongest harmless topic. */
  readonly topic: number;
  readonly topicName?: string;
}

/** Counts different words, so that one word said often is one sign. */
export function subjectOf(language: LanguageKnowledge, sentences: readonly Sentence[]): Subject {
  const armed = new Set<string>();
  const topics = new Map<string, Set<string>>();
  const signs = wordsOf(language, "armed-signs");
  const topicWords = wordsOf(language, "harmless-topics");
  for (const sentence of sentences) {
    for (const match of signs.matches(sentence)) armed.add(match.words);
    for (const match of topicWords.matches(sentence)) {
      const topic = String(match.entry.attributes["topic"]);
      const words = topics.get(topic);
      if (words) words.add(match.words);
      else topics.set(topic, new Set([match.words]));
    }
  }
  let best: { name: string; size: number } | undefined;
  for (const [name, words] of topics) if (!best || words.size > best.size) best = { name, size: words.size };
  return { armed: armed.size, topic: best?.size ?? 0, ...(best && { topicName: best.name }) };
}

/** A topic needs so many different words, and more of them than signs of arms, before it silences a text. */
const TOPIC_WORDS = 4;

export function isHarmless(subject: Subject): boolean {
  return subject.topic >= TOPIC_WORDS && subject.topic > subject.armed;
}
