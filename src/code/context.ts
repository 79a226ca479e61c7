// What a coding step is given: the document, its analysis, the knowledge, and what earlier steps have found.
import type {
  Attribution,
  Document,
  Event,
  Mention,
  Region,
  Statement,
  Tally,
  TimeExpression,
} from "../record/index.ts";
import type { Analysis } from "../language/index.ts";
import type { Knowledge, LanguageKnowledge } from "../knowledge/index.ts";

export interface CodingContext {
  readonly document: Document;
  readonly text: string;
  /** Sentences outside noise regions only. */
  readonly analysis: Analysis;
  readonly noise: readonly Region[];
  readonly knowledge: Knowledge;
  readonly language: LanguageKnowledge;
  /** Filled step by step, in the order of this list; a step reads what stands before it. */
  mentions: Mention[];
  times: TimeExpression[];
  attributions: Attribution[];
  tallies: Tally[];
  events: Event[];
  statements: Statement[];
}
