// The words by which a document can be told from others of its days: names, streets, numbers, whatever is seldom in news
// of its kind. Two stories of one attack share them; two attacks of one day do not.
import type { Knowledge } from "../knowledge/index.ts";
import type { CodedDocument, Mention } from "../record/index.ts";
import { fold } from "../text/index.ts";

/** Weight of a folded word; 0 says nothing. */
export type WeightOf = (word: string) => number;

/** Weights of words as a vector of length one. */
export type Vector = Record<string, number>;

// What a word weighs where no language has a list of common words.
const PLAIN_WEIGHT = 4;
// Beyond these a long page would match everything, and a ledger grow for nothing (swept 40–200 on a stream of crime
// news: 60 and 120 do equally well).
const WORDS_MAX = 60;
const LOCAL_MAX = 24;
// A page of 5 MB is no news; its beginning tells what it is about.
const TEXT_MAX = 50_000;
// What a story is about stands at its head: what is said there counts twice (swept 0–1000 characters).
const LEAD = 500;
const NAMING: ReadonlySet<Mention["type"]> = new Set(["person", "organization", "location", "facility"]);

interface CommonWords {
  readonly unknown?: number;
  readonly bands?: readonly { readonly weight: number; readonly words: string }[];
}

function readWeights(languages: Knowledge["languages"]): WeightOf {
  const weights = new Map<string, number>();
  let unknown = 0;
  for (const language of languages.values()) {
    const file = language.files.get("common-words") as CommonWords | undefined;
    unknown = Math.max(unknown, file?.unknown ?? 0);
    for (const band of file?.bands ?? []) {
      for (const word of band.words.split(" "))
        weights.set(word, Math.min(band.weight, weights.get(word) ?? Infinity));
    }
  }
  return (word) => weights.get(word) ?? (unknown || PLAIN_WEIGHT);
}

const known = new WeakMap<Knowledge["languages"], WeightOf>();

/** Weights by the `common-words.yaml` of the languages that have one; made once for each loaded knowledge. */
export function weightsOf(knowledge: Pick<Knowledge, "languages"> | undefined): WeightOf {
  if (!knowledge) return () => PLAIN_WEIGHT;
  const made = known.get(knowledge.languages) ?? readWeights(knowledge.languages);
  known.set(knowledge.languages, made);
  return made;
}

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
// A year dates a text and tells nothing of its story.
const YEAR = /^(?:19|20)\d\d$/;

/** How often each word stands in a text, as written. One letter or digit is an initial or a list's number. */
function countWords(text: string, counts: Map<string, number>): void {
  for (const word of text.match(WORD) ?? [])
    if (word.length > 1) counts.set(word, (counts.get(word) ?? 0) + 1);
}

/** In scripts without case: the words of a resolved name as the register has it, so that languages can be compared. */
function countRegistered(coded: CodedDocument, counts: Map<string, number>): void {
  for (const mention of coded.mentions) {
    if (!NAMING.has(mention.type) || mention.entity === undefined || mention.name === undefined) continue;
    if (!/\p{Lu}|\p{Ll}/u.test(coded.text.slice(mention.start, mention.end)))
      countWords(mention.name, counts);
  }
}

function withoutNoise(coded: CodedDocument): string {
  let text = "";
  let at = 0;
  for (const region of coded.regions.filter((one) => one.noise).sort((a, b) => a.start - b.start)) {
    text += `${coded.text.slice(at, Math.max(at, region.start))}\n`;
    at = Math.max(at, region.end);
  }
  return `${coded.title ?? ""}\n${text}${coded.text.slice(at)}`.slice(0, TEXT_MAX);
}

/** The heaviest words as a vector of length one; undefined if no word tells anything. */
function vectorOf(
  written: ReadonlyMap<string, number>,
  weightOf: WeightOf,
  most: number,
): Vector | undefined {
  const counts = new Map<string, number>();
  for (const [word, count] of written) {
    const folded = fold(word);
    counts.set(folded, (counts.get(folded) ?? 0) + count);
  }
  const weighed: [string, number][] = [];
  for (const [word, count] of counts) {
    const weight = YEAR.test(word) ? 0 : weightOf(word);
    if (weight > 0) weighed.push([word, (1 + Math.log(count)) * weight]);
  }
  if (weighed.length === 0) return undefined;
  weighed.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const kept = weighed.slice(0, most);
  const length = Math.hypot(...kept.map(([, weight]) => weight));
  return Object.fromEntries(
    kept.map(([word, weight]) => [word, Math.round((1000 * weight) / length) / 1000]),
  );
}

/** The most telling words of a document, its noise left out. */
export function tellingWords(coded: CodedDocument, weightOf: WeightOf): Vector | undefined {
  const counts = new Map<string, number>();
  const text = withoutNoise(coded);
  countWords(text, counts);
  countWords(text.slice(0, LEAD), counts);
  countRegistered(coded, counts);
  return vectorOf(counts, weightOf, WORDS_MAX);
}

/** The most telling words of a passage. */
export function tellingWordsOf(passage: string, weightOf: WeightOf): Vector | undefined {
  const counts = new Map<string, number>();
  countWords(passage, counts);
  return vectorOf(counts, weightOf, LOCAL_MAX);
}
