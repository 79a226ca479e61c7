// The words of a text with every key by which a name may be looked up. The last text is remembered, because
// several registers read the same one.
import { consonantsOf, foldTransliteration, foldWord, hasArabic, wordsOf, type Word } from "../text/index.ts";

export interface KeyedWord {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Offset behind a possessive, where the next word of the same name may begin. */
  readonly reach: number;
  /** As written, without dots: what exact names are compared with. */
  readonly written: string;
  readonly key: string;
  readonly capital: boolean;
  readonly arabic: boolean;
  /** A transliterated Arabic article: "al", "el", "ash-". */
  readonly article: boolean;
  /** Arabic: without the article. */
  readonly bare: string;
  /** Arabic: keys without one-letter clitics, with the number of letters cut off in front; longest first. */
  readonly variants: readonly { readonly key: string; readonly cut: number }[];
}

export interface KeyedText {
  readonly words: readonly KeyedWord[];
}

const ARTICLE = /^(?:al|el)$/;
// Assimilated articles are articles only before a hyphen: "ash-Sha'bi", "ed-Din".
const ASSIMILATED = /^(?:a[stdnrz]|as|ash|ath|adh|e[sdnrz]|esh|ul|il)$/;
const CLITIC_CUTS = [1, 2]; // one or two of them may stand in front: "وب" + name
const CLITICS = /^[وفبلك]{1,2}$/;
const ARABIC_ARTICLE = "ال";
const MIN_ARABIC_STEM = 3; // shorter rests are words of their own

let last: { text: string; keyed: KeyedText } | undefined;

/** Splits and folds a text once. */
export function keyText(text: string): KeyedText {
  if (last?.text === text) return last.keyed;
  const keyed = { words: wordsOf(text).map((word) => keyWord(word, text)) };
  last = { text, keyed };
  return keyed;
}

function keyWord(word: Word, text: string): KeyedWord {
  const key = foldWord(word.text);
  const arabic = word.text.charCodeAt(0) > 0x5ff && hasArabic(word.text);
  const first = word.text[0]!;
  return {
    start: word.start,
    end: word.end,
    text: word.text,
    reach: word.reach,
    written: word.text.replaceAll(".", ""),
    key,
    capital: first !== first.toLowerCase(),
    arabic,
    article: ARTICLE.test(key) || (text[word.end] === "-" && ASSIMILATED.test(key)),
    bare: arabic ? withoutArticle(key) : key,
    variants: arabic ? variantsOf(key) : [],
  };
}

/** A word folded by sound, whole and by its consonants alone (Latin only). */
export interface Sounds {
  readonly whole: string;
  readonly consonants: string;
}

const heard = new Map<string, Sounds>();
// A stream of texts in many languages must not make the memory grow for ever.
const HEARD_MAX = 50_000;

export function soundsOf(word: KeyedWord): Sounds {
  const known = heard.get(word.key);
  if (known) return known;
  const sounds = word.arabic
    ? { whole: word.key, consonants: word.key }
    : { whole: foldTransliteration(word.key), consonants: consonantsOf(word.key) };
  if (heard.size < HEARD_MAX) heard.set(word.key, sounds);
  return sounds;
}

function withoutArticle(key: string): string {
  return key.startsWith(ARABIC_ARTICLE) && key.length - 2 >= MIN_ARABIC_STEM ? key.slice(2) : key;
}

/** A written name as it stands, and without the clitics it may begin with. */
export function readingsOf(written: string): { name: string; cut: number }[] {
  const readings = [{ name: written, cut: 0 }];
  for (const cut of CLITIC_CUTS) {
    const isClitic = CLITICS.test(written.slice(0, cut)) && written.length - cut >= MIN_ARABIC_STEM;
    if (isClitic) readings.push({ name: written.slice(cut), cut });
  }
  return readings;
}

function variantsOf(key: string): { key: string; cut: number }[] {
  const variants = [{ key: withoutArticle(key), cut: 0 }];
  for (const cut of CLITIC_CUTS) {
    if (!CLITICS.test(key.slice(0, cut)) || key.length - cut < MIN_ARABIC_STEM) continue;
    const rest = key.slice(cut);
    // "لل" is the preposition with an article that has lost its alef.
    variants.push({
      key: withoutArticle(rest.startsWith("ل") && key[cut - 1] === "ل" ? `ا${rest}` : rest),
      cut,
    });
  }
  return variants;
}
