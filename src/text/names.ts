// Keys by which names are compared: without case, marks and apostrophes, and (looser) without habits of
// transliteration. Functions of one word; which key serves which name is the register's business.
import { fold } from "./fold.ts";

const PLAIN_ASCII = /^[a-z0-9]+$/;
const NOT_IN_KEY = /['".\-_]+/g;

/** Folded, without apostrophes, dots and hyphens: "Kata'ib" → "kataib", "U.S." → "us". */
export function foldWord(word: string): string {
  const lower = word.toLowerCase();
  return PLAIN_ASCII.test(lower) ? lower : fold(word).replace(NOT_IN_KEY, "");
}

/** A folded Latin word with the spellings of one transliterated sound made one: "hezbollah", "hizbullah" → "hizbula". */
export function foldTransliteration(folded: string): string {
  return folded
    .replace(/iyy|ee|ei|ie|ey/g, "i")
    .replace(/ou|oo|aw|au/g, "u")
    .replace(/[ey]/g, "i")
    .replace(/o/g, "u")
    .replace(/q/g, "k")
    .replace(/([dg])h/g, "$1")
    .replace(/ah$/, "a")
    .replace(/([a-z])\1+/g, "$1");
}

/** First letter and consonants of a folded Latin word: for names of several words only, one word says too little. */
export function consonantsOf(folded: string): string {
  const loose = foldTransliteration(folded);
  return loose.slice(0, 1) + loose.slice(1).replace(/[aiu]/g, "");
}

/** A name or phrase as one key: folded words joined by a blank. */
export function foldPhrase(phrase: string): string {
  return phrase
    .split(/[\s\-–—/,]+/)
    .map(foldWord)
    .filter((word) => word !== "")
    .join(" ");
}
