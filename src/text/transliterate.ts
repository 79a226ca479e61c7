// Words of Arabic and Hebrew script in Latin letters, for names that no register knows. Never a source's words: whoever shows
// it says "transliterated". Arabic after DIN 31635 (with its letters for Persian), Hebrew after DIN 31636, Sorani in the
// letters of Kurmanji. Short vowels that are not written are not made up.

const ARABIC: Readonly<Record<string, string>> = {
  ا: "ā",
  أ: "a",
  إ: "i",
  آ: "ā",
  ٱ: "a",
  ب: "b",
  ت: "t",
  ث: "ṯ",
  ج: "ǧ",
  ح: "ḥ",
  خ: "ḫ",
  د: "d",
  ذ: "ḏ",
  ر: "r",
  ز: "z",
  س: "s",
  ش: "š",
  ص: "ṣ",
  ض: "ḍ",
  ط: "ṭ",
  ظ: "ẓ",
  ع: "ʿ",
  غ: "ġ",
  ف: "f",
  ق: "q",
  ك: "k",
  ک: "k",
  ل: "l",
  م: "m",
  ن: "n",
  ه: "h",
  ة: "a",
  و: "w",
  ي: "y",
  ی: "y",
  ى: "ā",
  ء: "ʾ",
  ؤ: "ʾ",
  ئ: "ʾ",
  پ: "p",
  چ: "č",
  ژ: "ž",
  گ: "g",
  ڤ: "v",
  "\u064e": "a",
  "\u064f": "u",
  "\u0650": "i",
  "\u064b": "an",
  "\u064c": "un",
  "\u064d": "in",
  "\u0652": "",
  "\u0670": "ā",
  "\u0640": "",
};
/** Letters that only Sorani writes; with one of them in a word the others are read its way. */
const SORANI: Readonly<Record<string, string>> = {
  ە: "e",
  ێ: "ê",
  ۆ: "o",
  ڕ: "r",
  ڵ: "l",
  ھ: "h",
  ا: "a",
  ج: "c",
  چ: "ç",
  ح: "h",
  خ: "x",
  ش: "ş",
  ع: "'",
  غ: "x",
  ئ: "",
  ق: "q",
  ژ: "j",
};
const HEBREW: Readonly<Record<string, string>> = {
  א: "ʾ",
  ב: "b",
  ג: "g",
  ד: "d",
  ה: "h",
  ו: "w",
  ז: "z",
  ח: "ḥ",
  ט: "ṭ",
  י: "y",
  כ: "k",
  ך: "k",
  ל: "l",
  מ: "m",
  ם: "m",
  נ: "n",
  ן: "n",
  ס: "s",
  ע: "ʿ",
  פ: "p",
  ף: "p",
  צ: "ṣ",
  ץ: "ṣ",
  ק: "q",
  ר: "r",
  ש: "š",
  ת: "t",
};
/** The article's l becomes one with these. */
const SUN_LETTERS = "تثدذرزسشصضطظلن";
const SHADDA = "\u0651";
const SCRIPT = /[\u0590-\u05ff\u0600-\u06ff]/;
const ONLY_SORANI = /[ەێۆڕڵ]/;

/** The text in Latin letters; undefined where it holds none of the two scripts. Words in other scripts stay as they are. */
export function transliterate(text: string): string | undefined {
  if (!SCRIPT.test(text)) return undefined;
  return text
    .split(/(\s+)/)
    .map((word) => (SCRIPT.test(word) ? capital(word === "" ? "" : wordOf(word)) : word))
    .join("");
}

function wordOf(word: string): string {
  if (/[\u0590-\u05ff]/.test(word)) return letters(word, HEBREW, () => undefined);
  if (ONLY_SORANI.test(word)) return letters(word, { ...ARABIC, ...SORANI }, soraniVowel);
  const rest = word.startsWith("ال") && word.length > 3 ? word.slice(2) : undefined;
  if (rest === undefined) return arabicWord(word);
  const first = rest[0]!;
  return `${SUN_LETTERS.includes(first) ? `a${ARABIC[first] ?? "l"}` : "al"}-${arabicWord(rest.replace(SHADDA, ""))}`;
}

function arabicWord(word: string): string {
  return letters(word, ARABIC, longVowel);
}

type Special = (word: string, at: number) => string | undefined;

function letters(word: string, table: Readonly<Record<string, string>>, special: Special): string {
  let latin = "";
  for (let at = 0; at < word.length; at++) {
    const letter = word[at]!;
    const doubled = letter === SHADDA ? latin.slice(-1) : undefined;
    latin += doubled ?? special(word, at) ?? table[letter] ?? letter;
  }
  return latin;
}

/** Waw and ya between consonants are long vowels; at the beginning and beside another vowel letter they are consonants. */
function longVowel(word: string, at: number): string | undefined {
  const letter = word[at]!;
  if (letter === "ا" && at === 0) return "a";
  if (at === 0 || !"ويی".includes(letter)) return undefined;
  const beside = `${word[at - 1] ?? ""}${word[at + 1] ?? ""}`;
  if (/[اآىويیة\u064e-\u0652]/.test(beside)) return undefined;
  return letter === "و" ? "ū" : "ī";
}

function soraniVowel(word: string, at: number): string | undefined {
  const letter = word[at]!;
  if (letter === "و" && word[at + 1] === "و") return "û";
  if (letter === "و" && word[at - 1] === "و") return "";
  const beside = /[اەێۆ]/.test(`${word[at - 1] ?? ""}${word[at + 1] ?? ""}`);
  if (letter === "و") return at === 0 || beside ? "w" : "u";
  return letter === "ی" ? (at === 0 || beside ? "y" : "î") : undefined;
}

/** Names are written with a capital; the article and half-rings have none. */
function capital(word: string): string {
  const start = /^a\p{L}{1,2}-/u.exec(word)?.[0].length ?? 0;
  const at = word.slice(start).search(/(?![ʿʾ])\p{L}/u);
  if (at < 0) return word;
  const index = start + at;
  return word.slice(0, index) + word.charAt(index).toUpperCase() + word.slice(index + 1);
}
