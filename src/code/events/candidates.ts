// One telling of an event: a trigger with its roles, date, status, casualties. Several tellings make an event elsewhere.
import type { Attribution, EventStatus, EventType, Range, Span } from "../../record/index.ts";
import { EVENT_TYPES } from "../../record/index.ts";
import { overlaps } from "../../text/index.ts";
import type { Casualty, Harm } from "../casualties.ts";
import type { CodingContext } from "../context.ts";
import { attributionOf, statusOf } from "../factuality.ts";
import { dateFor } from "./dates.ts";
import { lendDoer, speakingDoer, subjectNoun } from "./doers.ts";
import { factsOf, isInsideTime, isTallied, talliesOf, type SentenceFacts } from "./facts.ts";
import { meetsNeeds } from "./needs.ts";
import { linksOf, type Slots } from "./roles.ts";
import { slotsOf } from "./slots.ts";
import { countOf, isGeneral, isMarked, refinedMode, sentencePlace } from "./traits.ts";
import { findTriggers, type Trigger } from "./triggers.ts";
import type { View } from "./view.ts";
import { isViolent } from "./violent.ts";

export interface Candidate {
  readonly view: View;
  readonly trigger: Trigger;
  readonly type: EventType;
  readonly mode: string;
  readonly status: EventStatus;
  readonly slots: Slots;
  readonly date?: string;
  readonly count?: Range;
  readonly killed?: Range;
  readonly injured?: Range;
  /** The words point back to something told before ("the attack"). */
  readonly definite: boolean;
  /** Several without a number ("a series of attacks"). */
  readonly plural: boolean;
  /** Only tells of dead or hurt people. */
  readonly casualty: boolean;
  readonly attribution?: Attribution;
  readonly inTitle: boolean;
  /** The trigger or its weapon says more than "attack". */
  readonly specific: boolean;
  /** The event noun of the same sentence that this verb has as its subject. */
  readonly subject?: Trigger;
}

/** Tellings of one sentence, left to right. */
export function candidatesIn(ctx: CodingContext, view: View, armedSigns: number): Candidate[] {
  const triggers = findTriggers(ctx.language, view);
  if (triggers.length === 0) return [];
  const facts = factsOf(ctx, view, triggers);
  const found: Candidate[] = [];
  for (const trigger of triggers) {
    if (found.at(-1)?.trigger.from === trigger.from) continue;
    if (isTallied(ctx, view, trigger) || isInsideTime(facts, view, trigger)) continue;
    const candidate = candidateOf(ctx, view, trigger, facts, armedSigns);
    if (candidate) found.push(candidate);
  }
  return withHarms(ctx, found, facts.casualties);
}

/** Casualties go to the telling of the sentence that stands nearest to their word. */
function withHarms(
  ctx: CodingContext,
  found: readonly Candidate[],
  casualties: readonly Casualty[],
): Candidate[] {
  const attacks = found.filter((one) => isViolent(ctx.knowledge.kinds, one.type));
  const harms = new Map<Candidate, Partial<Record<Harm, Range>>>();
  for (const { harm, range, at } of casualties) {
    const near = nearest(attacks, at);
    if (near) harms.set(near, { [harm]: range, ...harms.get(near) });
  }
  return found.map((one) => ({ ...one, ...harms.get(one) }));
}

function nearest(candidates: readonly Candidate[], at: number): Candidate | undefined {
  const distance = (one: Candidate): number => Math.abs(one.trigger.from - at);
  return candidates.reduce<Candidate | undefined>(
    (best, one) => (!best || distance(one) < distance(best) ? one : best),
    undefined,
  );
}

/** The dead and hurt of a sentence that tells of no event itself; they belong to one told before. */
export function harmsAlone(ctx: CodingContext, view: View): Partial<Record<Harm, Range>> | undefined {
  if (talliesOf(ctx, view).length > 0) return undefined;
  const { casualties } = factsOf(ctx, view, []);
  const found: Partial<Record<Harm, Range>> = {};
  for (const { harm, range } of casualties) found[harm] ??= range;
  return casualties.length > 0 ? found : undefined;
}

function candidateOf(
  ctx: CodingContext,
  view: View,
  trigger: Trigger,
  facts: SentenceFacts,
  armedSigns: number,
): Candidate | undefined {
  const { type, mode, refine, casualty } = trigger.entry.attributes;
  if (!isType(type) || typeof mode !== "string") return undefined;
  const attribution = attributionOf(ctx, view, trigger);
  const subject = subjectNoun(view, trigger, facts);
  const slots = rolesOf(view, trigger, facts, { armedSigns, attribution, subject });
  if (!slots) return undefined;
  const date = dateFor(view, facts.dates, trigger.from);
  const count = countOf(view, trigger, facts);
  const closer = refine === true || isGeneral(ctx, mode) ? refinedMode(slots, mode) : mode;
  return {
    view,
    trigger,
    type,
    mode: closer,
    slots,
    status: statusOf(ctx, view, trigger, facts.cues),
    ...(date !== undefined && { date }),
    ...(count && { count }),
    definite: isMarked(view, trigger, "definite-words"),
    plural: isMarked(view, trigger, "vague-plurals"),
    casualty: casualty === true,
    specific: casualty !== true && !isGeneral(ctx, closer),
    inTitle: isInTitle(ctx, view),
    ...(attribution && { attribution }),
    ...(subject && { subject }),
  };
}

interface Around {
  readonly armedSigns: number;
  readonly attribution: Attribution | undefined;
  readonly subject: Trigger | undefined;
}

/** The roles near a trigger; undefined if what its entry needs is not there. */
function rolesOf(view: View, trigger: Trigger, facts: SentenceFacts, around: Around): Slots | undefined {
  const verbs = facts.verbs.slice();
  verbs.fill(0, trigger.from, trigger.to);
  const all = linksOf(view, trigger, verbs);
  const links = around.subject ? all.filter((one) => one.link !== "subject") : all;
  const slots = slotsOf(view, trigger, links);
  if (trigger.kind === "noun" && !view.verbFirst) lendDoer(view, trigger, facts, slots);
  dropSpeaker(view, facts, slots, around.attribution);
  const speaker = slots.actors.length === 0 ? speakingDoer(view, trigger, around.attribution) : undefined;
  if (speaker) slots.actors.push(speaker);
  if (!meetsNeeds({ view, trigger, links, slots, armedSigns: around.armedSigns })) return undefined;
  if (slots.places.length === 0) slots.places.push(...sentencePlace(view, trigger));
  return slots;
}

/**
 * "The government says the airstrikes killed": who tells of it did not do it, unless a pronoun says so. Where what is
 * said is no clause ("announced an attack", "claimed the raid"), it is the speaker's own.
 */
function dropSpeaker(
  view: View,
  facts: SentenceFacts,
  slots: Slots,
  attribution: Attribution | undefined,
): void {
  if (!attribution) return;
  const { source, content } = attribution;
  const isClause = view.tokens.some(
    (token, i) => facts.verbs[i] && content.some((span) => overlaps(span, token)),
  );
  if (!isClause) return;
  const tells = (thing: Span): boolean => source.some((span) => overlaps(span, thing));
  slots.actors.splice(0, slots.actors.length, ...slots.actors.filter((thing) => !tells(thing)));
}

function isType(value: unknown): value is EventType {
  return EVENT_TYPES.some((type) => type === value);
}

function isInTitle(ctx: CodingContext, { sentence }: View): boolean {
  return ctx.document.regions.some(
    ({ kind, start, end }) => kind === "title" && start <= sentence.start && sentence.end <= end + 1,
  );
}
