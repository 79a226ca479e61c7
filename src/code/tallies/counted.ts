// Which figures of a sentence count something, and what: the noun behind the number, or none where it is left out.
import type { WordEntry } from "../../knowledge/index.ts";
import type { Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import { timesInside } from "../events/dates.ts";
import type { Thing, ThingClass } from "../events/things.ts";
import { isComma, isHardBreak, isPunctuation, thingOf, type View } from "../events/view.ts";
import { wordsOf, type Match } from "../words.ts";
import { figuresIn, type Figure } from "./figures.ts";

/** A figure with what it counts. */
export interface Counted {
  readonly figure: Figure;
  readonly of: Span;
  /** The entry of the counted noun, if it names what happened ("attacks", "deaths"). */
  readonly entry?: WordEntry;
  /** People or things that something happened to. */
  readonly thing?: Thing;
  /** The noun is left out ("12 in Syria"). */
  readonly bare: boolean;
}

/** How many words may stand between a number and its noun: "17 separate rocket and drone attacks". */
const ADJECTIVES = 5;
const COUNTABLE: ReadonlySet<ThingClass> = new Set([
  "person",
  "armed",
  "platform",
  "weapon",
  "site",
  "object",
  "nationality",
]);

/** Figures that count something, in text order. */
export function countedIn(ctx: CodingContext, view: View): Counted[] {
  const figures = figuresIn(ctx.language, view.sentence, timesInside(ctx, view));
  if (figures.length === 0) return [];
  const nouns = new Map<number, Match>();
  for (const match of wordsOf(ctx.language, "tally-nouns").matches(view.sentence))
    if (!isTheirDeed(view, match.to - 1)) nouns.set(match.from, match);
  return figures.flatMap((figure, at) => {
    const one = isMeasure(ctx, view, figure)
      ? undefined
      : countedBy(ctx, view, figure, nouns, figures[at + 1]);
    return one ? [one] : [];
  });
}

/** "Twenty gunmen attacked a post": a verb that somebody does to something counts nothing. */
function isTheirDeed({ tokens }: View, at: number): boolean {
  const has = (relation: string): boolean =>
    tokens.some(({ head, deprel }) => head === at && deprel === relation);
  return tokens[at]!.upos === "VERB" && has("nsubj") && has("obj");
}

function countedBy(
  ctx: CodingContext,
  view: View,
  figure: Figure,
  nouns: ReadonlyMap<number, Match>,
  next: Figure | undefined,
): Counted | undefined {
  const bare: Counted = { figure, of: { start: figure.start, end: figure.end }, bare: true };
  const until = Math.min(view.tokens.length, figure.to + ADJECTIVES, next?.from ?? Infinity);
  let partitive = false;
  for (let i = figure.to; i < until; i++) {
    const noun = nouns.get(i);
    if (noun) return { figure, of: spanOf(noun), entry: noun.entry, bare: false };
    const here = thingOf(view, i);
    if (here) {
      const after = nouns.get(here.to);
      if (after && after.from < until) return { figure, of: spanOf(after), entry: after.entry, bare: false };
      const follows = thingOf(view, here.to);
      if (follows && COUNTABLE.has(follows.class)) continue;
      return COUNTABLE.has(here.class) && !partitive
        ? { figure, of: thingSpan(here, figure), thing: here, bare: false }
        : bare;
    }
    if (i === figure.to && isBare(ctx, view, i)) {
      partitive = view.length("object-markers", i) > 0;
      if (!partitive) return bare;
      continue;
    }
    if (isPunctuation(view.tokens[i]!) && !/^[-–/&"“”'’]$/.test(view.tokens[i]!.text)) break;
    if (i > figure.to && (view.has("relative-pronouns", i) || view.has("passive-auxiliaries", i))) break;
  }
  return partitive || figure.to >= view.tokens.length ? bare : undefined;
}

function spanOf(match: Match): Span {
  return { start: match.start, end: match.end };
}

/** A mention may hold its own number ("two US officials"): the counted noun is what stands behind it. */
function thingSpan(thing: Thing, figure: Figure): Span {
  return { start: Math.max(thing.start, figure.start), end: thing.end };
}

function isBare(ctx: CodingContext, view: View, i: number): boolean {
  const token = view.tokens[i]!;
  if (isComma(token) || isHardBreak(token) || /^[)("”]/.test(token.text)) return true;
  return wordsOf(ctx.language, "tally-bare-followers").at(view.sentence, i).length > 0;
}

/** Money, measures, footnote numbers in brackets, "3/4". */
function isMeasure(ctx: CodingContext, view: View, figure: Figure): boolean {
  const before = view.tokens[figure.number - 1]?.text ?? "";
  const after = view.tokens[figure.to]?.text ?? "";
  if (/^(?:\p{Sc}|#|\[|\/|№)$/u.test(before) || /^(?:\]|\/)$/.test(after)) return true;
  return wordsOf(ctx.language, "tally-units").at(view.sentence, figure.to).length > 0;
}
