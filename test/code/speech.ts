// Helpers of the speech tests: codes a sentence, and writes what was found as one line a record.
import { contextOf } from "../../src/code/index.ts";
import type { CodingContext } from "../../src/code/context.ts";
import { findAttributions } from "../../src/code/attributions.ts";
import { findEvents } from "../../src/code/events.ts";
import { findMentions } from "../../src/code/mentions.ts";
import { findStatements } from "../../src/code/statements.ts";
import { findTimes } from "../../src/code/times.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import type { Span } from "../../src/record/index.ts";

const knowledge = loadKnowledge();
/** A Thursday. */
export const PUBLISHED = "2021-03-04";

/** The context of a text after mentions, times, attributions and statements. */
export function heard(text: string, language = "en"): CodingContext {
  const document = { id: "d", text, language, regions: [], published: PUBLISHED };
  const context = contextOf(document, knowledge, knowledge.languages.get(language)!);
  context.times = findTimes(context);
  context.mentions = findMentions(context);
  context.attributions = findAttributions(context);
  context.statements = findStatements(context);
  return context;
}

/** The same with events, as the pipeline has it: statements then see whose deed an attack is. */
export function heardWithEvents(text: string): CodingContext {
  const context = heard(text);
  context.events = findEvents(context);
  context.statements = findStatements(context);
  return context;
}

export function words(context: CodingContext, spans: readonly (Span | undefined)[]): string {
  return spans.flatMap((span) => (span ? [context.text.slice(span.start, span.end)] : [])).join(" + ");
}

/** "source | cue | content" of every attribution that reports speech. */
export function reports(text: string, language?: string): string[] {
  const context = heard(text, language);
  return context.attributions.map(
    ({ source, cue, content }) =>
      `${words(context, source)} | ${words(context, cue)} | ${words(context, content)}`,
  );
}

/** "act by speaker: content" of every statement. */
export function acts(text: string, language?: string): string[] {
  const context = heard(text, language);
  return context.statements.map(
    ({ act, speaker, content }) => `${act} by ${words(context, [speaker])}: ${words(context, content)}`,
  );
}
