// The door of the coder: a document in, the same document with everything found in it out. Pure: no clock, files or net.
import type { CodedDocument, Document } from "../record/index.ts";
import type { Knowledge, LanguageKnowledge } from "../knowledge/index.ts";
import { analyserOf, analyseShallow, type Analyser, type Analysis } from "../language/index.ts";
import { findAttributions } from "./attributions.ts";
import type { CodingContext } from "./context.ts";
import { findEvents } from "./events.ts";
import { dataOf } from "./languages.ts";
import { link } from "./link.ts";
import { forgetDocument } from "./memory.ts";
import { findMentions } from "./mentions.ts";
import { findStatements } from "./statements.ts";
import { findTallies } from "./tallies.ts";
import { findTimes } from "./times.ts";

export type { CodingContext } from "./context.ts";

/** UTF-16 units; a novel has about a million. Longer texts are dumps, to be cut before they are coded. */
const LONGEST_TEXT = 2_000_000;

/** The coding steps in their order: each reads what the ones before it have found. */
const STEPS: readonly ((context: CodingContext) => void)[] = [
  (context) => (context.mentions = findMentions(context)),
  (context) => (context.times = findTimes(context)),
  (context) => (context.attributions = findAttributions(context)),
  (context) => (context.tallies = findTallies(context)),
  (context) => (context.events = findEvents(context)),
  (context) => (context.statements = findStatements(context)),
  link,
];

/** Codes one document. A language without words in knowledge/ yields a document with nothing found, not an error. */
export function code(document: Document, knowledge: Knowledge): CodedDocument {
  const empty = { mentions: [], times: [], attributions: [], events: [], statements: [], tallies: [] };
  if (document.text.length > LONGEST_TEXT) return { ...document, ...empty, error: tooLong(document) };
  const language = knowledge.languages.get(document.language);
  if (!language || language.coverage === "none") return { ...document, ...empty };
  forgetDocument();
  const context = contextOf(document, knowledge, language);
  for (const step of STEPS) step(context);
  const { mentions, times, attributions, events, statements, tallies } = context;
  return { ...document, mentions, times, attributions, events, statements, tallies };
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
  const shallow = analyseShallow(text, dataOf(language), noise);
  const analyser = analyserOf(language.code);
  const analysis = analyser ? withTrees(shallow, analyser) : shallow;
  return { document, text, analysis, noise, knowledge, language, ...found };
}

/** Lemmas stay those of the shallow analysis, which knows the word lists. */
function withTrees(shallow: Analysis, analyser: Analyser): Analysis {
  const enriched = analyser.enrich(shallow);
  const sentences = enriched.sentences.map((sentence, s) => {
    const plain = shallow.sentences[s]!.tokens;
    return { ...sentence, tokens: sentence.tokens.map((token, i) => ({ ...token, lemma: plain[i]!.lemma })) };
  });
  return { ...enriched, sentences };
}

function tooLong(document: Document): { code: string; message: string } {
  const size = `${document.text.length} characters, more than the ${LONGEST_TEXT} that are coded at once`;
  return {
    code: "too-long",
    message: `Document ${document.id} has ${size}; split it into its articles or messages.`,
  };
}
