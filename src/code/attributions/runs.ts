// Quotations that no cue has claimed: they go on what the last speaker said, in the same paragraph or in one of their own.
import type { Draft } from "./draft.ts";
import { isComma, type Line } from "./line.ts";
import { bounds, type Quote } from "./quotes.ts";

/** Gives the unclaimed quotations to the speaker before them, as more of the same words. */
export function claimQuotes(
  drafts: readonly Draft[],
  quotes: readonly Quote[],
  lines: readonly Line[],
): void {
  const owned = ownersOf(drafts, quotes);
  const lineOf = linesByQuote(quotes, lines);
  const ordered = [...drafts].sort((a, b) => cueStart(a) - cueStart(b));
  let next = 0;
  let last: Draft | undefined;
  let lastParagraph = -1;
  quotes.forEach((quote, index) => {
    while (next < ordered.length && cueStart(ordered[next]!) < quote.start) {
      const cued = ordered[next++]!;
      last = speakerOf(last, cued);
      if (last === cued) lastParagraph = paragraphOf(cued, lines);
    }
    const owner = owned.get(index);
    if (owner) {
      last = owner;
      lastParagraph = quote.paragraph;
      return;
    }
    const line = lineOf[index];
    if (!quote.utterance || !last || !line || line.tokens[0]!.start !== quote.start) return;
    const before = { lastParagraph, line: lines[line.number - 1], quote: quotes[index - 1] };
    if (!goesOn(last, quote, line, before)) return;
    last.content.push(bounds(quote));
    lastParagraph = quote.paragraph;
  });
}

interface Before {
  readonly lastParagraph: number;
  readonly line: Line | undefined;
  readonly quote: Quote | undefined;
}

/** In the same paragraph, reopened in the next one, behind a colon, or a paragraph of its own right behind the speaker's. */
function goesOn(last: Draft, quote: Quote, line: Line, before: Before): boolean {
  const reopened = before.quote?.open === true && before.quote.paragraph === quote.paragraph - 1;
  if (reopened || endsInColon(last, line)) return true;
  if (!last.quoted) return false;
  const gap = quote.paragraph - before.lastParagraph;
  return gap === 0 || (gap === 1 && standsAlone(quote, line) && reachesTo(last, before.line));
}

/** A whole paragraph of somebody's words: no heading, and no comma behind which a name must follow. */
function standsAlone(quote: Quote, line: Line): boolean {
  const closed = quote.end >= line.sentence.end - 1 && !closesWithComma(quote, line);
  return closed && line.tokens.some((token, at) => at > 0 && /^\p{Ll}{4}/u.test(token.text));
}

function closesWithComma({ inner }: Quote, line: Line): boolean {
  return line.tokens.some(({ end }, at) => isComma(line, at) && end === inner.end);
}

/** The speaker's words or verb are in the sentence right before. */
function reachesTo({ cueSpans, content }: Draft, line: Line | undefined): boolean {
  const end = Math.max(...[...cueSpans, ...content].map((span) => span.end));
  return line !== undefined && end > line.sentence.start;
}

function endsInColon(last: Draft, line: Line): boolean {
  return last.line === line.number - 1 && last.rule === "said-colon";
}

/** In one sentence the words in quotation marks are gone on with, not those of an aside ("…, said Gul, who denied it."). */
function speakerOf(last: Draft | undefined, next: Draft): Draft | undefined {
  if (!speaks(next)) return last;
  return last?.quoted === true && !next.quoted && last.line === next.line ? last : next;
}

function speaks(draft: Draft): boolean {
  const kind = draft.entry?.attributes["kind"] ?? "say";
  return kind === "say";
}

function ownersOf(drafts: readonly Draft[], quotes: readonly Quote[]): Map<number, Draft> {
  const starts = new Map(quotes.map((quote, index) => [quote.start, index]));
  const owned = new Map<number, Draft>();
  for (const draft of drafts) {
    for (const content of draft.content) {
      for (let i = firstAt(quotes, content.start); i < quotes.length && quotes[i]!.end <= content.end; i++)
        owned.set(i, draft);
      const same = starts.get(content.start);
      if (same !== undefined) owned.set(same, draft);
    }
  }
  return owned;
}

function firstAt(quotes: readonly Quote[], offset: number): number {
  let low = 0;
  let high = quotes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotes[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function linesByQuote(quotes: readonly Quote[], lines: readonly Line[]): (Line | undefined)[] {
  let at = 0;
  return quotes.map((quote) => {
    while (at < lines.length && lines[at]!.sentence.end <= quote.start) at++;
    return lines[at];
  });
}

function cueStart(draft: Draft): number {
  return draft.cueSpans[0]?.start ?? draft.content[0]?.start ?? 0;
}

function paragraphOf(draft: Draft, lines: readonly Line[]): number {
  return lines[draft.line]!.sentence.paragraph;
}
