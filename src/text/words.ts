// Words of a text with their offsets, in any script: what registers of names are matched on. Not the tokeniser.

/** A run of letters and digits; apostrophes inside belong to it, a possessive "'s" does not. */
export interface Word {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Offset behind a possessive that was cut off; else the same as `end`. */
  readonly reach: number;
}

// Dotted capitals ("U.S.", "I.R.G.C.") are one word; a hyphen, slash or space ends a word.
const WORD =
  /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:(?:['’‘ʼ`ʿʾ´]|(?<=[\u05d0-\u05ea])["\u05f4](?=[\u05d0-\u05ea]))[\p{L}\p{M}\p{N}]+)*/gu;
const POSSESSIVE = /['’‘ʼ`´]s$/i;

/** All words of `text` in order. Linear in the length of the text. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const written = match[0].replace(POSSESSIVE, "");
    const start = match.index;
    words.push({ start, end: start + written.length, text: written, reach: start + match[0].length });
  }
  return words;
}

/** A name that is only part of a word: "Iran-backed", "pro-Iranian" name nobody who acts. */
export function isPartOfWord(text: string, { start, end }: { start: number; end: number }): boolean {
  const [before, behind] = [text.slice(Math.max(0, start - 2), start), text.slice(end, end + 2)];
  return /^[-‐‑–]\p{L}/u.test(behind) || /\p{Ll}[-‐‑–]$/u.test(before);
}
