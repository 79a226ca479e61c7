// What all triggers of one sentence share: its figures, casualties and dates.
import type { Tally, TimeExpression } from "../../record/index.ts";
import { overlaps } from "../../text/index.ts";
import { casualtiesIn, type Casualty } from "../casualties.ts";
import type { CodingContext } from "../context.ts";
import { documentMemory } from "../memory.ts";
import { figuresIn, type Figure } from "../tallies/figures.ts";
import { datesIn, timesInside, type Dated } from "./dates.ts";
import type { Trigger } from "./trigger.ts";
import type { View } from "./view.ts";

export interface SentenceFacts {
  readonly times: readonly TimeExpression[];
  readonly figures: readonly Figure[];
  readonly casualties: readonly Casualty[];
  readonly dates: readonly Dated[];
}

export function factsOf(ctx: CodingContext, view: View): SentenceFacts {
  const times = timesInside(ctx, view);
  const figures = figuresIn(ctx.language, view.sentence, times);
  return {
    times,
    figures,
    casualties: casualtiesIn(ctx.language, view, figures),
    dates: datesIn(ctx, view),
  };
}

/** What a tally counts is no event: the counted noun, or the dead and hurt of its sentence. */
export function isTallied(ctx: CodingContext, view: View, trigger: Trigger): boolean {
  const here = talliesOf(ctx, view);
  if (here.length === 0) return false;
  const span = { start: view.tokens[trigger.from]!.start, end: view.tokens[trigger.to - 1]!.end };
  return trigger.attributes["casualty"] === true || here.some((tally) => overlaps(tally.of, span));
}

const tallied = documentMemory<readonly Tally[], Map<number, Tally[]>>();

/** The tallies whose evidence begins with the sentence. */
export function talliesOf(ctx: CodingContext, view: View): readonly Tally[] {
  let known = tallied.get(ctx.tallies);
  if (!known) {
    known = Map.groupBy(ctx.tallies, (tally) => tally.evidence[0]?.start ?? -1);
    tallied.set(ctx.tallies, known);
  }
  return known.get(view.sentence.start) ?? [];
}

/** A month or day name that looks like a trigger ("March"). */
export function isInsideTime(facts: SentenceFacts, view: View, trigger: Trigger): boolean {
  const { start, end } = view.tokens[trigger.from]!;
  return facts.times.some((time) => time.start <= start && end <= time.end);
}
