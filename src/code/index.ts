// The door of the coder: a document in, the same document with everything found in it out. Pure: no clock, files or net.
import type { CodedDocument, Document } from "../record/index.ts";
import type { Knowledge, LanguageKnowledge } from "../knowledge/index.ts";
import { analyserOf, analyseShallow } from "../language/index.ts";
import { findAttributions } from "./attributions.ts";
import type { CodingContext } from "./context.ts";
import { findEvents } from "./events.ts";
import { dataOf } from "./languages.ts";
import { link } from "./link.ts";
import { forgetDocument } from "./memory.ts";
import { findMentions } from "./mentions.ts";
import { byLanguage, joined, type Records } from "./mixed.ts";
import { findStatements } from "./statements.ts";
import { findTallies } from "./tallies.ts";
import { findTimes } from "./times.ts";

export type { CodingContext } from "./context.ts";

/** UTF-16 units, some 16,000 words: what is coded in two seconds (npm run bench -- stream). Longer texts are kept, not coded. */
const LONGEST_TEXT = 100_000;

/** The coding steps in their order: each reads what the ones before it have found. */
const STEPS: readonly ((context: CodingContext) => void)[] = [
  (context) => (context.times = findTimes(context)),
  (context) => (context.mentions = findMentions(context)),
  (context) => (context.attributions = findAttributions(context)),
  (context) => (context.tallies = findTallies(context)),
  (context) => (context.events = findEvents(context)),
  (context) => (context.statements = findStatements(context)),
  link,
];

/** Codes one document. A language without words in knowledge/ yields a document with nothing found, not an error. */
export function code(document: Document, knowledge: Knowledge): CodedDocument {
  if (document.text.length > LONGEST_TEXT) return { ...document, ...joined([]), error: tooLong(document) };
  const parts = byLanguage(document).map((part) => recordsOf(part, knowledge));
  return { ...document, ...(parts.length === 1 ? parts[0]! : joined(parts)) };
}

/** What is found in the lines of one language. */
function recordsOf(document: Document, knowledge: Knowledge): Records {
  const language = knowledge.languages.get(document.language);
  if (!language || language.coverage === "none") return joined([]);
  forgetDocument();
  const context = contextOf(document, knowledge, language);
  for (const step of STEPS) step(context);
  const { mentions, times, attributions, events, statements, tallies } = context;
  return { mentions, times, attributions, events, statements, tallies };
}

/** What the steps work on: the analysis leaves noise regions out. */
export function contextOf(
  document: Document,
  knowledge: Knowledge,
  language: LanguageKnowledge,
): CodingContext {
  const noise = document.regions.filter((region) => region.noise);
  const { text } = document;
  const found = { mentions: [], times: [], attributions: [], tallies: [], events: [], statements: [] };
  const data = dataOf(language);
  // A dateline is no part of the first sentence, whose tree it would spoil.
  const datelines = document.regions.filter(({ kind }) => kind === "dateline").map(({ end }) => end);
  const shallow = analyseShallow(text, data, noise, datelines);
  const analyser = analyserOf(language.code);
  // A lemma that the word lists know stays; of other words the analyser knows it better ("expelled", "restored").
  const analysis = analyser ? analyser.enrich(shallow, data.lemmas) : shallow;
  return { document, text, analysis, noise, knowledge, language, ...found };
}

function tooLong(document: Document): { code: string; message: string } {
  const size = `${document.text.length} characters, more than the ${LONGEST_TEXT} that are coded at once`;
  return {
    code: "too-long",
    message: `Document ${document.id} has ${size}; it is kept as it is. Split it into its articles, chapters or messages to have it coded.`,
  };
}
