// What the network sees of one word form: look-up keys and hashed pieces of its spelling. Used alike by training and at run time.

/** Bucket counts of the hashed pieces; part of the model's format, so a change needs new weights. */
export const BUCKETS = { suffix2: 2048, suffix3: 8192, prefix3: 8192, shape: 512, gram: 16384 } as const;
/** Longer words give no further character grams: bounded work for pathological input. */
const MAX_GRAMS = 24;
const MAX_FORM = 64;

export interface FormFeatures {
  readonly suffix2: number;
  readonly suffix3: number;
  readonly prefix3: number;
  readonly shape: number;
  /** The shape to use where the sentence's case says nothing (all capitals, or none at all). */
  readonly shapeCaseless: number;
  readonly grams: readonly number[];
}

/** FNV-1a over UTF-16 units; `seed` keeps the pieces apart. */
function hash(text: string, seed: number): number {
  let h = 0x811c9dc5 ^ seed;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h ^= h >>> 15;
  return Math.imul(h, 0x2c1b3c6d) >>> 4;
}

/** Lower case, with typographic quotes and dashes as their ASCII fellows: the key of every word list. */
export function fold(form: string): string {
  if (form.length <= MAX_FORM && /^[A-Za-z0-9]+$/.test(form)) return form.toLowerCase();
  return form
    .slice(0, MAX_FORM)
    .toLowerCase()
    .replace(/[‘’‚‛′`´ʼ]/g, "'")
    .replace(/[“”„‟«»″]|''/g, '"')
    .replace(/[‐‑‒–—―−]|--+/g, "-")
    .replace(/…/g, "...");
}

/** Keys under which a word may be listed, best first: itself, then with its digits as zeros. */
export function keysOf(folded: string): readonly string[] {
  return /\d/.test(folded) ? [folded, folded.replace(/\d/g, "0")] : [folded];
}

function shapeOf(form: string): string {
  let shape = "";
  let last = "";
  let run = 0;
  for (const c of form.slice(0, MAX_FORM)) {
    const k = /\p{Lu}/u.test(c) ? "X" : /\p{L}/u.test(c) ? "x" : /\p{N}/u.test(c) ? "d" : c;
    run = k === last ? run + 1 : 1;
    last = k;
    if (run <= 2) shape += k;
    if (shape.length >= 12) break;
  }
  return shape;
}

export function featuresOf(form: string): FormFeatures {
  const word = fold(form);
  const framed = `<${word}>`;
  const grams: number[] = [];
  for (const n of [3, 4])
    for (let i = 0; i + n <= framed.length && grams.length < MAX_GRAMS; i++)
      grams.push(hash(framed.slice(i, i + n), n) % BUCKETS.gram);
  return {
    suffix2: hash(word.slice(-2), 11) % BUCKETS.suffix2,
    suffix3: hash(word.slice(-3), 12) % BUCKETS.suffix3,
    prefix3: hash(word.slice(0, 3), 13) % BUCKETS.prefix3,
    shape: hash(shapeOf(form), 14) % BUCKETS.shape,
    shapeCaseless: hash(shapeOf(form.toLowerCase()), 15) % BUCKETS.shape,
    grams,
  };
}

/** Where no letter or every letter is a capital, case tells nothing. */
export function isCaseless(forms: readonly string[]): boolean {
  let upper = 0;
  let lower = 0;
  for (const form of forms) {
    if (/^\p{Lu}[\p{Lu}\P{L}]*$/u.test(form)) upper += form.length;
    else if (/\p{Ll}/u.test(form)) lower += form.length;
    if (/\p{Lu}/u.test(form) && /\p{Ll}/u.test(form)) return false;
  }
  return (lower === 0 && upper > 3) || (upper === 0 && lower > 20) || upper > 8 * lower;
}
