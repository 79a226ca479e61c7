// Words as spans of the text: marks trimmed, quotations whole.
import type { Span } from "../../../record/index.ts";
import { spanOf, trimmed, type Line } from "../line.ts";
import { hasWord, stretchesOf } from "./tree.ts";

/** The spans of words in text order; a quotation that does not hold the word `outside` is taken whole. */
export function spansOf(line: Line, words: readonly number[], outside: number): Span[] {
  const found: Span[] = [];
  for (const stretch of stretchesOf(line, words)) {
    const cut = trimmed(line, stretch);
    if (!cut || !hasWord(line, cut)) continue;
    let span = spanOf(line, cut);
    for (let i = cut.from; i < cut.to; i++) {
      const quote = line.quotes[line.quoteOf[i]!];
      if (quote && line.quoteOf[i] !== line.quoteOf[outside]) span = joined(span, quote);
    }
    addTo(found, span);
  }
  return found;
}

function joined(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

function addTo(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last && span.start <= last.end) spans[spans.length - 1] = joined(last, span);
  else spans.push(span);
}
