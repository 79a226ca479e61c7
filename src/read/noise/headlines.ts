// Headlines inside a story. Several in a row are those of other stories (noise); one alone may be a section heading that
// tells something, so it is marked and stays part of the text.
import type { Line } from "./lines.ts";
import type { Marked } from "./mark.ts";
import { mark } from "./mark.ts";

// A headline has at most so many words; lines of channel posts without stops are often longer or stand close together.
const HEADLINE_WORDS = 26;
// A text whose long lines mostly end in a stop is prose; in others (posts, lists) a line without stop says nothing.
const PROSE_SHARE = 0.75;
const PROSE_LINE_WORDS = 20;
const PROSE_LINES = 3;

function isProse(lines: readonly Line[]): boolean {
  const long = lines.filter((line) => line.words >= PROSE_LINE_WORDS);
  return long.length >= PROSE_LINES && long.filter((line) => line.stops).length >= long.length * PROSE_SHARE;
}

function isHeadline(line: Line, lines: readonly Line[], index: number): boolean {
  if (line.words < 3 || line.words > HEADLINE_WORDS || line.leads || /[,;،]$/.test(line.text)) return false;
  if (/^[•▪◾◼*–-]|^\d+[.)]\s|^\p{Extended_Pictographic}|^[\p{L} .]{1,30}:/u.test(line.text)) return false;
  if (line.stops && !/[?!]['"”’»]?$|['"”’»]$/u.test(line.text)) return false;
  const alone = lines[index - 1]?.block !== line.block && lines[index + 1]?.block !== line.block;
  return alone || line.block !== lines[index - 1]?.block;
}

/** Only between paragraphs of prose: never the first line, never what stands behind the last paragraph alone. */
export function markHeadlines(marked: Marked, all: readonly Line[]): void {
  const lines = all.filter((line) => !marked.has(line));
  if (!isProse(lines)) return;
  const first = lines.findIndex((line) => line.stops && line.words >= PROSE_LINE_WORDS);
  for (const [index, line] of lines.entries()) {
    if (index <= first || !isHeadline(line, lines, index) || line.stops) continue;
    const beside = [lines[index - 1], lines[index + 1]].some(
      (other, side) =>
        other !== undefined && !other.stops && isHeadline(other, lines, index + (side === 0 ? -1 : 1)),
    );
    if (beside) mark(marked, line, "teaser", "read/headlines");
    else mark(marked, line, "heading", "read/heading", false);
  }
}
