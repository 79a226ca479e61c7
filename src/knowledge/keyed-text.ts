// The words of a text with every key by which a name may be looked up. The last text is remembered, because
// several registers read the same one.
import {
  alone,
  Remembered,
  consonantsOf,
  foldTransliteration,
  foldWord,
  hasArabic,
  wordsOf,
  type Word,
} from "../text/index.ts";
import type { Opening } from "./name-table.ts";

/** What a written word is looked up by, and what was found: kept with the form, for most words of a text come again. */
export interface Form {
  readonly text: string;
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
  /** Worked out when first asked for (soundsOf). */
  sounds?: Sounds;
  /** By the number of an index of names: what begins with the word there. */
  readonly openings: (Opening | undefined)[];
}

export interface KeyedWord {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
  /** A transliterated Arabic article, also one that is none without the hyphen behind it. */
  readonly article: boolean;
  /** Offset behind a possessive, where the next word of the same name may begin. */
  readonly reach: number;
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

function keyWord({ text, start, end, reach }: Word, whole: string): KeyedWord {
  const form = formOf(text);
  const article = form.article || (whole[end] === "-" && ASSIMILATED.test(form.key));
  return { form, start, end, reach, article };
}

const REMEMBERED_FORMS = 5_000;
const forms = new Remembered<string, Form>(REMEMBERED_FORMS);

function formOf(cut: string): Form {
  const known = forms.get(cut);
  if (known) return known;
  const text = alone(cut);
  const key = foldWord(text);
  const arabic = text.charCodeAt(0) > 0x5ff && hasArabic(text);
  const first = text[0]!;
  const form = {
    text,
    written: text.replaceAll(".", ""),
    key,
    capital: first !== first.toLowerCase(),
    arabic,
    article: ARTICLE.test(key),
    bare: arabic ? withoutArticle(key) : key,
    variants: arabic ? variantsOf(key) : [],
    openings: [],
  };
  forms.set(text, form);
  return form;
}

/** A word folded by sound, whole and by its consonants alone (Latin only). */
export interface Sounds {
  readonly whole: string;
  readonly consonants: string;
}

export function soundsOf(form: Form): Sounds {
  const { key, arabic } = form;
  form.sounds ??= arabic
    ? { whole: key, consonants: key }
    : { whole: foldTransliteration(key), consonants: consonantsOf(key) };
  return form.sounds;
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
