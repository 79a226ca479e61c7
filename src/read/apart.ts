// Quotes and lists of a plain text, told by its signs: lines behind ">", whole paragraphs in quotation marks, items behind
// a bullet or a number. They are part of the story and are coded; the mark says whose words and what form they have.
import type { Region, RegionKind } from "../record/index.ts";
import type { Line } from "./noise/lines.ts";

const QUOTED = /^>\s*\S/;
const OPENING = /^["\u201c\u201e\u00ab]/;
// An attribution may follow behind a closing mark; then the paragraph is told, not only quoted.
const CLOSING = /["\u201d\u201c\u00bb][.!?]?$/;
const INNER = /["\u201d\u00bb]\s*[,\p{Lu}\p{Ll}]/u;
const ITEM = /^(?:[•▪◦‣*+\u2013-]|\(?\p{N}{1,3}[.)]|\(?[a-z]\))\s+\S/u;
/** A lone line with a bullet is as likely a dash that opens speech. */
const FEWEST_ITEMS = 2;

function isQuote({ text }: Line): boolean {
  if (QUOTED.test(text)) return true;
  return OPENING.test(text) && CLOSING.test(text) && !INNER.test(text.slice(1));
}

const regionOf = (run: readonly Line[], kind: RegionKind): Region => ({
  start: run[0]!.start,
  end: run.at(-1)!.end,
  kind,
  noise: false,
  by: "read/signs",
});

/** Runs of lines that all fit, none of them further on than the next block. */
function runs(lines: readonly Line[], fits: (line: Line) => boolean): Line[][] {
  const found: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    if (!fits(line)) continue;
    const [before, last] = [lines[index - 1], found.at(-1)];
    if (before && last?.at(-1) === before && line.block - before.block <= 1) last.push(line);
    else found.push([line]);
  }
  return found;
}

/** In text order. */
export function quotesAndLists(lines: readonly Line[]): Region[] {
  const lists = runs(lines, ({ text }) => ITEM.test(text)).filter((run) => run.length >= FEWEST_ITEMS);
  const listed = new Set(lists.flat());
  const quotes = runs(lines, (line) => !listed.has(line) && isQuote(line));
  return [...lists.map((run) => regionOf(run, "list")), ...quotes.map((run) => regionOf(run, "quote"))].sort(
    (a, b) => a.start - b.start,
  );
}
