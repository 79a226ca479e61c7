// Cuts a stretch of text into runs of letters, runs of digits and single signs, folded for look-up.
import { fold } from "../../text/index.ts";

export interface Word {
  readonly start: number;
  readonly end: number;
  readonly norm: string;
}

const WORD = /[\p{L}\p{M}\u0640]+|\p{Nd}+|\S/gu;
const PLAIN = /^[a-z]+$/;

/** Offsets are those of `text`. Linear. */
export function splitWords(text: string, start = 0, end = text.length): Word[] {
  const words: Word[] = [];
  const slice = start === 0 && end === text.length ? text : text.slice(start, end);
  for (const match of slice.matchAll(WORD)) {
    const [raw] = match;
    words.push({
      start: start + match.index,
      end: start + match.index + raw.length,
      norm: PLAIN.test(raw) ? raw : fold(raw),
    });
  }
  return words;
}
