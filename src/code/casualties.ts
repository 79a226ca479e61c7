// How many were killed and hurt: figures beside words of harm in a sentence. To which event they belong is not decided here.
import type { LanguageKnowledge } from "../knowledge/index.ts";
import type { Range } from "../record/index.ts";
import { harmedAt, harmsThings } from "./casualties/tree.ts";
import { isComma, isHardBreak, thingOf, type View } from "./events/view.ts";
import type { Figure } from "./tallies/figures.ts";
import { wordsOf, type Match } from "./words.ts";

export type Harm = "killed" | "injured";

export interface Casualty {
  readonly harm: Harm;
  readonly range: Range;
  /** Token of the word of harm. */
  readonly at: number;
}

/** Casualty figures of a sentence, in order. "Dozens" gives none; "no casualties" gives 0 for both. */
export function casualtiesIn(
  language: LanguageKnowledge,
  view: View,
  figures: readonly Figure[],
): Casualty[] {
  const found: Casualty[] = [];
  const nobody = wordsOf(language, "casualty-unharmed").matches(view.sentence);
  for (const match of nobody)
    for (const harm of harmsOf(match.entry.attributes["harm"] ?? "both"))
      found.push({ harm, range: { min: 0, max: 0 }, at: match.from });
  const used = new Set<Figure>();
  const words = distinct(wordsOf(language, "casualty-words").matches(view.sentence));
  for (const match of words) {
    if (nobody.some((one) => match.from >= one.from && match.from < one.to)) continue;
    if (harmsThings(view, match.from, match.to)) continue;
    const harms = harmsOf(match.entry.attributes["harm"]);
    const none = isNone(language, view, match.from);
    const free = figures.filter((one) => !used.has(one));
    const harmed = none ? undefined : harmedAt(view, free, match.from, match.to);
    const figure = none || harmed ? undefined : figureFor(view, free, match, words);
    const range = none
      ? NOBODY
      : harmed
        ? harmed.range
        : (figure?.range ?? singleVictim(language, view, match.from, match.to));
    if (!range) continue;
    for (const one of harmed?.figures ?? (figure ? [figure] : [])) used.add(one);
    if (harms.length === 2 && !none) continue;
    for (const harm of harms) found.push({ harm, range, at: match.from });
  }
  return found;
}

const NOBODY: Range = { min: 0, max: 0 };

/** A word that the list names in several forms is one word of harm. */
function distinct(matches: readonly Match[]): Match[] {
  return matches.filter((match, at) => match.from !== matches[at - 1]?.from);
}

function harmsOf(value: unknown): readonly Harm[] {
  if (value === "both") return ["killed", "injured"];
  return value === "killed" || value === "injured" ? [value] : [];
}

function isNone(language: LanguageKnowledge, view: View, at: number): boolean {
  const none = wordsOf(language, "no-words");
  return [at - 1, at - 2].some((i) => i >= 0 && none.at(view.sentence, i).length > 0);
}

/** The figure beside the word: right for "killed five", left for "five were killed", "five dead". */
function figureFor(
  view: View,
  figures: readonly Figure[],
  { from, to, entry }: Match,
  words: readonly Match[],
): Figure | undefined {
  const isNear = (gap: Between, most: number): boolean =>
    gap.to >= gap.from && gap.to - gap.from <= most && isOpen(view, gap, words);
  const ofPeople = figures.filter((figure) => !countsThings(view, figure));
  const right = ofPeople.find((figure) => isNear({ from: to, to: figure.from }, 2));
  const left =
    ofPeople.findLast((figure) => countsPeople(view, figure) && isNear({ from: figure.to, to: from }, 16)) ??
    ofPeople.findLast((figure) => isNear({ from: figure.to, to: from }, 9));
  if (!right || !left) return right ?? left;
  return entry.attributes["figure"] === "before" || isPassive(view, from) ? left : right;
}

/** Where there is no tree: "three soldiers … killed" at the end of a long clause. */
function countsPeople(view: View, { from }: Figure): boolean {
  const kind = thingOf(view, from)?.class;
  return view.tokens[from]?.deprel === undefined && (kind === "person" || kind === "armed");
}

/** Where there is no tree: "killed on one base" counts no dead. */
function countsThings(view: View, { from, to }: Figure): boolean {
  const thing = thingOf(view, from) ?? thingOf(view, to);
  if (!thing || view.tokens[from]?.deprel !== undefined) return false;
  return thing.class === "site" || thing.class === "platform" || thing.class === "weapon";
}

function isPassive(view: View, at: number): boolean {
  return [at - 1, at - 2].some((i) => i >= 0 && view.has("passive-auxiliaries", i));
}

/** Tokens between a figure and a word of harm, `to` exclusive. */
interface Between {
  readonly from: number;
  readonly to: number;
}

/** Nothing between parts them: no stop, no comma, no "and"; where there is no tree, no other word of harm. */
function isOpen(view: View, { from, to }: Between, words: readonly Match[]): boolean {
  for (let i = from; i < to; i++) {
    const token = view.tokens[i]!;
    if (isHardBreak(token) || isComma(token) || token.deprel === "cc") return false;
    if (token.deprel === undefined && words.some((word) => word.from <= i && i < word.to)) return false;
  }
  return true;
}

/** One named person, or one with a singular article, is a figure of one. */
function singleVictim(language: LanguageKnowledge, view: View, from: number, to: number): Range | undefined {
  const articles = wordsOf(language, "singular-articles");
  for (const i of [to, to + 1, to + 2]) {
    const thing = thingOf(view, i);
    if (!thing) continue;
    return isOne(i) ? { min: 1, max: 1 } : undefined;
  }
  for (let i = from - 1; i >= Math.max(0, from - 8); i--) {
    if (isHardBreak(view.tokens[i]!) || isComma(view.tokens[i])) return undefined;
    if (thingOf(view, i) && isPassive(view, from)) return isOne(i) ? { min: 1, max: 1 } : undefined;
  }
  return undefined;

  function isOne(i: number): boolean {
    const thing = thingOf(view, i)!;
    if (thing.mention?.type === "person") return true;
    if (thing.class !== "person" && thing.class !== "armed") return false;
    return [thing.from, thing.from - 1, thing.from - 2].some(
      (at) => at >= 0 && articles.at(view.sentence, at).length > 0,
    );
  }
}
