// Which event answers which: what stands behind "in response to" in a sentence is answered by what stands before it.
import type { Event } from "../../record/index.ts";
import { firstSpanAfter } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { wordsOf } from "../words.ts";

export interface Answer {
  /** Offset at which the words of answering begin. */
  readonly at: number;
  /** Ids of the events told behind them in the sentence. */
  readonly answered: readonly string[];
}

/** The answers of the document by the start of their sentence. */
export function answersOf(ctx: CodingContext): Map<number, Answer[]> {
  const markers = wordsOf(ctx.language, "response-markers");
  const triggers = ctx.events
    .map(({ id, trigger }) => ({ id, ...trigger }))
    .sort((a, b) => a.start - b.start);
  const found = new Map<number, Answer[]>();
  for (const sentence of ctx.analysis.sentences) {
    const answers = markers.matches(sentence).map((marker): Answer => {
      const behind = triggers.slice(firstSpanAfter(triggers, marker.end));
      const end = behind.findIndex((one) => one.start >= sentence.end);
      return { at: marker.start, answered: (end < 0 ? behind : behind.slice(0, end)).map((one) => one.id) };
    });
    if (answers.length > 0) found.set(sentence.start, answers);
  }
  return found;
}

/** What an event answers: in a sentence of its evidence, unless its own trigger stands behind the words of answering. */
export function answeredBy(event: Event, answers: ReadonlyMap<number, readonly Answer[]>): string[] {
  const found = new Set<string>();
  for (const { start, end } of event.evidence) {
    for (const { at, answered } of answers.get(start) ?? []) {
      const isBehind = event.trigger.start >= at && event.trigger.start < end;
      if (!isBehind) for (const id of answered) if (id !== event.id) found.add(id);
    }
  }
  return [...found];
}
