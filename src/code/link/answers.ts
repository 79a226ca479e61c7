// Which event answers which, where the text says so: what the words "in response to" hang on answers what stands behind
// them; "in response" and "the answer came" look back to the attack told last. Time order alone is no answer.
import type { Event, EventStatus, Span } from "../../record/index.ts";
import type { Sentence } from "../../language/index.ts";
import { firstSpanAfter, overlaps } from "../../text/index.ts";
import type { CodingContext } from "../context.ts";
import { isViolent } from "../events/violent.ts";
import { grammarOf } from "../grammar.ts";
import { isSameSide, sideOf } from "../sides.ts";
import { wordsOf, type Match } from "../words.ts";

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
    const named = reasons.matches(sentence);
    const alone = bare.matches(sentence).filter((one) => !named.some((other) => overlaps(one, other)));
    if (named.length + alone.length === 0) return;
    const first = firstSpanAfter(triggers, sentence.start);
    const here = told.slice(first, firstSpanAfter(triggers, sentence.end));
    const place: Place = { ctx, sentence, index, here, told };
    for (const [answering, answered] of [
      ...named.map((marker) => withReason(place, marker)),
      ...alone.map((marker) => withoutReason(place, marker)),
    ]) {
      if (!answering || !answered || answering === answered) continue;
      found.set(answering.id, [...new Set([...(found.get(answering.id) ?? []), answered.id])]);
    }
  });
  return found;
}

type Answer = readonly [answering: Event | undefined, answered: Event | undefined];

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
    others[0];
  if (reason) return [answering, reason];
  const next = sentence.tokens[marker.to];
  // "did not answer" looks back to nothing, "in response to weeks of sanctions" to no attack.
  if (marker.to - marker.from < 2 || next === undefined) return [undefined, undefined];
  if (isPronoun(ctx, next)) return [answering, lastBefore(place, startOf(answering, sentence), answering)];
  return [answering, toldAgain(place, answering)];
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
  return [answering, answering && lastBefore(place, startOf(answering, sentence), answering)];
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
