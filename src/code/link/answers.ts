// Which event answers which, where the text says so: what the words "in response to" hang on answers what stands behind
// them; "in response" and "the answer came" look back to the attack told last. Time order alone is no answer.
import type { Event, EventStatus, Span } from "../../record/index.ts";
import type { Sentence } from "../../language/index.ts";
import { firstSpanAfter, overlaps } from "../../text/index.ts";
import { attributionsNear } from "../attribution-index.ts";
import type { CodingContext } from "../context.ts";
import { isViolent } from "../events/violent.ts";
import { grammarOf } from "../grammar.ts";
import { isSameSide, sideOf, sideOfTeller } from "../sides.ts";
import { wordsOf, type Match } from "../words.ts";
import { sourceRole } from "./source.ts";

/** How many sentences back an answer without its reason looks. */
const BACK = 4;
/** Deeper nesting between a deed and the words of its reason is a fault of the parser. */
const CLIMB = 8;
/** Words between "in response to" and the event named as its reason ("what it called a growing number of attacks"). */
const REASON = 15;

/** One sentence with the events whose triggers stand in it, and all events of the text, in text order. */
interface Place {
  readonly ctx: CodingContext;
  readonly sentence: Sentence;
  readonly index: number;
  readonly here: readonly Event[];
  readonly told: readonly Event[];
}

/** Event id → ids of the events it answers. */
export function answersOf(ctx: CodingContext): Map<string, string[]> {
  const found = new Map<string, string[]>();
  const told = [...ctx.events].sort((a, b) => a.trigger.start - b.trigger.start);
  const triggers = told.map(({ trigger }) => trigger);
  const reasons = wordsOf(ctx.language, "response-markers");
  const bare = wordsOf(ctx.language, "bare-answers");
  ctx.analysis.sentences.forEach((sentence, index) => {
    const [named, alone] = apart(reasons.matches(sentence), bare.matches(sentence));
    if (named.length + alone.length === 0) return;
    const first = firstSpanAfter(triggers, sentence.start);
    const here = told.slice(first, firstSpanAfter(triggers, sentence.end));
    const place: Place = { ctx, sentence, index, here, told };
    for (const { answering, answered } of [
      ...named.map((marker) => withReason(place, marker)),
      ...alone.map((marker) => withoutReason(place, marker)),
    ]) {
      if (!answering) continue;
      const ids = answered.filter((event) => event && event !== answering).map((event) => event!.id);
      if (ids.length > 0) found.set(answering.id, [...new Set([...(found.get(answering.id) ?? []), ...ids])]);
    }
  });
  return found;
}

/** Of words of both lists at one place the longer ones count: "answering", but "the answer came". */
function apart(named: readonly Match[], alone: readonly Match[]): [Match[], Match[]] {
  const length = ({ from, to }: Match): number => to - from;
  return [
    named.filter((one) => !alone.some((other) => overlaps(one, other) && length(other) > length(one))),
    alone.filter((one) => !named.some((other) => overlaps(one, other) && length(other) >= length(one))),
  ];
}

interface Answer {
  readonly answering: Event | undefined;
  readonly answered: readonly (Event | undefined)[];
}

const NO_ANSWER: Answer = { answering: undefined, answered: [] };

/** "struck in response to the attack", "in response to the attack … struck": the reason stands behind the words. */
function withReason(place: Place, marker: Match): Answer {
  const { ctx, sentence, here } = place;
  const reach = sentence.tokens[Math.min(sentence.tokens.length, marker.to + REASON) - 1]!.end;
  const reason = here.find(({ trigger }) => trigger.start >= marker.end && trigger.start < reach);
  const others = here.filter((event) => event !== reason);
  const answering =
    governing(place, marker, others) ??
    others.findLast(({ trigger }) => trigger.end <= marker.start) ??
    toldAgain(place, reason) ??
    ownBefore(place, marker) ??
    others[0];
  if (reason) return { answering, answered: [reason, ...instancesOf(place, reason)] };
  const next = sentence.tokens[marker.to];
  // "did not answer" looks back to nothing, "in response to weeks of sanctions" to no attack.
  if (marker.to - marker.from < 2 || next === undefined) return NO_ANSWER;
  if (isPronoun(ctx, next))
    return { answering, answered: [lastBefore(place, startOf(answering, sentence), answering)] };
  return { answering, answered: [toldAgain(place, answering)] };
}

/** "Attacks on its bases, above all the one on Monday", "among them a strike on the port": named out of the many. */
function instancesOf({ ctx, sentence, here }: Place, reason: Event): Event[] {
  const words = wordsOf(ctx.language, "instance-words").matches(sentence);
  const [word] = words.filter(({ start }) => start >= reason.trigger.end);
  if (!word) return [];
  const [named] = here.filter(({ trigger }) => trigger.start >= word.end);
  return named && named !== reason ? [named] : [];
}

/** "The army said that it was answering the attack": what the side that says so did before, within a few sentences. */
function ownBefore({ ctx, index, told }: Place, marker: Match): Event | undefined {
  const tellers = attributionsNear(ctx, [marker]).filter((one) =>
    one.content.some((span) => overlaps(span, marker)),
  );
  const sides = tellers.flatMap((one) => {
    const role = sourceRole(ctx, one);
    return role ? [sideOfTeller(ctx, one, role)] : [];
  });
  const from = ctx.analysis.sentences[Math.max(0, index - BACK)]!.start;
  return told.findLast(
    (event) =>
      event.trigger.start >= from &&
      event.trigger.end <= marker.start &&
      DONE.has(event.status) &&
      event.actors.some((actor) => sides.some((side) => isSameSide(sideOf(ctx, actor), side) === true)),
  );
}

/** An event that the sentence comes back to: its fullest telling stands elsewhere. */
function toldAgain({ sentence, told, here }: Place, other: Event | undefined): Event | undefined {
  return told.findLast(
    (event) =>
      event !== other &&
      !here.includes(event) &&
      event.evidence.some(({ start }) => start === sentence.start),
  );
}

function isPronoun(ctx: CodingContext, token: Sentence["tokens"][number]): boolean {
  const grammar = grammarOf(ctx.language);
  return grammar.is(token, "object-pronouns") || grammar.is(token, "third-person") || token.upos === "PRON";
}

/** What was done, not what would be: only that answers without a reason being named. */
const DONE: ReadonlySet<EventStatus> = new Set(["reported", "alleged"]);

function withoutReason(place: Place, marker: Match): Answer {
  const { here, sentence } = place;
  const done = here.filter(({ status }) => DONE.has(status));
  const answering = governing(place, marker, done) ?? beside(done, marker) ?? toldAgain(place, undefined);
  return {
    answering,
    answered: [answering && lastBefore(place, startOf(answering, sentence), answering)],
  };
}

const startOf = (event: Event | undefined, { start }: Span): number => event?.trigger.start ?? start;

/** The event whose trigger the marker is part of or hangs on. */
function governing({ sentence }: Place, marker: Match, events: readonly Event[]): Event | undefined {
  const { tokens } = sentence;
  for (let at = marker.to - 1, steps = 0; at >= 0 && steps < CLIMB; at = tokens[at]!.head ?? -1, steps++) {
    const found = events.find(({ trigger }) => overlaps(trigger, tokens[at]!));
    if (found) return found;
  }
  return undefined;
}

/** "Struck in response", or "in response, jets struck", "the answer came at once: jets struck". */
function beside(events: readonly Event[], { start, from }: Match): Event | undefined {
  const before = events.findLast(({ trigger }) => trigger.end <= start);
  return before ?? (from <= OPENING ? events[0] : undefined);
}

/** So many words may stand before words that open a sentence ("within the hour the answer came"). */
const OPENING = 5;

/** The attack that was told last before an offset within a few sentences, by somebody else. */
function lastBefore(place: Place, end: number, answering: Event | undefined): Event | undefined {
  const { ctx, index, told } = place;
  const from = ctx.analysis.sentences[Math.max(0, index - BACK)]!.start;
  return told.findLast(
    (event) =>
      event.trigger.start >= from &&
      event.trigger.start < end &&
      event !== answering &&
      isViolent(ctx.knowledge.kinds, event.type) &&
      !sharesDoer(ctx, event, answering),
  );
}

function sharesDoer(ctx: CodingContext, a: Event, b: Event | undefined): boolean {
  return (b?.actors ?? []).some((role) =>
    a.actors.some((other) => isSameSide(sideOf(ctx, role), sideOf(ctx, other)) === true),
  );
}
