// Which language a text is in: by script first, then by sequences of letters, paragraph by paragraph, by majority.
import { type Codes, guessLanguage } from "../language/index.ts";

// Scripts that one language of our sources writes, or that name their language well enough for a few words.
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["ar", /\p{Script=Arabic}/u],
  ["he", /\p{Script=Hebrew}/u],
  ["ru", /\p{Script=Cyrillic}/u],
  ["el", /\p{Script=Greek}/u],
  ["zh", /\p{Script=Han}/u],
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["ko", /\p{Script=Hangul}/u],
  ["hi", /\p{Script=Devanagari}/u],
  ["bn", /\p{Script=Bengali}/u],
  ["th", /\p{Script=Thai}/u],
  ["hy", /\p{Script=Armenian}/u],
  ["ka", /\p{Script=Georgian}/u],
  ["am", /\p{Script=Ethiopic}/u],
  ["ta", /\p{Script=Tamil}/u],
];
// Below this the letter statistics guess; the script alone is asked then.
const MIN_WORDS = 3;
// A sample of this many paragraphs and letters settles the language of any document.
const MAX_PARAGRAPHS = 3;
const MAX_LETTERS = 200;

const LATIN = "latin";
const OTHER_SCRIPT = "other";
/** Script by letter, for letters met before; "" is no letter. A hostile text must not fill the memory. */
const scripts = new Map<string, string>();
const SCRIPTS_KEPT = 10_000;

function scriptOfLetter(letter: string): string {
  let script = scripts.get(letter);
  if (script === undefined) {
    if (!/\p{L}/u.test(letter)) script = "";
    else if (letter < "\u0250") script = LATIN;
    else script = SCRIPTS.find(([, of]) => of.test(letter))?.[0] ?? OTHER_SCRIPT;
    if (scripts.size < SCRIPTS_KEPT) scripts.set(letter, script);
  }
  return script;
}

/** The script with more than half of the letters. */
function scriptLanguage(text: string): string | undefined {
  let letters = 0;
  let latin = 0;
  const counts = new Map<string, number>();
  for (const letter of text) {
    const script = scriptOfLetter(letter);
    if (script === "") continue;
    letters++;
    if (script === LATIN) latin++;
    else if (script !== OTHER_SCRIPT) counts.set(script, (counts.get(script) ?? 0) + 1);
  }
  if (latin > letters / 2) return LATIN;
  for (const [code, count] of counts) if (count > letters / 2) return code;
  return undefined;
}

// Kana among Han is Japanese however much Han there is.
function settleHan(text: string): string {
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) ? "ja" : "zh";
}

/** What a paragraph's language is told from. */
interface Sample {
  readonly text: string;
  readonly words: number;
  readonly script: string | undefined;
}

function sampleOf(paragraph: string): Sample {
  const text = paragraph.replace(/https?:\/\/\S+|[@#]\S+/g, " ").slice(0, MAX_LETTERS);
  const words = text.match(/\p{L}[\p{L}\p{M}'’]*/gu)?.length ?? 0;
  return { text, words, script: scriptLanguage(text) };
}

function languageOf({ text, words, script }: Sample, coded: Codes | undefined): string | undefined {
  if (script === "zh" || script === "ja") return settleHan(text);
  if (words < MIN_WORDS) return script === LATIN ? undefined : script;
  if (
    script === "ko" ||
    script === "he" ||
    script === "el" ||
    script === "th" ||
    script === "hy" ||
    script === "ka"
  )
    return script;
  if (script === LATIN && isKurmanji(text)) return "ku";
  const detected = guessLanguage(text, coded)?.language;
  if (detected === undefined) return script === LATIN ? undefined : script;
  return detected === "ku" && script === "ar" ? SORANI : detected;
}

/** The statistics know one Kurdish only, the one in Arabic script. */
const SORANI = "ckb";
/** One letter in so many carries the hat in Kurdish of Latin script; French has less than one in sixty, and other accents. */
const HATTED_SHARE = 30;

/** Latin Kurdish, which the statistics do not know: vowels with a hat, at least two of the three, and none of the neighbours' letters. */
function isKurmanji(text: string): boolean {
  const hatted = text.toLowerCase().match(/[êîû]/g) ?? [];
  const foreign = /[éèàùôâöüığñãõäåæø]/iu.test(text);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  return !foreign && new Set(hatted).size >= 2 && hatted.length * HATTED_SHARE >= letters;
}

/** So many words must a line have to be told from its neighbours: in another script a few, in the same one a sentence or two. */
const LINE_WORDS = { otherScript: 4, sameScript: 18 };

/** The language of a line where it is surely another than the document's; else undefined. */
export function foreignLanguage(line: string, main: string): string | undefined {
  const sample = sampleOf(line);
  const { text, words, script } = sample;
  const sameScript = script === scriptOf(main);
  if (words < (sameScript ? LINE_WORDS.sameScript : LINE_WORDS.otherScript)) return undefined;
  const found = languageOf(sample, undefined);
  // Most of the letters must be of its script: "He said in Arabic: …" is an English line.
  if (found === undefined || found === main || script !== scriptOf(found)) return undefined;
  return !sameScript || guessLanguage(text)?.reliable === true ? found : undefined;
}

const SCRIPT_OF: Readonly<Record<string, string>> = {
  fa: "ar",
  ckb: "ar",
  ur: "ar",
  uk: "ru",
  be: "ru",
  bg: "ru",
  sr: "ru",
};
const OWN_SCRIPTS: ReadonlySet<string> = new Set(SCRIPTS.map(([code]) => code));

function scriptOf(language: string): string {
  return SCRIPT_OF[language] ?? (OWN_SCRIPTS.has(language) ? language : LATIN);
}

/**
 * ISO 639-1 code, or "und" where nothing says it. The longest paragraphs vote with their length. Of a headline the letters
 * tell little, and half of them are names': one of the languages that are `coded` is meant rather than another near it.
 */
export function detectLanguage(text: string, coded?: Codes): string {
  const paragraphs = text
    .slice(0, 20_000)
    .split(/\n+/)
    .filter((paragraph) => /\p{L}/u.test(paragraph));
  const longest = paragraphs.sort((a, b) => b.length - a.length).slice(0, MAX_PARAGRAPHS);
  const votes = new Map<string, number>();
  for (const paragraph of longest) {
    const language = languageOf(sampleOf(paragraph), coded);
    if (language) votes.set(language, (votes.get(language) ?? 0) + Math.min(paragraph.length, MAX_LETTERS));
  }
  const [best] = [...votes].sort((a, b) => b[1] - a[1]);
  return best?.[0] ?? "und";
}

/** "en-US", "EN" → "en"; undefined where it is no language code. */
export function languageCode(tag: string | undefined): string | undefined {
  const match = /^([a-z]{2,3})(?:[-_].*)?$/i.exec(tag?.trim() ?? "");
  return match?.[1]?.toLowerCase();
}
