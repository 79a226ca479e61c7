// Who is reported to have said what: every attribution of a document. The parts live in attributions/.
import type { Attribution, Span } from "../record/index.ts";
import type { CodingContext } from "./context.ts";
import { findCues } from "./attributions/cues.ts";
import type { Draft } from "./attributions/draft.ts";
import { linesOf, type Line } from "./attributions/line.ts";
import { findQuotes, type Quote } from "./attributions/quotes.ts";
import { draftOfColon, type HeadlineHints } from "./attributions/headlines.ts";
import { claimQuotes } from "./attributions/runs.ts";
import { draftsOfNouns, draftsOfPrepositions } from "./attributions/sources.ts";
import { draftsOfVerbs } from "./attributions/verbs.ts";
import { wordsOf } from "./words.ts";

/** What the statement step needs beyond the records: the lines, and the draft behind each attribution. */
export interface Speech {
  readonly lines: readonly Line[];
  readonly quotes: readonly Quote[];
  readonly drafts: ReadonlyMap<Attribution, Draft>;
}

const speeches = new WeakMap<CodingContext, Speech>();

/** The speech of a context, after `findAttributions` has run on it. */
export function speechOf(context: CodingContext): Speech | undefined {
  return speeches.get(context);
}

/** All attributions of the context, in text order; `speechOf` tells more about them once this has run. */
export function findAttributions(context: CodingContext): Attribution[] {
  const quotes = findQuotes(context.text, context.analysis.paragraphs);
  const lines = linesOf(context, quotes);
  const drafts = lines.flatMap((line, index) => draftsOfLine(context, line, lines[index - 1]));
  drafts.push(...claimQuotes(drafts, quotes, lines));
  drafts.sort((a, b) => a.line - b.line);
  const records = new Map<Draft, Attribution>();
  for (const draft of drafts) records.set(draft, recordOf(draft, records.size + 1, context.language.code));
  speeches.set(context, {
    lines,
    quotes,
    drafts: new Map([...records].map(([draft, record]) => [record, draft])),
  });
  return [...records.values()];
}

function draftsOfLine(context: CodingContext, line: Line, previous: Line | undefined): Draft[] {
  const words = (list: string) => wordsOf(context.language, list);
  const isFirst = previous?.sentence.paragraph !== line.sentence.paragraph;
  const colon = draftOfColon(line, isFirst, hintsOf(context));
  const verbs = draftsOfVerbs(line, findCues(line, words("reporting"), words("act-verbs")));
  const drafts = [
    ...verbs,
    ...draftsOfPrepositions(line, words("sources-after")),
    ...draftsOfNouns(line, words("speech-nouns")),
  ];
  return colon ? [colon, ...drafts] : drafts;
}

const SPEAKER_TYPES: ReadonlySet<string> = new Set(["person", "organization", "role", "account"]);

function hintsOf(context: CodingContext): HeadlineHints {
  return {
    speakers: [wordsOf(context.language, "speaking-roles"), wordsOf(context.language, "speaking-things")],
    isSpeaker: (span) =>
      context.mentions.some(
        (mention) => mention.start < span.end && mention.end > span.start && SPEAKER_TYPES.has(mention.type),
      ),
  };
}

function recordOf(draft: Draft, number: number, language: string): Attribution {
  const spans = (list: readonly Span[]) => list.map(({ start, end }) => ({ start, end }));
  return {
    id: `a${number}`,
    source: spans(draft.source),
    cue: spans(draft.cueSpans),
    content: spans(draft.content),
    quoted: draft.quoted,
    by: `${language}/${draft.rule}`,
  };
}
