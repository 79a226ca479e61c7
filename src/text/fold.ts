// Folding of letters for look-up in any script: case, accents, Arabic spelling variants, digits, quotes, dashes.
// A folded text is for comparing only; evidence always points at the untouched text (see `foldWithMap`).

// Letters that Unicode decomposition leaves alone, and typographic marks, by what they are looked up as.
const PAIRS: readonly (readonly [string, string])[] = [
  ["ıł", "il"],
  ["øđð", "odd"],
  ["ħŧ", "ht"],
  ["‘’‚‛ʼʻʿʾ`´′ʹ", "''''''''''''"],
  ["“”„‟«»″", '"""""""'],
  ["‐‑‒–—―−", "-------"],
  ["آأإٱ", "اااا"],
  ["ىیې", "ييي"],
  ["ئ", "ي"],
  ["ؤۆۇ", "ووو"],
  ["ةہۀە", "هههه"],
  ["کڪ", "كك"],
  ["ڤ", "ف"],
  ["گ", "ك"],
  ["چ", "ج"],
  ["پ", "ب"],
  ["٫", "."],
  ["٬", ","],
  ["،", ","],
  ["؛", ";"],
  ["؟", "?"],
];
const SEVERAL: readonly (readonly [string, string])[] = [
  ["ß", "ss"],
  ["æ", "ae"],
  ["œ", "oe"],
  ["þ", "th"],
  ["…", "..."],
];
// Vowel signs, Koranic marks, tatweel, joiners and direction marks: they carry no letter.
const DROPPED = /[\p{Mn}\u0640\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

const special = new Map<string, string>(SEVERAL);
for (const [from, to] of PAIRS) [...from].forEach((letter, index) => special.set(letter, to[index]!));

function foldDigit(codePoint: number): string | undefined {
  if (codePoint >= 0x660 && codePoint <= 0x669) return String(codePoint - 0x660);
  if (codePoint >= 0x6f0 && codePoint <= 0x6f9) return String(codePoint - 0x6f0);
  return undefined;
}

function foldOnce(letter: string): string {
  const digit = foldDigit(letter.codePointAt(0)!);
  if (digit !== undefined) return digit;
  const known = special.get(letter) ?? special.get(letter.toLowerCase());
  if (known !== undefined) return known;
  if (/\s/.test(letter)) return letter === "\n" ? letter : " ";
  const plain = letter.normalize("NFKD").replace(DROPPED, "").toLowerCase();
  let out = "";
  for (const part of plain) out += special.get(part) ?? part;
  return out.replace(DROPPED, "");
}

const remembered = new Map<number, string>();
// A text in many scripts must not make the memory grow for ever.
const REMEMBERED_MAX = 20_000;

function foldCodePoint(codePoint: number): string {
  const known = remembered.get(codePoint);
  if (known !== undefined) return known;
  const folded = foldOnce(String.fromCodePoint(codePoint));
  if (remembered.size < REMEMBERED_MAX) remembered.set(codePoint, folded);
  return folded;
}

/** Lower case without accents, Arabic letters and digits in one spelling, plain quotes and dashes. */
export function fold(text: string): string {
  let out = "";
  for (let index = 0; index < text.length;) {
    const codePoint = text.codePointAt(index)!;
    out += foldCodePoint(codePoint);
    index += codePoint > 0xffff ? 2 : 1;
  }
  return out;
}

export interface Folded {
  readonly text: string;
  /** Index in the folded text → offset in the original; one entry more than `text` is long (the end). */
  readonly offsets: Int32Array;
}

/** `fold` with the way back: `original.slice(offsets[i], offsets[j])` holds what `text.slice(i, j)` was made from. */
export function foldWithMap(text: string): Folded {
  const offsets: number[] = [];
  let out = "";
  for (let index = 0; index < text.length;) {
    const codePoint = text.codePointAt(index)!;
    const folded = foldCodePoint(codePoint);
    for (let unit = 0; unit < folded.length; unit++) offsets.push(index);
    out += folded;
    index += codePoint > 0xffff ? 2 : 1;
  }
  offsets.push(text.length);
  return { text: out, offsets: Int32Array.from(offsets) };
}

/** For look-up of Latin names: `fold`, and single blanks between words. */
export function foldLatin(text: string): string {
  return fold(text).replace(/\s+/g, " ").trim();
}

/** True if the text holds a letter of the Arabic script. */
export function hasArabic(text: string): boolean {
  return /\p{Script=Arabic}/u.test(text);
}
