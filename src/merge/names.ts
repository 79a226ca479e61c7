// The names by which a document can be told from others of its days: people, streets, towns, bodies, weighted by how
// seldom they stand in ordinary news. Two stories of one attack share them; two attacks of one day do not.
import type { Knowledge } from "../knowledge/index.ts";
import type { CodedDocument, Mention } from "../record/index.ts";
import { fold } from "../text/index.ts";

/** Weight of a folded word; 0 says nothing. */
export type WeightOf = (word: string) => number;

// What a word weighs where no language has a list of common words.
const PLAIN_WEIGHT = 4;
// Beyond these a long page would match everything (swept 20–80 on a stream of crime news).
const NAMES_MAX = 40;
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

const isSmall = (word: string): boolean => (word < "{" ? word >= "a" : /^\p{Ll}/u.test(word));
const isCapital = (word: string): boolean => (word < "[" ? word >= "A" : /^\p{Lu}/u.test(word));

/** Words that stand in capitals and never without in the same text: names, by the habit of scripts that have case. */
function capitalised(text: string): string[] {
  const [capitals, small]: [string[], Set<string>] = [[], new Set()];
  for (const [word] of text.matchAll(WORD)) {
    if (isSmall(word)) small.add(word);
    else if (isCapital(word)) capitals.push(word);
  }
  const folded = new Set([...small].map(fold));
  return capitals.map(fold).filter((word) => !folded.has(word));
}

/** In scripts without case the coder's names have to do. A resolved one counts by its id, in whatever script. */
function* mentioned(coded: CodedDocument): Generator<string> {
  for (const mention of coded.mentions) {
    if (!NAMING.has(mention.type)) continue;
    const words = coded.text.slice(mention.start, mention.end);
    if (mention.entity !== undefined && mention.precision !== undefined) yield mention.entity;
    if (/\p{Lu}|\p{Ll}/u.test(words)) continue;
    for (const word of words.matchAll(WORD)) yield fold(word[0]);
  }
}

function withoutNoise(coded: CodedDocument): string {
  let text = "";
  let at = 0;
  for (const region of coded.regions.filter((one) => one.noise).sort((a, b) => a.start - b.start)) {
    text += `${coded.text.slice(at, Math.max(at, region.start))}\n`;
    at = Math.max(at, region.end);
  }
  return `${coded.title ?? ""}\n${text}${coded.text.slice(at)}`;
}

/** Weights as a vector of length one. */
function normal(weights: readonly (readonly [string, number])[]): Record<string, number> {
  const length = Math.hypot(...weights.map(([, weight]) => weight));
  return Object.fromEntries(
    weights.map(([word, weight]) => [word, Math.round((1000 * weight) / length) / 1000]),
  );
}

/** The most telling names with their weights. */
export function tellingNames(coded: CodedDocument, weightOf: WeightOf): Record<string, number> {
  const counts = new Map<string, number>();
  for (const word of capitalised(withoutNoise(coded))) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const word of mentioned(coded)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const weighed = [...counts]
    .map(([word, count]): [string, number] => [word, (1 + Math.log(count)) * weightOf(word)])
    .filter(([, weight]) => weight > 0)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return normal(weighed.slice(0, NAMES_MAX));
}

/** Those of the document's names that stand in some words of it; undefined if none does. */
export function namesIn(
  words: string,
  names: Readonly<Record<string, number>>,
): Record<string, number> | undefined {
  const there = new Set(fold(words).match(WORD));
  const local = Object.entries(names).filter(([name]) => there.has(name));
  return local.length === 0 ? undefined : normal(local);
}
