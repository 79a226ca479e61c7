// Where quotation marks open and close: a quotation runs over sentences and, reopened, over paragraphs.
import type { Span } from "../../record/index.ts";
import type { Paragraph } from "../../language/index.ts";

export interface Quote extends Span {
  /** Without the marks. */
  readonly inner: Span;
  readonly paragraph: number;
  /** Not closed at the end of its paragraph: goes on in the next one, which opens again. */
  readonly open: boolean;
  readonly words: number;
  /** A whole utterance rather than a few borrowed words. */
  readonly utterance: boolean;
}

const CLOSERS: Readonly<Record<string, string>> = {
  "“": '”"',
  "«": "»",
  "„": "“”",
  '"': '"”“',
  "‘": "’",
  "'": "'",
  "”": "”",
};
const OPENER = /[“«„"‘'”]/g;
/** Single marks are apostrophes too; an opened one is looked for only this far (the corpus's longest has 310). */
const LONGEST_SINGLE = 600;
/** Fewer words without a final stop are borrowed words, not an utterance. */
const UTTERANCE_WORDS = 6;

/** A quotation as a span, its marks included. */
export function bounds({ start, end }: Quote): Span {
  return { start, end };
}

/** The quotations of a text, in order, not overlapping. */
export function findQuotes(text: string, paragraphs: readonly Paragraph[]): Quote[] {
  const quotes: Quote[] = [];
  paragraphs.forEach((paragraph, number) => {
    let at = paragraph.start;
    for (;;) {
      const quote = nextQuote(text, at, paragraph, number);
      if (!quote) return;
      quotes.push(quote);
      at = quote.end;
    }
  });
  return quotes;
}

function nextQuote(text: string, from: number, paragraph: Paragraph, number: number): Quote | undefined {
  OPENER.lastIndex = from;
  for (let match = OPENER.exec(text); match && match.index < paragraph.end; match = OPENER.exec(text)) {
    const quote = quoteAt(text, match.index, paragraph, number);
    if (quote) return quote;
    OPENER.lastIndex = match.index + 1;
  }
  return undefined;
}

function quoteAt(text: string, start: number, paragraph: Paragraph, number: number): Quote | undefined {
  const mark = text.charAt(start);
  const width = mark === "'" && text.charAt(start + 1) === "'" ? 2 : 1;
  if (!opens(text, start, width, paragraph.start)) return undefined;
  const single = width === 1 && (mark === "'" || mark === "‘");
  const limit = single ? Math.min(paragraph.end, start + LONGEST_SINGLE) : paragraph.end;
  const close = closingMark(text, start + width, limit, mark, width);
  if (close === undefined && (single || mark === "”")) return undefined;
  const end = close === undefined ? paragraph.end : close + width;
  return makeQuote(
    text,
    { start, end },
    { start: start + width, end: close ?? end },
    number,
    close === undefined,
  );
}

/** A mark opens where a word follows directly and no word stands directly before. */
function opens(text: string, at: number, width: number, lineStart: number): boolean {
  const next = text.charAt(at + width);
  if (next === "" || /\s/.test(next)) return false;
  return at === lineStart || !/[\p{L}\p{N}.,!?%]/u.test(text.charAt(at - 1)) || text.charAt(at) === "“";
}

function closingMark(
  text: string,
  from: number,
  limit: number,
  mark: string,
  width: number,
): number | undefined {
  const closers = CLOSERS[mark] ?? mark;
  for (let i = from; i < limit; i++) {
    if (!closers.includes(text.charAt(i))) continue;
    if (width === 2 && text.charAt(i + 1) !== "'") continue;
    const apostrophe = mark === "'" || mark === "‘";
    if (apostrophe && /\p{L}/u.test(text.charAt(i + width))) continue;
    if (/[\s(]/.test(text.charAt(i - 1)) && /\S/.test(text.charAt(i + width)) && mark !== "“") continue;
    return i;
  }
  return undefined;
}

function makeQuote(text: string, whole: Span, inner: Span, paragraph: number, open: boolean): Quote {
  const said = text.slice(inner.start, inner.end).trim();
  const words = countWords(said);
  const utterance = words >= UTTERANCE_WORDS || (words > 1 && /[.,!?…؟،]$/.test(said));
  return { ...whole, inner, paragraph, open, words, utterance };
}

function countWords(said: string): number {
  let words = 0;
  let inside = false;
  for (const char of said) {
    const space = /\s/.test(char);
    if (!space && !inside) words++;
    inside = !space;
  }
  return words;
}
