// Whether two documents, and the sentences of two events, use the same telling words: names, streets, numbers. This is
// what tells stories of one day apart, and joins those whose day or place the coder missed.
import type { Report } from "../../record/index.ts";
import { fold } from "../../text/index.ts";
import type { Reason } from "../types.ts";

// Log-odds that two documents tell one story rise by about 30 for a cosine of one (logistic fit on a stream of crime
// news, Gun Violence Archive); where they begin and end was swept there and on the campaign texts (0.06–0.13, 20–35, 5–10).
const CHANCE = 0.07;
const SLOPE = 28;
const MOST = 8;
const LEAST = -1.5;
// Log-odds of one story fall with the logarithm of the days between two tellings (the same fit: 0.6–1.1; swept 0.6–1).
const LATE = 0.8;
// Fewer shared words than these count in proportion (swept 1–15 on the crime news and the campaign: up to 6 costs nothing).
const SHARED_FULL = 6;
// What stands in the very sentences is nearer to the event than what stands anywhere in the document.
const LOCAL_CHANCE = 0.2;
const LOCAL_SURE = 0.7;
const LOCAL_MOST = 2;
// A document's words belong less to what it tells beside its main event (swept 0.3–0.9).
const OTHERS = 0.4;

/** Words in the order of their numbers with their weights beside them: a third of the memory of a map, and faster to compare. */
export interface Vector {
  readonly words: readonly string[];
  readonly numbers: Int32Array;
  readonly weights: Float64Array;
}

/** A number for a word (FNV-1a); two words may have one, so the words themselves are compared as well. */
function numberOf(word: string): number {
  let number = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) number = Math.imul(number ^ word.charCodeAt(at), 0x01000193);
  return number | 0;
}

export function vectorOf(weighed: Readonly<Record<string, number>> | undefined): Vector | undefined {
  if (!weighed) return undefined;
  const numbered = Object.keys(weighed).map((word) => ({ word, number: numberOf(word) }));
  numbered.sort((a, b) => a.number - b.number || (a.word < b.word ? -1 : 1));
  const words = numbered.map(({ word }) => word);
  return {
    words,
    numbers: Int32Array.from(numbered, ({ number }) => number),
    weights: Float64Array.from(words, (word) => weighed[word]!),
  };
}

// So many of the shared words are shown.
const SHOWN = 4;

/** Both are vectors of length one, so the sum of products is the cosine; with the shared words that say most. */
function cosine(a: Vector, b: Vector): { cosine: number; shared: string[]; count: number } {
  let sum = 0;
  const shared: [string, number][] = [];
  for (let left = 0, right = 0; left < a.numbers.length && right < b.numbers.length;) {
    const apart = a.numbers[left]! - b.numbers[right]! || orderOf(a.words[left]!, b.words[right]!);
    if (apart === 0) {
      const product = a.weights[left]! * b.weights[right++]!;
      sum += product;
      shared.push([a.words[left++]!, product]);
    } else if (apart < 0) left++;
    else right++;
  }
  shared.sort((one, two) => two[1] - one[1] || orderOf(one[0], two[0]));
  return { cosine: sum, shared: shared.slice(0, SHOWN).map(([word]) => word), count: shared.length };
}

const orderOf = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

/** How much of a document's words belongs to one of its reports: all to its main event, little to what it recalls. */
function belonging(a: Report, b: Report, main: boolean): number {
  return main ? 1 : OTHERS / Math.sqrt(1 + Math.max(a.siblings ?? 0, b.siblings ?? 0));
}

const rounded = (score: number): number => Math.round(score * 100) / 100;

/** A report with its words ready for many comparisons. */
export interface Worded {
  readonly report: Report;
  readonly words: Vector | undefined;
  readonly evidenceWords: Vector | undefined;
  /** Day of publication as a number. */
  readonly published: number | undefined;
}

/** Days between the publication of two documents; 0 where one is not known. */
function daysBetween(a: Worded, b: Worded): number {
  return a.published === undefined || b.published === undefined ? 0 : Math.abs(a.published - b.published);
}

/** How surely two documents tell one story, in log-odds, and the words they share. */
export function storyOf(a: Worded, b: Worded): Reason | undefined {
  if (!a.words || !b.words) return undefined;
  const { cosine: likeness, shared, count } = cosine(a.words, b.words);
  const late = LATE * Math.log1p(daysBetween(a, b));
  const said = Math.min(MOST, (likeness - CHANCE) * SLOPE - late);
  // A line or two that say little are alike by what all such lines say.
  const score = Math.max(LEAST, said > 0 ? said * Math.min(1, count / SHARED_FULL) : said);
  return { name: "text", score, note: shared.length > 0 ? shared.join(", ") : "none shared" };
}

/** Cosine of the telling words of two reports' documents; 0 where one has none. */
export function cosineOf(a: Report, b: Report): number {
  if (!a.words || !b.words) return 0;
  const other = b.words;
  return Object.entries(a.words).reduce((sum, [word, weight]) => sum + weight * (other[word] ?? 0), 0);
}

/** Likeness of two documents, as far as it belongs to the two reports; `main` if both are what the documents are about. */
export function scoreStory(story: Reason, a: Report, b: Report, main: boolean): Reason {
  return { ...story, score: rounded(story.score * belonging(a, b, main)) };
}

/** Likeness of the sentences that tell the two events. */
export function scoreLocalWords(a: Worded, b: Worded): Reason[] {
  if (!a.evidenceWords || !b.evidenceWords) return [];
  const likeness = cosine(a.evidenceWords, b.evidenceWords);
  const share = Math.min(1, (likeness.cosine - LOCAL_CHANCE) / (LOCAL_SURE - LOCAL_CHANCE));
  if (share <= 0) return [{ name: "words", score: -0.5, note: "other words in the sentences" }];
  return [{ name: "words", score: rounded(share * LOCAL_MOST), note: likeness.shared.join(", ") }];
}

export function scoreWeapons(a: Report, b: Report): Reason[] {
  const right = new Set(b.weapons.map((weapon) => weapon.entity ?? fold(weapon.name)));
  const shared = a.weapons.find((weapon) => right.has(weapon.entity ?? fold(weapon.name)));
  return shared ? [{ name: "weapons", score: 0.5, note: shared.name }] : [];
}
