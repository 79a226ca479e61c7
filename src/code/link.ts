// Connects what the other steps found: statements to the events they are about, reprisals to what they answer, and who
// is said to have done it. Runs last; adds to records, makes none.
import type { Event, Span, Statement } from "../record/index.ts";
import { overlaps } from "../text/index.ts";
import type { CodingContext } from "./context.ts";
import { isViolent } from "./events/violent.ts";
import { actOf, attributionOf, ownTelling } from "./link/attribution.ts";
import { wordsOf } from "./words.ts";

/** Fills `about` of statements, `responseTo` and `attribution` of events. */
export function link(ctx: CodingContext): void {
  const attacks = ctx.events.filter((event) => isViolent(ctx.knowledge.kinds, event.type));
  ctx.statements = ctx.statements.map((statement) => withAbout(ctx, statement, attacks));
  const unclaimed = unclaimedEvents(ctx, attacks);
  ctx.events = ctx.events.map((event) => linked(ctx, event, attacks.includes(event), unclaimed));
}

function linked(ctx: CodingContext, event: Event, isAttack: boolean, unclaimed: ReadonlySet<string>): Event {
  const responseTo = answered(ctx, event);
  const attribution = isAttack ? attributionOf(ctx, event, unclaimed) : undefined;
  const claimant =
    attribution?.status === "claimed" && event.actors.length === 0 ? attribution.by : undefined;
  const announced = !isAttack && event.status === "alleged" && ownTelling(ctx, event) !== undefined;
  return {
    ...event,
    ...(announced && { status: "reported" as const }),
    ...(claimant && { actors: [claimant] }),
    ...(attribution && { attribution }),
    ...(responseTo.length > 0 && { responseTo }),
  };
}

function withAbout(ctx: CodingContext, statement: Statement, assaults: readonly Event[]): Statement {
  if (statement.about || actOf(ctx, statement)["aboutEvent"] !== true) return statement;
  const spans = statement.cue ? [...statement.content, statement.cue] : statement.content;
  const inside = assaults.filter((event) => spans.some((span) => overlaps(span, event.trigger)));
  const near = inside.length > 0 ? inside : sharingSentence(ctx, spans, assaults);
  const chosen = near.length > 0 ? near : precedingEvent(spans[0], assaults);
  return chosen.length === 0 ? statement : { ...statement, about: chosen.map((event) => event.id) };
}

function sharingSentence(ctx: CodingContext, spans: readonly Span[], events: readonly Event[]): Event[] {
  const sentences = ctx.analysis.sentences.filter((sentence) =>
    spans.some((span) => overlaps(span, sentence)),
  );
  return events
    .filter((event) => event.evidence.some((span) => sentences.some((sentence) => overlaps(span, sentence))))
    .slice(0, 1);
}

/** The event told last before the words, else the first of the text. */
function precedingEvent(span: Span | undefined, events: readonly Event[]): Event[] {
  if (!span) return [];
  const before = events.filter(
    (event) => event.evidence.some((one) => one.start < span.start) && event.status !== "past-background",
  );
  const last = before.at(-1) ?? events[0];
  return last ? [last] : [];
}

function unclaimedEvents(ctx: CodingContext, assaults: readonly Event[]): Set<string> {
  const words = wordsOf(ctx.language, "unclaimed-words");
  const found = new Set<string>();
  for (const sentence of ctx.analysis.sentences) {
    if (words.matches(sentence).length === 0) continue;
    const news = assaults.filter((event) => event.status === "reported" || event.status === "alleged");
    const here = news.find((event) => event.evidence.some((span) => overlaps(span, sentence)));
    const chosen = here ?? lastTold(news, sentence.start) ?? mainEvent(assaults);
    if (chosen) found.add(chosen.id);
  }
  return found;
}

/** The event that the text came back to last before an offset. */
function lastTold(events: readonly Event[], offset: number): Event | undefined {
  let best: { event: Event; at: number } | undefined;
  for (const event of events) {
    for (const { start } of event.evidence) {
      if (start < offset && (!best || start >= best.at)) best = { event, at: start };
    }
  }
  return best?.event;
}

/** The event most sentences tell of. */
function mainEvent(events: readonly Event[]): Event | undefined {
  return events.reduce<Event | undefined>(
    (best, event) => (!best || event.evidence.length > best.evidence.length ? event : best),
    undefined,
  );
}

/** Events that stand behind "in response to" in a sentence that tells of this event before it. */
function answered(ctx: CodingContext, event: Event): string[] {
  const markers = wordsOf(ctx.language, "response-markers");
  const found = new Set<string>();
  for (const sentence of ctx.analysis.sentences) {
    if (!event.evidence.some((span) => overlaps(span, sentence))) continue;
    for (const marker of markers.matches(sentence)) {
      if (event.trigger.start >= marker.start && overlaps(event.trigger, sentence)) continue;
      for (const other of ctx.events) {
        const behind = other.trigger.start >= marker.end && other.trigger.end <= sentence.end;
        if (other.id !== event.id && behind) found.add(other.id);
      }
    }
  }
  return [...found];
}
