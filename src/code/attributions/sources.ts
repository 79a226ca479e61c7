// "According to X, …": a source named by a preposition, with its content around it; and "X's claim that …".
import { contentBefore } from "./content.ts";
import type { Draft } from "./draft.ts";
import {
  isCapital,
  isComma,
  isDash,
  isFinite,
  isWord,
  opensQuote,
  spanOf,
  trimmed,
  type Line,
  type Stretch,
} from "./line.ts";
import type { Matcher } from "../words.ts";

const LONGEST_SOURCE = 40;

/** Drafts for every "according to X" outside quotations. */
export function draftsOfPrepositions(line: Line, phrases: Matcher): Draft[] {
  const drafts: Draft[] = [];
  for (const match of phrases.matches(line.sentence)) {
    if (line.quoteOf[match.from] !== -1) continue;
    const source = sourceAfter(line, match.to);
    const cue = { from: match.from, to: match.to };
    const content = source && contentAround(line, cue, source);
    if (!source || !content) continue;
    drafts.push({
      line: line.number,
      cue,
      entry: match.entry,
      subject: source,
      rule: "according-to",
      quoted: content.quoted,
      source: [spanOf(line, source)],
      cueSpans: [spanOf(line, cue)],
      content: content.spans,
    });
  }
  return drafts;
}

function sourceAfter(line: Line, from: number): Stretch | undefined {
  let end = from;
  while (end < line.tokens.length && end - from < LONGEST_SOURCE) {
    if (isComma(line, end) && !goesOn(line, end)) break;
    if (/^[.;:!?)]+$/.test(line.tokens[end]!.text) || isDash(line, end) || opensQuote(line, end)?.utterance)
      break;
    if (end > from && line.is(end, "subordinators") && !line.is(end, "relatives")) break;
    end++;
  }
  const found = trimmed(line, { from, to: end });
  return found && isWord(line, found.from) ? found : undefined;
}

/** Behind the comma an apposition or a further name goes on, closed by another comma or the end of the sentence. */
function goesOn(line: Line, comma: number): boolean {
  if (isFinite(line, comma + 1) || opensQuote(line, comma + 1)) return false;
  const first = comma + 1;
  if (line.is(first, "that-words")) return false;
  if (!line.is(first, "determiners") && !line.is(first, "relatives")) return false;
  for (let i = first + 1; i < line.tokens.length; i++) {
    if (isComma(line, i) || /^[.;]$/.test(line.tokens[i]!.text)) return true;
    if (isFinite(line, i) && !line.is(first, "relatives")) return false;
  }
  return false;
}

function contentAround(
  line: Line,
  cue: Stretch,
  source: Stretch,
): { spans: { start: number; end: number }[]; quoted: boolean } | undefined {
  const behind = trimmed(line, { from: source.to, to: line.tokens.length });
  if (cue.from <= 1 || !hasWordBefore(line, cue.from)) {
    return behind && behind.to - behind.from > 1
      ? { spans: [spanOf(line, behind)], quoted: opensQuote(line, behind.from) !== undefined }
      : undefined;
  }
  const before = contentBefore(line, cue.from) ?? plainBefore(line, cue.from);
  if (!before) return undefined;
  const resumes = behind && isComma(line, source.to) && behind.to - behind.from > 2;
  return { spans: [...before.spans, ...(resumes ? [spanOf(line, behind)] : [])], quoted: before.quoted };
}

function hasWordBefore(line: Line, end: number): boolean {
  for (let i = 0; i < end; i++) if (isWord(line, i) && !line.is(i, "coordinators")) return true;
  return false;
}

function plainBefore(
  line: Line,
  end: number,
): { spans: { start: number; end: number }[]; quoted: boolean } | undefined {
  const clause = trimmed(line, { from: 0, to: end });
  return clause ? { spans: [spanOf(line, clause)], quoted: line.quoteOf[clause.to - 1] !== -1 } : undefined;
}

/** "Tehran's claim that …", "its warning to …": the owner says what the noun's clause holds. */
export function draftsOfNouns(line: Line, nouns: Matcher): Draft[] {
  const drafts: Draft[] = [];
  for (const match of nouns.matches(line.sentence)) {
    if (line.quoteOf[match.from] !== -1) continue;
    const opens = line.is(match.to, "that-words") || line.is(match.to, "infinitive-marks");
    const owner = opens ? ownerBefore(line, match.from) : undefined;
    const content = trimmed(line, { from: match.to, to: nounClauseEnd(line, match.to) });
    if (!owner || !content || content.to - content.from < 2) continue;
    const cue = { from: match.from, to: match.to };
    drafts.push({
      line: line.number,
      cue,
      entry: match.entry,
      subject: owner,
      rule: "noun-clause",
      quoted: false,
      source: [spanOf(line, owner)],
      cueSpans: [spanOf(line, cue)],
      content: [spanOf(line, content)],
    });
  }
  return drafts;
}

function nounClauseEnd(line: Line, from: number): number {
  let end = from;
  while (end < line.tokens.length && !isComma(line, end) && !/^[.;:]$/.test(line.tokens[end]!.text)) end++;
  return end;
}

/** The owner before a noun: a possessive word, or a name with its mark; adjectives may stand between. */
function ownerBefore(line: Line, noun: number): Stretch | undefined {
  for (let i = noun - 1; i >= 0 && noun - i < 4; i--) {
    if (line.is(i, "possessives")) return { from: i, to: i + 1 };
    if (line.is(i, "owner-marks")) return nameBefore(line, i);
    if (!isWord(line, i) || line.is(i, "determiners") || line.is(i, "prepositions") || isFinite(line, i))
      return undefined;
  }
  return undefined;
}

function nameBefore(line: Line, end: number): Stretch | undefined {
  let from = end;
  while (from > 0 && end - from < 8 && isWord(line, from - 1) && !stopsName(line, from - 1)) from--;
  if (line.is(from - 1, "determiners")) from--;
  return from < end ? { from, to: end } : undefined;
}

function stopsName(line: Line, i: number): boolean {
  const closed =
    line.is(i, "prepositions") ||
    line.is(i, "determiners") ||
    line.is(i, "subordinators") ||
    line.is(i, "coordinators");
  return closed || isFinite(line, i) || (!isCapital(line, i) && isCapital(line, i + 1));
}
