// Noise that gives itself away by its shape alone, in any language: bars of links, feeds, repeated captions, teasers.
import type { Line } from "./lines.ts";
import type { Marked } from "./mark.ts";
import { mark } from "./mark.ts";

const HEAD_LINES = 2;
const CLOCK = /^\d{1,2}[:.]\d{2}\s?(?:[ap]\.?m\.?)?$/i;
const BAR = /\s[|·•▸►▶]\s|\s{2,}\S+\s{2,}/g;

const MASTHEAD_WORDS = 4;

function holdsHeadline({ text }: Line): boolean {
  const parts = text.split(/[|·•▸►▶]|\s{2,}/).map((part) => part.trim());
  return parts.some((part) => part.split(/\s+/).length > MASTHEAD_WORDS && !/\p{N}/u.test(part));
}

/** A line of separators, a lone link, a row of hashtags or handles, a view counter. */
function markFurniture(marked: Marked, lines: readonly Line[]): void {
  for (const [index, line] of lines.entries()) {
    if (line.words > 40) continue;
    if (!/[\p{L}\p{N}]/u.test(line.text)) mark(marked, line, "navigation", "read/no-letters");
    else if (/^(?:https?:\/\/|www\.)\S+$/i.test(line.text)) mark(marked, line, "navigation", "read/link");
    else if (/^[#@][\p{L}\p{N}_]+(?:[\s,]+[#@][\p{L}\p{N}_]+)*$/u.test(line.text))
      mark(marked, line, "tags", "read/hashtags");
    else if ((line.text.match(BAR)?.length ?? 0) >= 2 && !line.stops && !/^[•▪]/u.test(line.text))
      // At the head of a text such a bar is often its own masthead, with body and date; headlines are no part of one.
      mark(marked, line, "navigation", "read/bar", index > HEAD_LINES || holdsHeadline(line));
  }
}

/** An embedded feed: one short line comes back again and again, with clock times between. */
export function markFeeds(marked: Marked, lines: readonly Line[]): void {
  const places = new Map<string, number[]>();
  for (const [index, line] of lines.entries()) {
    if (line.words > 6 || line.stops) continue;
    const known = places.get(line.folded);
    if (known) known.push(index);
    else places.set(line.folded, [index]);
  }
  for (const at of places.values()) {
    if (at.length < 3) continue;
    const first = at[0]!;
    const last = at.at(-1)!;
    const inside = lines.slice(first, last + 1);
    if (inside.filter((line) => CLOCK.test(line.text)).length < at.length - 1) continue;
    for (const line of lines.slice(first)) mark(marked, line, "feed", "read/feed");
  }
}

/** A short line that stands twice on end is a picture's text and its caption. */
function markRepeats(marked: Marked, lines: readonly Line[]): void {
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (
      !next ||
      marked.has(line) ||
      next.folded !== line.folded ||
      line.words > 30 ||
      next.block - line.block > 1
    )
      continue;
    mark(marked, line, "caption", "read/repeat");
    mark(marked, next, "caption", "read/repeat");
  }
}

/** A name, and below it the surname with something it said: a picture with its pull quote, which is evidence again. */
function markPullQuotes(marked: Marked, lines: readonly Line[]): void {
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    if (!next || line.stops || line.words > 6 || next.block !== line.block || next.words > 40) continue;
    const surname = line.folded.split(" ").at(-1)!;
    if (surname.length < 3 || !next.folded.startsWith(`${surname}:`)) continue;
    mark(marked, line, "caption", "read/pull-quote", false);
    mark(marked, next, "caption", "read/pull-quote", false);
  }
}

/** Below the title: "Baghdad - Some Agency", a place and an outlet on a line of their own. */
function markSourceLine(marked: Marked, lines: readonly Line[]): void {
  const head = lines.slice(0, 4);
  const body = head.find((line) => line.stops && line.words > 12);
  for (const line of head) {
    if (line === body) return;
    if (body && line.words <= 7 && !line.stops && /\S\s?[\u2013\u2014-]\s\S|\S\/\s?\S/u.test(line.text))
      mark(marked, line, "byline", "read/source-line", false);
  }
}

/** Cut-off teasers ("Kuwait (Reuters) - Sheikh …...") and the headline that stands above each. */
function markCutTeasers(marked: Marked, lines: readonly Line[]): void {
  for (const [index, line] of lines.entries()) {
    // A blank before the dots is a pause of the writer; a cut comes right behind a word.
    if (index < lines.length / 3 || line.words > 40 || !/[^\s.](?:\.{3}|…)$/u.test(line.text)) continue;
    const above = lines[index - 1];
    const headed =
      above !== undefined &&
      !above.stops &&
      !above.leads &&
      above.words <= 25 &&
      line.block - above.block <= 1;
    const dated = /^.{2,60}\)\s?[-–—]/u.test(line.text);
    if (!dated && !(headed && line.words <= 25)) continue;
    mark(marked, line, "teaser", "read/cut-teaser");
    if (headed) mark(marked, above, "teaser", "read/cut-teaser");
  }
}

export function markShapes(marked: Marked, lines: readonly Line[]): void {
  markFurniture(marked, lines);
  markRepeats(marked, lines);
  markPullQuotes(marked, lines);
  markSourceLine(marked, lines);
  markCutTeasers(marked, lines);
}
