// Connects what the other steps found: statements to the events they are about, reprisals to what they answer, and who
// is said to have done it. Runs last; adds to records, makes none.
import type { Event, EventAttribution, Role, Statement } from "../record/index.ts";
import { firstSpanAfter, overlaps } from "../text/index.ts";
import { speechOf } from "./attributions.ts";
import type { CodingContext } from "./context.ts";
import { isViolent } from "./events/violent.ts";
import { aboutOf } from "./link/about.ts";
import { answersOf } from "./link/answers.ts";
import { actOf, attributionOf, ownTelling } from "./link/attribution.ts";
import { unclaimedIn } from "./statements/unclaimed.ts";
import { isSameSide, sideOf } from "./sides.ts";
import { wordsOf } from "./words.ts";

/** Fills `about` of statements, `responseTo` and `attribution` of events. */
export function link(ctx: CodingContext): void {
  const attacks = ctx.events.filter((event) => isViolent(ctx.knowledge.kinds, event.type));
  ctx.statements = ctx.statements.map((statement) => withAbout(ctx, statement, attacks));
  const attackIds = new Set(attacks.map((event) => event.id));
  const around: Around = { unclaimed: unclaimedEvents(ctx, attacks), answers: answersOf(ctx) };
  ctx.events = ctx.events.map((event) => linked(ctx, event, attackIds.has(event.id), around));
}

interface Around {
  readonly unclaimed: ReadonlySet<string>;
  readonly answers: ReadonlyMap<string, readonly string[]>;
}

function linked(ctx: CodingContext, event: Event, isAttack: boolean, around: Around): Event {
  const responseTo = around.answers.get(event.id) ?? [];
  const attribution = isAttack ? attributionOf(ctx, event, around.unclaimed) : undefined;
  const doer = attribution && event.actors.length === 0 ? doerOf(ctx, attribution) : undefined;
  const announced = !isAttack && event.status === "alleged" && ownTelling(ctx, event) !== undefined;
  return {
    ...event,
    ...(announced && { status: "reported" as const }),
    ...(doer && { actors: [doer] }),
    ...(attribution && { attribution }),
    ...(responseTo.length > 0 && { responseTo: [...responseTo] }),
  };
}

/** Who claims an attack that nobody is told to have done, or whom somebody blames for it; a mere "we" or "the report" names nobody. */
function doerOf(ctx: CodingContext, { status, by, statement }: EventAttribution): Role | undefined {
  const blame = status === "blamed" ? ctx.statements.find(({ id }) => id === statement) : undefined;
  const said = blame && putsDown(ctx, blame) ? blame.target : undefined;
  const doer = status === "claimed" ? by : said;
  return doer?.mention === undefined ? undefined : doer;
}

/** "Blamed", "attributed to": words that put a deed down to somebody; who is accused or linked may be so of something else. */
function putsDown({ language, analysis }: CodingContext, { cue }: Statement): boolean {
  if (!cue || !language.lists.has("blaming-words")) return true;
  const words = wordsOf(language, "blaming-words");
  const sentence = analysis.sentences[firstSpanAfter(analysis.sentences, cue.start)];
  return sentence !== undefined && words.matches(sentence).some((match) => overlaps(match, cue));
}

function withAbout(ctx: CodingContext, statement: Statement, attacks: readonly Event[]): Statement {
  if (actOf(ctx, statement)["aboutEvent"] !== true) return statement;
  if (statement.about) return withTarget(ctx, statement, attacks);
  const chosen = aboutOf(ctx, statement, attacks);
  const about = chosen.map((event) => event.id);
  return chosen.length === 0 ? statement : withTarget(ctx, { ...statement, about }, attacks);
}

/** A claim is of what was struck, not of the first name beside it ("at Biden's direction"); who condemns a deed condemns its doer. */
function withTarget(ctx: CodingContext, statement: Statement, attacks: readonly Event[]): Statement {
  const { attribution, disapproves } = actOf(ctx, statement);
  const about = attacks.filter((event) => statement.about?.includes(event.id));
  const [struck] = about.flatMap((event) => [...event.targets, ...event.victims]);
  if (attribution === "claimed") return struck ? { ...statement, target: struck } : statement;
  if (disapproves !== true) return statement;
  const side = sideOf(ctx, statement.speaker);
  const [doer] = about
    .flatMap((event) => event.actors)
    .filter((role) => isSameSide(sideOf(ctx, role), side) !== true);
  return doer ? { ...statement, target: doer } : statement;
}

/** How many sentences back "no group has claimed" goes for attacks by nobody. */
const BACK = 4;

function unclaimedEvents(ctx: CodingContext, assaults: readonly Event[]): Set<string> {
  const words = wordsOf(ctx.language, "unclaimed-words");
  const found = new Set<string>();
  const lines = speechOf(ctx)?.lines;
  for (const [index, sentence] of ctx.analysis.sentences.entries()) {
    const line = lines?.[index];
    if (words.matches(sentence).length === 0 && !(line && unclaimedIn(ctx, line))) continue;
    const news = assaults.filter((event) => event.status === "reported" || event.status === "alleged");
    const here = news.filter((event) => event.evidence.some((span) => overlaps(span, sentence)));
    const from = ctx.analysis.sentences[Math.max(0, index - BACK)]!.start;
    const before = news.filter(
      (event) =>
        event.actors.length === 0 &&
        event.evidence.some(({ start }) => start >= from && start < sentence.start),
    );
    const last = lastTold(news, sentence.start) ?? mainEvent(assaults);
    const chosen = here.length > 0 ? here.slice(0, 1) : before.length > 0 ? before : last ? [last] : [];
    for (const event of chosen) found.add(event.id);
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
