// Connects what the other steps found: statements to the events they are about, reprisals to what they answer, and who
// is said to have done it. Runs last; adds to records, makes none.
import type { Attribution, Event, EventAttribution, Role, Span, Statement } from "../record/index.ts";
import { overlaps } from "../text/index.ts";
import type { CodingContext } from "./context.ts";
import { wordsOf } from "./words.ts";

/** Fills `about` of statements, `responseTo` and `attribution` of events. */
export function link(ctx: CodingContext): void {
  const assaults = ctx.events.filter((event) => event.type === "assault");
  ctx.statements = ctx.statements.map((statement) => withAbout(ctx, statement, assaults));
  const unclaimed = unclaimedEvents(ctx, assaults);
  ctx.events = ctx.events.map((event) => {
    const responseTo = answered(ctx, event);
    const attribution = event.type === "assault" ? attributionOf(ctx, event, unclaimed) : undefined;
    const claimant =
      attribution?.status === "claimed" && event.actors.length === 0 ? attribution.by : undefined;
    const announced =
      event.type !== "assault" && event.status === "alleged" && ownTelling(ctx, event) !== undefined;
    return {
      ...event,
      ...(announced && { status: "reported" as const }),
      ...(claimant && { actors: [claimant] }),
      ...(attribution && { attribution }),
      ...(responseTo.length > 0 && { responseTo }),
    };
  });
}

/** Acts that always speak about something done. */
const ABOUT_ACTS: ReadonlySet<string> = new Set([
  "claim-of-responsibility",
  "denial",
  "condemnation",
  "accusation",
  "confirmation",
  "praise",
  "mockery",
]);

function withAbout(ctx: CodingContext, statement: Statement, assaults: readonly Event[]): Statement {
  if (statement.about || !ABOUT_ACTS.has(statement.act)) return statement;
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

function attributionOf(ctx: CodingContext, event: Event, unclaimed: ReadonlySet<string>): EventAttribution {
  const about = ctx.statements.filter((statement) => statement.about?.includes(event.id));
  const claim = about.find((statement) => statement.act === "claim-of-responsibility");
  if (claim) return { status: "claimed", by: claim.speaker, statement: claim.id };
  const own = ownTelling(ctx, event);
  if (own) return { status: "claimed", by: own };
  const denial = about.find(
    (statement) => statement.act === "denial" && isActor(ctx, event, statement.speaker),
  );
  if (denial) return { status: "denied", by: denial.speaker, statement: denial.id };
  const blame = about.find((statement) => statement.act === "accusation");
  if (blame) return { status: "blamed", by: blame.speaker, statement: blame.id };
  if (unclaimed.has(event.id)) return { status: "unclaimed" };
  if (event.actors.length === 0) return { status: "unknown" };
  const said = attributionsOver(ctx, event);
  const accuser = said[0];
  if (event.status === "alleged" && accuser) return { status: "blamed", ...sourceRole(ctx, accuser) };
  return isBlamed(ctx, event) ? { status: "blamed" } : { status: "stated" };
}

function isBlamed(ctx: CodingContext, event: Event): boolean {
  const words = wordsOf(ctx.language, "blame-words");
  return ctx.analysis.sentences.some(
    (sentence) => overlaps(sentence, event.trigger) && words.matches(sentence).length > 0,
  );
}

function attributionsOver(ctx: CodingContext, event: Event): Attribution[] {
  return ctx.attributions.filter((one) => one.content.some((span) => overlaps(span, event.trigger)));
}

/** The doer tells of it: the speech that holds the trigger is the doer's own. */
function ownTelling(ctx: CodingContext, event: Event): Role | undefined {
  const over = attributionsOver(ctx, event);
  for (const one of over.length > 0 ? over : attributionsInEvidence(ctx, event)) {
    const role = sourceRole(ctx, one).by;
    if (role && isActor(ctx, event, role)) return role;
  }
  return undefined;
}

/** Speech in the sentences of the evidence, for an event whose fullest telling is the text's own. */
function attributionsInEvidence(ctx: CodingContext, event: Event): Attribution[] {
  return ctx.attributions.filter((one) =>
    one.content.some((span) => event.evidence.some((sentence) => overlaps(span, sentence))),
  );
}

function sourceRole(ctx: CodingContext, attribution: Attribution): { by?: Role } {
  const [source] = attribution.source;
  if (!source) return {};
  const mention =
    ctx.mentions.find((one) => one.id === attribution.speaker) ??
    ctx.mentions.find(
      (one) => one.start >= source.start && one.end <= source.end && one.type !== "nationality",
    );
  return {
    by: {
      start: source.start,
      end: source.end,
      ...(mention && { mention: mention.id }),
      ...(mention?.entity !== undefined && { entity: mention.entity }),
      ...(mention?.name !== undefined && { name: mention.name }),
    },
  };
}

function isActor(ctx: CodingContext, event: Event, speaker: Role): boolean {
  const country = countryOf(ctx, speaker);
  return event.actors.some(
    (actor) =>
      (country !== undefined && country === countryOf(ctx, actor)) ||
      overlaps(actor, speaker) ||
      (actor.entity !== undefined && actor.entity === speaker.entity) ||
      (actor.name !== undefined && actor.name === speaker.name) ||
      wordsOfSpan(ctx, actor) === wordsOfSpan(ctx, speaker),
  );
}

/** The state that a role speaks or acts for, where its mention or register entry says so. */
function countryOf(ctx: CodingContext, role: Role): string | undefined {
  const mention = ctx.mentions.find((one) => one.id === role.mention);
  const entity = role.entity ?? mention?.entity;
  return (
    mention?.country ?? (entity === undefined ? undefined : ctx.knowledge.actors.actors.get(entity)?.country)
  );
}

function wordsOfSpan(ctx: CodingContext, span: Span): string {
  return ctx.text.slice(span.start, span.end).toLowerCase();
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
