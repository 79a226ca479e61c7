// Which events a statement is about: those its words tell of, those of its sentence, or what was told before it.
import type { Event, Span, Statement } from "../../record/index.ts";
import type { Token } from "../../language/index.ts";
import { firstSpanAfter, overlaps } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { deedOf } from "../deeds.ts";
import { grammarOf } from "../grammar.ts";
import { isReason } from "../reasons.ts";
import { sideOf, sideOfTeller } from "../sides.ts";
import { wordsOf } from "../words.ts";
import { actOf } from "./attribution.ts";
import { reportOf } from "./source.ts";

/** How many sentences back "it", "both" or "the attacks" may point. */
const BACK = 4;

/** The attacks that a statement is about, of all of the text in the order of their records. */
export function aboutOf(context: CodingContext, statement: Statement, events: readonly Event[]): Event[] {
  const attacks = events.filter((event) => mayConcern(context, statement, event));
  if (!isOfDeed(context, statement, attacks)) return [];
  const spans = statement.cue ? [...statement.content, statement.cue] : statement.content;
  const inside = attacks.filter((event) => spans.some((span) => overlaps(span, event.trigger)));
  if (inside.length > 0) return mayBe(context, statement, inside);
  if (sumsUp(context, statement)) return seriesBefore(context, statement, spans, attacks);
  const several = meansSeveral(context, statement) ? severalBefore(context, statement, spans, attacks) : [];
  if (several.length > 0) return several;
  const near = sharingSentence(context, statement, spans, attacks);
  if (near.length > 0) return near;
  const [first] = spans;
  return first ? toldBefore(context, statement, first, attacks) : [];
}

/** Who says "it was us" or "so it is" speaks of what happened, and not of the deed that was the reason for it. */
function mayConcern(context: CodingContext, statement: Statement, event: Event): boolean {
  const { attribution, confirms } = actOf(context, statement);
  if (attribution === "claimed" || confirms === true) {
    if (event.status === "planned" || event.status === "hypothetical") return false;
  }
  return attribution === undefined || attribution === "blamed" || !isReason(context, event);
}

/** A denial is about an attack if it denies the deed or a part in it: "knew of no casualties" denies neither. */
function isOfDeed(context: CodingContext, statement: Statement, attacks: readonly Event[]): boolean {
  if (actOf(context, statement)["attribution"] !== "denied") return true;
  const { content, cue } = statement;
  if (attacks.some(({ trigger }) => content.some((span) => overlaps(span, trigger)))) return true;
  const said = tokensOf(context, content).filter((token) => !cue || token.start >= cue.end);
  const grammar = grammarOf(context.language);
  if (said.length <= FEW && said.some((token) => grammar.is(token, "object-pronouns"))) return true;
  return content.some((span) =>
    sentencesOf(context, span).some((sentence) =>
      wordsOf(context.language, "involvement-words")
        .matches(sentence)
        .some((match) => overlaps(match, span)),
    ),
  );
}

/** "denied it", "denied this on Monday". */
const FEW = 4;

/** A claim is not about what somebody else did. */
function mayBe(context: CodingContext, statement: Statement, events: readonly Event[]): Event[] {
  if (actOf(context, statement)["attribution"] !== "claimed") return [...events];
  const telling = reportOf(context, statement);
  const side = telling
    ? sideOfTeller(context, telling, statement.speaker)
    : sideOf(context, statement.speaker);
  return events.filter((event) => deedOf(context, event, side, { ...(telling && { telling }) }) !== "other");
}

/** "claimed over 70 attacks", "many attacks": a sum, not the attacks told of. */
function sumsUp(context: CodingContext, statement: Statement): boolean {
  const tokens = tokensOf(context, statement.content);
  return (
    isCounted(context, statement) ||
    tokens.some((token) => grammarOf(context.language).is(token, "vague-numbers"))
  );
}

/** "Most of these attacks": of a series told as one ("a series of attacks"), not of single attacks nor of a count. */
function seriesBefore(
  context: CodingContext,
  statement: Statement,
  spans: readonly Span[],
  attacks: readonly Event[],
): Event[] {
  if (isCounted(context, statement)) return [];
  const series = attacks.filter((event) =>
    tokensOf(context, [event.trigger]).some((token) => token.feats?.["Number"] === "Plur"),
  );
  return severalBefore(context, statement, spans, series);
}

function isCounted(context: CodingContext, { content }: Statement): boolean {
  return context.tallies.some((tally) => content.some((span) => overlaps(span, tally.of)));
}

function tokensOf(context: CodingContext, spans: readonly Span[]): Token[] {
  return spans.flatMap((span) =>
    sentencesOf(context, span).flatMap(({ tokens }) => tokens.filter((token) => overlaps(token, span))),
  );
}

function sentencesOf({ analysis: { sentences } }: CodingContext, span: Span) {
  const first = firstSpanAfter(sentences, span.start);
  let end = first;
  while (end < sentences.length && sentences[end]!.start < span.end) end++;
  return sentences.slice(first, end);
}

/** An attack of the same sentence: the last told before what is said, else the first behind it. */
function sharingSentence(
  context: CodingContext,
  statement: Statement,
  spans: readonly Span[],
  events: readonly Event[],
): Event[] {
  const touched = spans.flatMap((span) => sentencesOf(context, span));
  const inSentence = (span: Span): boolean => touched.some((sentence) => overlaps(span, sentence));
  const here = mayBe(
    context,
    statement,
    events.filter((event) => event.evidence.some(inSentence)),
  );
  const told = here
    .filter(({ trigger }) => inSentence(trigger))
    .sort((a, b) => a.trigger.start - b.trigger.start);
  const [at] = spans;
  const nearest = told.findLast(({ trigger }) => at !== undefined && trigger.end <= at.start);
  return [nearest ?? told[0] ?? here[0]].flatMap((event) => event ?? []);
}

/** "took credit for it": what was told last. */
function toldBefore(
  context: CodingContext,
  statement: Statement,
  at: Span,
  events: readonly Event[],
): Event[] {
  const told = events
    .flatMap((event) => event.evidence.map((span) => ({ event, start: span.start })))
    .filter(({ start }) => start < at.start)
    .sort((a, b) => b.start - a.start);
  const [last] = mayBe(context, statement, [...new Set(told.map(({ event }) => event))]);
  return last ? [last] : events.slice(0, 1);
}

/** Where the sentences begin that a word for several attacks looks back on. */
function earliest({ analysis: { sentences } }: CodingContext, at: Span): number {
  const here = firstSpanAfter(sentences, at.start);
  return sentences[Math.max(0, here - BACK)]?.start ?? 0;
}

/** "the attacks", "both", "two more strikes": the first noun of what is claimed is a plural. */
function meansSeveral(context: CodingContext, { content, cue }: Statement): boolean {
  const behind = tokensOf(context, content).filter((token) => !cue || token.start >= cue.end);
  const noun = behind.find(({ upos }) => upos === "NOUN" || upos === "PROPN" || upos === "VERB");
  return noun?.feats?.["Number"] === "Plur" || holdsBoth(context, behind);
}

/** What was told within a few sentences before, where it may be several: "announced the attacks", "has claimed both". */
function severalBefore(
  context: CodingContext,
  statement: Statement,
  [at]: readonly Span[],
  events: readonly Event[],
): Event[] {
  if (!at) return [];
  const from = earliest(context, at);
  const told = events.filter((event) =>
    event.evidence.some(({ start }) => start >= from && start < at.start),
  );
  const last = mayBe(context, statement, told).sort((a, b) => b.trigger.start - a.trigger.start);
  return isBoth(context, statement) ? last.slice(0, 2) : last;
}

function isBoth(context: CodingContext, { content }: Statement): boolean {
  return holdsBoth(context, tokensOf(context, content));
}

function holdsBoth(context: CodingContext, tokens: readonly Token[]): boolean {
  return tokens.some((token) => grammarOf(context.language).is(token, "both-words"));
}
