// The lines of a text with what the noise rules look at: words, stops, blank lines around.
import { fold } from "../../text/index.ts";

export interface Line {
  /** Without the blanks at its ends. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Folded for the patterns of noise.yaml; cut off after what a pattern may look at. */
  readonly folded: string;
  readonly words: number;
  /** Number of the block: lines with no blank line between them share one. */
  readonly block: number;
  /** Ends like a sentence: full stop, question or exclamation mark, ellipsis, closing quotes after these. */
  readonly stops: boolean;
  /** Ends in a colon: something belongs to it below. */
  readonly leads: boolean;
}

// Patterns look at the beginning of a line; a paragraph in one line of 5 MB costs no more than this.
const FOLDED_LENGTH = 400;
const SENTENCE_END = /[.!?؟。…][\s"'”’»)\]]*(?:\d{1,2}(?:, ?\d{1,2})*)?$/;

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let block = 0;
  let blank = true;
  let from = 0;
  for (const raw of text.split("\n")) {
    const content = raw.trim();
    const start = from + (raw.length - raw.trimStart().length);
    from += raw.length + 1;
    if (content === "") {
      blank = true;
      continue;
    }
    if (blank) block++;
    blank = false;
    const words = content.length > 2000 ? 300 : (content.match(/\S+/g) ?? []).length;
    const tail = content.slice(-40);
    lines.push({
      start,
      end: start + content.length,
      text: content,
      folded: fold(content.slice(0, FOLDED_LENGTH)).trim(),
      words,
      block,
      stops: SENTENCE_END.test(tail),
      leads: /[:：]$/.test(tail),
    });
  }
  return lines;
}
