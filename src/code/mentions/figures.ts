// Quantities with a unit and sums of money. Counts of people and things belong to the mentions of these.
import type { LanguageKnowledge } from "../../knowledge/index.ts";
import type { Sentence, Token } from "../../language/index.ts";
import { isNumber } from "./phrases.ts";
import { RANK, type Candidate } from "./candidate.ts";

interface Figures {
  readonly units: ReadonlySet<string>;
  readonly currencies: ReadonlySet<string>;
  readonly scales: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
}

const figuresOf = new WeakMap<LanguageKnowledge, Figures>();

function wordSet(language: LanguageKnowledge, list: string): ReadonlySet<string> {
  return new Set((language.lists.get(list)?.entries ?? []).flatMap((entry) => entry.words));
}

function figures(language: LanguageKnowledge): Figures {
  const known = figuresOf.get(language);
  if (known) return known;
  const made = {
    units: wordSet(language, "quantity-units"),
    currencies: wordSet(language, "currencies"),
    scales: wordSet(language, "money-scales"),
    numbers: wordSet(language, "number-words"),
  };
  figuresOf.set(language, made);
  return made;
}

const GLUED = /^\p{N}[\p{N}.,]*(\p{L}+|%)$/u;
const SYMBOL = /^(\P{N}*)\p{N}/u;

export function findFigures(language: LanguageKnowledge, sentence: Sentence): Candidate[] {
  const words = figures(language);
  const found: Candidate[] = [];
  const { tokens } = sentence;
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!;
    if (!isNumber(token) && !words.numbers.has(token.norm) && !GLUED.test(token.text)) continue;
    const end = numberEnd(tokens, index, words);
    const candidate = moneyAt(tokens, index, end, words) ?? quantityAt(tokens, index, end, words);
    if (candidate) found.push({ ...candidate, by: `${language.code}/figures`, rank: RANK.lexicon });
    index = end - 1;
  }
  return found;
}

/** Token index behind the number and its scales: "1.5 million". */
function numberEnd(tokens: readonly Token[], from: number, words: Figures): number {
  let end = from + 1;
  while (end < tokens.length && (words.scales.has(tokens[end]!.norm) || words.numbers.has(tokens[end]!.norm)))
    end++;
  return end;
}

type Figure = Pick<Candidate, "start" | "end" | "type">;

function moneyAt(tokens: readonly Token[], from: number, end: number, words: Figures): Figure | undefined {
  const before = tokens[from - 1];
  if (
    before &&
    words.currencies.has(before.norm) &&
    before.end === tokens[from]!.start &&
    !SYMBOL.test(before.text)
  ) {
    return { start: before.start, end: tokens[end - 1]!.end, type: "money" };
  }
  for (let at = end; at < Math.min(end + 2, tokens.length); at++) {
    if (words.currencies.has(tokens[at]!.norm))
      return { start: tokens[from]!.start, end: tokens[at]!.end, type: "money" };
  }
  return undefined;
}

function quantityAt(tokens: readonly Token[], from: number, end: number, words: Figures): Figure | undefined {
  const glued = GLUED.exec(tokens[from]!.text)?.[1];
  if (glued !== undefined)
    return words.units.has(glued.toLowerCase())
      ? { start: tokens[from]!.start, end: tokens[from]!.end, type: "quantity" }
      : undefined;
  const one = tokens[end];
  if (!one) return undefined;
  const two = tokens[end + 1];
  if (two && words.units.has(`${one.norm} ${two.norm}`))
    return { start: tokens[from]!.start, end: two.end, type: "quantity" };
  return words.units.has(one.norm)
    ? { start: tokens[from]!.start, end: one.end, type: "quantity" }
    : undefined;
}
