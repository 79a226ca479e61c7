// Keeps right-to-left words inside a left-to-right line (and the reverse) in their own order. Marks only, no words.

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/** The text between a first-strong isolate and its end, where it holds right-to-left letters; else as it is. */
export function isolate(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;
}
