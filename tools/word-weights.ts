// Counts in how many texts of each genre a word stands, and prints the weights of knowledge/languages/<xx>/common-words.yaml:
//   node tools/word-weights.ts LANGUAGE [--ranks WORDS.json] GENRE=FILE.jsonl,FILE.jsonl …
// A word that is common in any genre tells nothing apart within it, so the lowest of its weights counts. Only counts are
// kept, and only of words that enough texts share: no text can be told from them.
import { readFileSync } from "node:fs";
import { fold } from "../src/text/index.ts";

// Below so many texts of a genre a word may be the name of one story; it then weighs as much as an unknown one.
const TEXTS_MIN = 6;
// ln(texts / texts with it) of a word that stands in one of a thousand.
const UNKNOWN = 7;
const BAND = 0.25;
// A rank among all words of English is worth ln(rank / 100) + 1.5, so that it joins on to the counts (swept 0–1.5).
const RANK_FROM = 100;
const RANK_ADDS = 1.5;

interface Text {
  readonly language?: string;
  readonly title?: string;
  readonly text: string;
}

function wordsOf({ title, text }: Text): Set<string> {
  return new Set(fold(`${title ?? ""}\n${text}`).match(/[\p{L}\p{N}\p{M}]+/gu));
}

function readTexts(files: string, language: string): Text[] {
  return files
    .split(",")
    .flatMap((file) => readFileSync(file, "utf8").split("\n"))
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Text)
    .filter((text) => (text.language ?? language) === language);
}

function lower(weights: Map<string, number>, word: string, weight: number): void {
  if (weight < (weights.get(word) ?? UNKNOWN)) weights.set(word, Math.max(0, weight));
}

function addGenre(weights: Map<string, number>, texts: readonly Text[]): void {
  const counts = new Map<string, number>();
  for (const text of texts) for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts)
    if (count >= TEXTS_MIN) lower(weights, word, Math.log(texts.length / count));
}

function addRanks(weights: Map<string, number>, file: string): void {
  const words = JSON.parse(readFileSync(file, "utf8")) as string[];
  for (const [index, word] of words.entries()) {
    if (/^[\p{L}\p{M}]+$/u.test(word))
      lower(weights, fold(word), Math.log((index + 1) / RANK_FROM) + RANK_ADDS);
  }
}

const [language, ...rest] = process.argv.slice(2);
const weights = new Map<string, number>();
const genres: string[] = [];
for (let at = 0; at < rest.length; at++) {
  if (rest[at] === "--ranks") addRanks(weights, rest[++at]!);
  else {
    const [genre, files] = rest[at]!.split("=") as [string, string];
    const texts = readTexts(files, language!);
    genres.push(`${genre} (${texts.length})`);
    addGenre(weights, texts);
  }
}
const bandOf = (weight: number): number => Math.floor(weight / BAND) * BAND;
const bands = Map.groupBy(
  [...weights].filter(([, weight]) => bandOf(weight) < UNKNOWN),
  ([, weight]) => bandOf(weight),
);
console.log(`# Texts by genre: ${genres.join(", ")}.`);
console.log(`unknown: ${UNKNOWN}\nbands:`);
for (const [weight, list] of [...bands].sort(([a], [b]) => a - b)) {
  const words = list.map(([word]) => JSON.stringify(word).slice(1, -1)).sort();
  console.log(`  - {weight: ${weight}, words: "${words.join(" ")}"}`);
}
