// Lines that name their speaker before a colon or a dash: headlines ("Iran: …"), transcripts ("OFFICIAL: …"), captions;
// and headlines that name it at the end ("…: report", "…, says Pentagon" is a verb's business).
import type { Span } from "../../record/index.ts";
import type { Draft } from "./draft.ts";
import {
  isCapital,
  isColon,
  isFinite,
  isWord,
  opensQuote,
  spanOf,
  trimmed,
  type Line,
  type Stretch,
} from "./line.ts";
import type { Matcher } from "../words.ts";

/** A longer stretch before a colon is a clause, not a name. */
const LONGEST_NAME = 7;

export interface HeadlineHints {
  /** Words that speak without being a name: "official", "report". */
  readonly speakers: readonly Matcher[];
  /** Whether a span holds a mention that can speak. */
  isSpeaker(span: Span): boolean;
}

/** `X: …` at the beginning of a paragraph, where X is a name, a speaking role, or the words behind are a quotation. */
export function draftOfColon(line: Line, paragraphEnd: number, hints: HeadlineHints): Draft | undefined {
  const colon = firstColon(line);
  if (colon < 1) return undefined;
  const source = trimmed(line, { from: 0, to: colon });
  const content = trimmed(line, { from: colon + 1, to: line.tokens.length });
  if (!source || !content || content.to - content.from < 2 || !canSpeak(line, source, colon, hints))
    return undefined;
  const cue = { from: colon, to: colon + 1 };
  return {
    line: line.number,
    cue,
    subject: source,
    rule: "speaker-colon",
    quoted: true,
    source: [spanOf(line, source)],
    cueSpans: [spanOf(line, cue)],
    content: [{ start: spanOf(line, content).start, end: Math.max(spanOf(line, content).end, paragraphEnd) }],
  };
}

function firstColon(line: Line): number {
  for (let i = 0; i <= LONGEST_NAME && i < line.tokens.length; i++) {
    if (isColon(line, i)) return i;
    if (isFinite(line, i) || line.quoteOf[i] !== -1) return -1;
  }
  return -1;
}

function canSpeak(line: Line, source: Stretch, colon: number, hints: HeadlineHints): boolean {
  const caseless = !/\p{Lu}|\p{Ll}/u.test(line.tokens[source.from]!.text);
  if ((!caseless && !isCapital(line, source.from)) || line.is(source.from, "prepositions")) return false;
  if (hints.isSpeaker(spanOf(line, source)) || opensQuote(line, colon + 1)?.utterance) return true;
  const last = { ...line.sentence, tokens: line.tokens.slice(source.from, source.to) };
  if (hints.speakers.some((matcher) => matcher.matches(last).length > 0)) return true;
  return isName(line, source);
}

/** Two to four capitalised words in mixed case, as persons are written. */
function isName(line: Line, source: Stretch): boolean {
  const length = source.to - source.from;
  if (length < 2 || length > 4) return false;
  for (let i = source.from; i < source.to; i++) {
    if (!isWord(line, i) || !/^\p{Lu}\p{Ll}/u.test(line.tokens[i]!.text)) return false;
  }
  return true;
}
