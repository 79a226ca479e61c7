// Attributions of a line by its tree: cues, their sources and what was said; quotations are taken whole.
import type { Span } from "../../../record/index.ts";
import type { Draft } from "../draft.ts";
import { isWord, spanOf, type Line, type Stretch } from "../line.ts";
import { saidBy, type Said } from "./content.ts";
import { cuesOf, type Cue, type CueWords } from "./cues.ts";
import type { Source } from "./phrase.ts";
import { sourceOf, type Speaks } from "./source.ts";
import { spansOf } from "./spans.ts";
import type { LineTree } from "./tree.ts";

interface Report {
  readonly cue: Cue;
  readonly source: Source | undefined;
  readonly said: Said;
  spans: Span[];
}

/** The attributions that the cues of one line make, from left to right. */
export function draftsOfTree(tree: LineTree, words: CueWords, speaks: Speaks): Draft[] {
  const cues = cuesOf(tree, words);
  const reports = cues.flatMap((cue): Report[] => {
    const impersonal = cue.entry.attributes["impersonal"] === true;
    const source = impersonal
      ? undefined
      : sourceOf(tree, cue, (at) => cue.entry.attributes["kind"] === "show" || speaks(at));
    if (!source && cue.form !== "passive" && !impersonal) return [];
    const said = saidBy({ tree, cue, source, cues });
    return [{ cue, source, said, spans: spansOf(tree.line, said.words, cue.from) }];
  });
  giveQuotes(tree.line, reports);
  for (const report of reports) report.spans = unbroken(tree.line, report, reports);
  return reports.flatMap((report) => draftOf(tree, report));
}

/** Utterances of the line that the tree gave to nobody go to the verb of saying that stands nearest. */
function giveQuotes(line: Line, reports: readonly Report[]): void {
  const asking = reports.filter(({ cue, source }) => speaks(cue) && source !== undefined);
  if (asking.length === 0) return;
  for (const index of new Set(line.quoteOf)) {
    const quote = line.quotes[index];
    if (!quote?.utterance || reports.some((report) => touches(line, report, quote))) continue;
    const owner = nearest(
      line,
      index,
      asking.filter(({ cue }) => line.quoteOf[cue.from] !== index),
    );
    if (owner)
      owner.spans = [...owner.spans, { start: quote.start, end: quote.end }].sort(
        (a, b) => a.start - b.start,
      );
  }
  const [first] = asking;
  if (first && first.spans.length === 0 && line.before && first.cue.from <= FIRST_WORDS)
    first.spans = [{ start: line.before.start, end: line.before.end }];
}

/** Behind a verb its words run on up to the quotation given to it, unless another one speaks in between. */
function unbroken(line: Line, { cue, spans }: Report, reports: readonly Report[]): Span[] {
  const behind = line.tokens[cue.to - 1]!.end;
  const found: Span[] = [];
  for (const span of spans) {
    const last = found.at(-1);
    const joins =
      last && last.start >= behind && !speaksIn(line, { start: last.end, end: span.start }, reports);
    if (joins) found[found.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    else found.push(span);
  }
  return found;
}

function speaksIn(line: Line, { start, end }: Span, reports: readonly Report[]): boolean {
  const isIn = (stretch: Stretch) => {
    const span = spanOf(line, stretch);
    return span.start < end && start < span.end;
  };
  return reports.some(({ cue, source }) => isIn(cue) || (source !== undefined && isIn(source.stretch)));
}

/** What is said already, or names the one who says it. */
function touches(line: Line, { spans, source }: Report, quote: Span): boolean {
  const own = source ? [...spans, spanOf(line, source.stretch)] : spans;
  return own.some(({ start, end }) => start < quote.end && quote.start < end);
}

/** "“Who did it?” Kirby asked.": the quotation was a sentence of its own, and the verb stands near the beginning of the next. */
const FIRST_WORDS = 8;

function speaks({ entry, act }: Cue): boolean {
  const { kind } = entry.attributes;
  return act !== undefined || kind === undefined || kind === "say";
}

function nearest(line: Line, quote: number, reports: readonly Report[]): Report | undefined {
  const from = line.quoteOf.indexOf(quote);
  const to = line.quoteOf.lastIndexOf(quote);
  const distance = ({ cue }: Report) => Math.max(from - cue.to, cue.from - to, 0);
  return reports.reduce<Report | undefined>(
    (best, one) => (!best || distance(one) < distance(best) ? one : best),
    undefined,
  );
}

function draftOf(tree: LineTree, { cue, source, said, spans }: Report): Draft[] {
  const { line } = tree;
  const whole = spans.length > 0 ? spans : bare(tree, cue, source, said);
  if (whole.length === 0) return [];
  const told = spans.length > 0 && said.addressee ? spanOf(line, said.addressee) : undefined;
  return [
    {
      line: line.number,
      cue: { from: cue.from, to: cue.to },
      entry: cue.entry,
      form: cue.form,
      rule: `said-${cue.form}`,
      quoted: holdsQuote(line, whole),
      source: source ? [spanOf(line, source.stretch)] : [],
      cueSpans: [spanOf(line, cue)],
      content: whole,
      ...(source && { subject: source.stretch }),
      ...(cue.act && { act: cue.act }),
      ...(told && { addressee: told }),
    },
  ];
}

/** "ordered an inquiry": nobody who could be told, but what was ordered; "vowed revenge": the words of the act are all there is. */
function bare(tree: LineTree, cue: Cue, source: Source | undefined, said: Said): Span[] {
  if (!cue.act || !source || cue.form === "passive") return [];
  const found = spansOf(tree.line, said.bare ?? [], cue.from);
  return found.length > 0 || cue.to - cue.from < 2 ? found : [spanOf(tree.line, cue)];
}

function holdsQuote(line: Line, spans: readonly Span[]): boolean {
  const isQuoted = ({ start, end }: Span) =>
    line.tokens.some(
      (token, i) => line.quoteOf[i] !== -1 && isWord(line, i) && token.start >= start && token.end <= end,
    );
  return spans.some((span) => isQuoted(span) || isBeyond(line, span));
}

/** A quotation of the sentence before. */
function isBeyond(line: Line, { start }: Span): boolean {
  return start < line.sentence.start;
}
