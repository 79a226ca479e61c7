// Texts for the stream bench: endless plausible documents out of the own texts, and texts that try to break a coder.
import { join } from "node:path";
import { readLines, root } from "./run.ts";

interface OwnText {
  readonly id: string;
  readonly text: string;
  readonly language?: string;
}

/** Every text of the project's own: 31 of the gold in two languages, and some 236 English ones. */
export function ownTexts(): OwnText[] {
  const files = ["eval/gold/documents.jsonl", "training/corpus/mentions.jsonl"];
  return files.flatMap((file) => readLines(join(root, file)).map((line) => JSON.parse(line) as OwnText));
}

/** The same numbers in every run (xorshift32). */
export function dice(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

/** Sentences of a document: of a page, unless told. */
const PAGE_SENTENCES = 6;
/** The texts' own dates are brought to the days before publication: left as they are, every copy would tell of one day. */
const RECENT_DAYS = 7;

/**
 * A document of sentences of the own texts in which every tenth word is new, so that nothing kept in memory serves twice, and
 * every date is one of the week before its own day, so that two documents seldom tell of one incident.
 */
export function plausible(texts: readonly OwnText[], at: number, most: number = PAGE_SENTENCES): string {
  const roll = dice(at + 1);
  const { id, text, language } = texts[roll(texts.length)]!;
  const sentences = text.split(/(?<=[.!?؟\n])/).filter((sentence) => sentence.trim() !== "");
  const from = roll(sentences.length);
  const some = sentences.slice(from, from + most).join("");
  const published = new Date(Date.UTC(2015, 0, 1 + roll(3650)));
  const changed = redated(some, published, roll).replace(/\p{L}{5,}/gu, (word) =>
    roll(10) === 0 && !MONTHS.has(word) ? newWord(word, roll) : word,
  );
  return JSON.stringify({
    id: `${id}-${at}`,
    text: changed,
    language,
    published: published.toISOString().slice(0, 10),
  });
}

const MONTHS: ReadonlySet<string> = new Set(
  Array.from({ length: 12 }, (_, month) =>
    new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(Date.UTC(2024, month, 1)),
  ),
);
const NAMES = [...MONTHS].join("|");
const DATE = new RegExp(
  `\\b(?:(\\d{1,2}) (${NAMES})|(${NAMES}) (\\d{1,2})\\b(?!,? \\d{4}\\d))((?:,? )(?:19|20)\\d\\d\\b)?`,
  "gu",
);

function redated(text: string, published: Date, roll: (below: number) => number): string {
  return text.replace(
    DATE,
    (_, dayBefore?: string, _month?: string, _name?: string, _day?: string, year?: string) => {
      const day = new Date(published.getTime() - roll(RECENT_DAYS) * 86_400_000);
      const month = [...MONTHS][day.getUTCMonth()]!;
      const number = day.getUTCDate();
      const written = dayBefore === undefined ? `${month} ${number}` : `${number} ${month}`;
      return year === undefined
        ? written
        : `${written}${year.startsWith(",") ? ", " : " "}${day.getUTCFullYear()}`;
    },
  );
}

function newWord(word: string, roll: (below: number) => number): string {
  const letters = [...word];
  const cut = 1 + roll(letters.length - 1);
  return letters.slice(0, cut).join("") + roll(1e6).toString(36) + letters.slice(cut).join("");
}

const repeat = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** Texts of a length that have hurt some tokeniser, parser, pattern or table before. */
export function hostile(length: number): Record<string, string> {
  const texts = ownTexts();
  const own = (language: string): string =>
    texts
      .filter((one) => (one.language ?? "en") === language)
      .map(({ text }) => text)
      .join("\n");
  return {
    "news, one after the other": repeat(own("en"), length),
    "Arabic posts": repeat(own("ar"), length),
    "news in capitals": repeat(own("en").toUpperCase(), length),
    "news without a stop or line": repeat(own("en").replace(/[.!?\n]/g, " "), length),
    "one word a line": repeat(own("en").replace(/\s+/g, "\n"), length),
    "attack attack attack": repeat("attack ", length),
    "attack, attack and attack": repeat("attack, attack and ", length),
    "X said that X said that": repeat("The Pentagon said that ", length),
    "he said, she said": repeat('"No," he said. ', length),
    "open quotation marks": repeat('"', length),
    "nested brackets": repeat("((((((((((", length),
    "names on end": repeat("Ahmad Khalid Nasir Abd al-Rahman ", length),
    "places on end": repeat("Baghdad, Erbil, Mosul, Damascus, Gaza, Sanaa, ", length),
    "dates on end": repeat("on Monday, 3 March 2021, at 10 p.m. ", length),
    "figures on end": repeat("17 attacks in Iraq and 12 in Syria, ", length),
    "the of the of": repeat("the attack of the attack of ", length),
    "which which": repeat("the base which the base which attacked ", length),
    "one long word": repeat("abcdefghij", length),
    digits: repeat("1234567890", length),
    "commas and blanks": repeat(" , , ", length),
    emoji: repeat("💥🇮🇶👨‍👩‍👧 rockets ", length),
    "lone surrogates": repeat("\ud83d attack \udc00 ", length),
    "marks that combine": repeat("a\u0301\u0302\u0303\u0304", length),
    "right to left marks": repeat("\u202e\u200f\u2066attack\u2069 ", length),
    "control characters": repeat("\u0000\u0001\u0007 attack ", length),
    hashtags: repeat("#attack @base http://a.example/b?c=d ", length),
    "blank lines": repeat("\n\n\r\n \t", length),
    "tags as text": repeat("<div><p>attack</p>", length),
  };
}
