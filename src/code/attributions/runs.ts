// Quotations that no cue has claimed: they go on what the last speaker said, in the same paragraph or on their own.
import type { Draft } from "./draft.ts";
import type { Line } from "./line.ts";
import { bounds, type Quote } from "./quotes.ts";

/** A free-standing quotation belongs to the last speaker only this many paragraphs on. */
const PARAGRAPHS_ON = 2;

/** Gives the unclaimed quotations to the speaker before them; returns drafts for those that stand alone. */
export function claimQuotes(
  drafts: readonly Draft[],
  quotes: readonly Quote[],
  lines: readonly Line[],
): Draft[] {
  const owned = ownersOf(drafts, quotes);
  const lineOf = linesByQuote(quotes, lines);
  const standing: Draft[] = [];
  const ordered = [...drafts].sort((a, b) => cueStart(a) - cueStart(b));
  let next = 0;
  let last: Draft | undefined;
  let lastParagraph = -1;
  quotes.forEach((quote, index) => {
    while (next < ordered.length && cueStart(ordered[next]!) < quote.start) {
      if (speaks(ordered[next]!)) {
        last = ordered[next]!;
        lastParagraph = paragraphOf(last, lines);
      }
      next++;
    }
    const owner = owned.get(index);
    if (owner) {
      last = owner;
      lastParagraph = quote.paragraph;
      return;
    }
    const line = lineOf[index];
    if (!quote.utterance || !last || !line) return;
    const claimed = goOn(last, quote, line, { standing, lastParagraph, before: quotes[index - 1] });
    if (claimed) lastParagraph = quote.paragraph;
  });
  return standing;
}

interface State {
  readonly standing: Draft[];
  readonly lastParagraph: number;
  readonly before: Quote | undefined;
}

/** Adds the quotation to the last speaker's words: directly (same paragraph, reopened) or as a draft without a cue. */
function goOn(last: Draft, quote: Quote, line: Line, state: State): boolean {
  const gap = quote.paragraph - state.lastParagraph;
  const reopened = state.before?.open === true && state.before.paragraph === quote.paragraph - 1;
  const opensLine = line.tokens[0]!.start === quote.start;
  if (gap === 0 && opensLine && last.quoted) {
    last.content.push(bounds(quote));
    return true;
  }
  if ((reopened || endsInColon(last, line)) && opensLine) {
    last.content.push(bounds(quote));
    return true;
  }
  const alone = opensLine && quote.end >= line.sentence.end - 1;
  if (!alone || gap > PARAGRAPHS_ON || gap < 1 || !last.quoted) return false;
  state.standing.push({
    line: line.number,
    rule: "goes-on",
    quoted: true,
    source: [...last.source],
    cueSpans: [],
    content: [bounds(quote)],
  });
  return true;
}

function endsInColon(last: Draft, line: Line): boolean {
  return last.line === line.number - 1 && last.rule === "said-colon";
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
