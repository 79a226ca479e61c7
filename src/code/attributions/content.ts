// What was said: the stretch behind a verb up to the end of its clause, or the clause or quotation before it.
import type { Span } from "../../record/index.ts";
import type { Cue } from "./cues.ts";
import {
  closesQuote,
  isAdverb,
  isCapital,
  isColon,
  isComma,
  isFinite,
  isWord,
  opensQuote,
  spanOf,
  trimmed,
  type Line,
  type Stretch,
} from "./line.ts";
import type { Quote } from "./quotes.ts";
import { addresseeAt } from "./addressee.ts";

/** How far behind a verb its content may begin, past times, places and media ("said in a statement on Tuesday that"). */
const REACH = 25;

export interface Content {
  readonly spans: readonly Span[];
  readonly quoted: boolean;
  /** Where the person spoken to stands ("told reporters that"). */
  readonly addressee?: Stretch;
}

/** Whether a colon, quotation or "that" behind `from` opens the content, with only adjuncts between. */
function opening(line: Line, from: number, stop: number, told: boolean): number | undefined {
  // Behind an object ("claimed an attack that killed two") a "that" is a relative word, not an opening.
  const reach = told || startsAdjunct(line, from) ? REACH : 1;
  for (let i = from; i < stop && i < line.tokens.length && i - from < REACH; i++) {
    if (isColon(line, i)) return i + 1;
    const quote = opensQuote(line, i);
    if (i - from < reach && (quote?.utterance || (i === from && quote) || line.is(i, "that-words"))) return i;
    if (isFinite(line, i) || /^[.;!?]+$/.test(line.tokens[i]!.text)) return undefined;
    if (i > from && line.is(i, "clause-openers")) return undefined;
  }
  return undefined;
}

function startsAdjunct(line: Line, i: number): boolean {
  return line.is(i, "prepositions") || line.is(i, "time-words") || isAdverb(line, i) || isComma(line, i);
}

/** The content behind the cue, if any. `stop` is the token where the next cue's clause begins. */
export function contentAfter(line: Line, cue: Cue, stop: number): Content | undefined {
  const object = cue.entry.attributes["object"];
  const found = opening(line, cue.to, stop, object === "addressee");
  const addressee = object === "addressee" ? addresseeAt(line, cue.to, found) : undefined;
  const from = found ?? (addressee ? addressee.to : pastAdjuncts(line, cue.to, cue));
  const quote = from < line.tokens.length ? opensQuote(line, from) : undefined;
  if (quote?.utterance) return { ...fromQuote(line, quote, stop), ...(addressee ? { addressee } : {}) };
  const rest = trimmed(line, {
    from,
    to: clauseEnd(line, from, stop, found === undefined && !takesClause(cue)),
  });
  // "ordered an inquiry": the object is nobody who could be told, but what was ordered.
  if (addressee && (!rest || !hasWords(line, rest)))
    return { spans: [spanOf(line, addressee)], quoted: holdsQuote(line, addressee) };
  if (!rest || !hasWords(line, rest)) return undefined;
  return { spans: [spanOf(line, rest)], quoted: holdsQuote(line, rest), ...(addressee ? { addressee } : {}) };
}

export function takesClause(cue: Cue): boolean {
  const takes = cue.entry.attributes["takes"];
  return Array.isArray(takes) && takes.includes("clause");
}

/** A quotation, and what follows it in the same clause where the quotation is only its beginning. */
function fromQuote(line: Line, quote: Quote, stop: number): Content {
  const last = lastTokenOf(line, quote);
  const end = clauseEnd(line, last + 1, stop);
  const rest = trimmed(line, { from: last + 1, to: end });
  const whole =
    /[.!?…,]["”’»']*$/.test(line.tokens[last - 1]?.text ?? "") ||
    isComma(line, last + 1) ||
    quote.end > line.sentence.end;
  if (whole || !rest || !hasWords(line, rest)) return { spans: [span(quote)], quoted: true };
  return { spans: [{ start: quote.start, end: spanOf(line, rest).end }], quoted: true };
}

function lastTokenOf(line: Line, quote: Quote): number {
  let last = line.tokens.length - 1;
  while (last > 0 && line.tokens[last]!.start >= quote.end) last--;
  return last;
}

export function span(quote: Span): Span {
  return { start: quote.start, end: quote.end };
}

function holdsQuote(line: Line, stretch: Stretch): boolean {
  for (let i = stretch.from; i < stretch.to; i++) if (line.quoteOf[i] !== -1) return true;
  return false;
}

function hasWords(line: Line, stretch: Stretch): boolean {
  for (let i = stretch.from; i < stretch.to; i++) if (isWord(line, i)) return true;
  return false;
}

/** Adverbs, times and a medium directly behind the verb are no content. */
function pastAdjuncts(line: Line, from: number, cue: Cue): number {
  let i = from;
  while (i < line.tokens.length) {
    const timed = line.is(i, "prepositions") && line.is(i + 1, "time-words") ? 2 : 0;
    if (timed || line.is(i, "time-words") || (isAdverb(line, i) && !line.is(i, "negations"))) i += timed || 1;
    else if (/^\p{N}/u.test(line.tokens[i]!.text) && i > from && line.is(i - 1, "time-words")) i++;
    else break;
  }
  return cue.form === "passive" ? from : i;
}

/** Where the clause that begins at `from` ends: at the next cue's clause, a semicolon, or the end of the sentence. */
export function clauseEnd(line: Line, from: number, stop: number, object = false): number {
  let i = from;
  for (; i < line.tokens.length && i < stop; i++) {
    if (line.quoteOf[i] !== -1) continue;
    if (/^[;؛]$/.test(line.tokens[i]!.text)) break;
    if (!isComma(line, i)) continue;
    if (line.is(i + 1, "leaving-words")) break;
    // What is only an object ("condemned the attack") ends where another clause begins.
    if (object && (line.is(i + 1, "coordinators") || line.is(i + 1, "personal-pronouns"))) break;
  }
  return i;
}

/** The content before a subject or a turned-round verb that begins at token `edge`. */
export function contentBefore(line: Line, edge: number): Content | undefined {
  let last = edge - 1;
  while (last >= 0 && isComma(line, last) && line.quoteOf[last] === -1) last--;
  if (last < 0) return undefined;
  const quote = closesQuote(line, last);
  if (quote && quote.utterance) {
    const lead = trimmed(line, { from: 0, to: firstTokenOf(line, quote) });
    const borrowed =
      lead && hasWords(line, lead) && quote.start > line.sentence.start && !isCapitalised(line, quote);
    return {
      spans: [borrowed ? { start: spanOf(line, lead).start, end: quote.end } : span(quote)],
      quoted: true,
    };
  }
  const separated = last < edge - 1 || quote !== undefined || /^[?!]$/.test(line.tokens[last]!.text);
  const clause = separated ? trimmed(line, { from: 0, to: last + 1 }) : undefined;
  if (!clause || !hasWords(line, clause)) return undefined;
  return { spans: [spanOf(line, clause)], quoted: holdsQuote(line, clause) };
}

function firstTokenOf(line: Line, quote: Quote): number {
  let first = 0;
  while (first < line.tokens.length && line.tokens[first]!.start < quote.start) first++;
  return first;
}

/** A quotation that begins like a sentence is an utterance of its own. */
function isCapitalised(line: Line, quote: Quote): boolean {
  return isCapital(line, firstTokenOf(line, quote) + 1);
}
