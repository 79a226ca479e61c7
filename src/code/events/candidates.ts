// One telling of an event: a trigger with its roles, date, status, casualties. Several tellings make an event elsewhere.
import type { Attribution, EventStatus, EventType, Range } from "../../record/index.ts";
import { EVENT_TYPES } from "../../record/index.ts";
import { rulesOf } from "../../rules/index.ts";
import type { Casualty, Harm } from "../casualties.ts";
import type { CodingContext } from "../context.ts";
import { attributionOf } from "./attribution.ts";
import { dateFor, type When } from "./dates.ts";
import { factsOf, isInsideTime, isTallied, talliesOf, type SentenceFacts } from "./facts.ts";
import { portionsOf, type Portion } from "./portions.ts";
import { toldByOrder } from "./order/tellings.ts";
import type { Slots } from "./slots.ts";
import type { Told } from "./told.ts";
import { countOf, isGeneral, isMarked, refinedMode, sentencePlace } from "./traits.ts";
import { toldByTree } from "./tree/tellings.ts";
import { apart, STEP, under } from "./tree/walk.ts";
import type { Trigger } from "./trigger.ts";
import type { View } from "./view.ts";
import { isViolent } from "./violent.ts";

export interface Candidate {
  readonly view: View;
  readonly trigger: Trigger;
  readonly type: EventType;
  readonly mode: string;
  readonly status: EventStatus;
  readonly slots: Slots;
  readonly when?: When;
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
  /** It is what another deed of the sentence answers. */
  readonly answered: boolean;
  /** One of several occurrences that one telling holds. */
  readonly portion?: Portion;
}

/** Tellings of one sentence, left to right. */
export function candidatesIn(ctx: CodingContext, view: View, armedSigns: number): Candidate[] {
  const all = toldIn(ctx, view, armedSigns);
  if (all.length === 0) return [];
  const facts = factsOf(ctx, view);
  const found: Candidate[] = [];
  for (const [at, told] of all.entries()) {
    const { trigger } = told;
    const until =
      all.slice(at + 1).find((next) => next.trigger.from > trigger.from)?.trigger.from ?? Infinity;
    if (found.at(-1)?.trigger.from === trigger.from) continue;
    if (isTallied(ctx, view, trigger) || isInsideTime(facts, view, trigger)) continue;
    const candidate = candidateOf(ctx, view, told, { facts, others: all.map((one) => one.trigger) });
    if (candidate && !isSumSince(view, candidate) && !isOfSum(ctx, candidate))
      found.push(...portionsOf(ctx, candidate, { facts, until }));
  }
  return withHarms(ctx, subjectsFirst(found), facts.casualties);
}

/** "Five were killed by an air strike": the noun that a verb goes on telling of stands before it. */
function subjectsFirst(found: readonly Candidate[]): Candidate[] {
  const ordered: Candidate[] = [];
  for (const one of found) {
    const verb = ordered.findIndex(({ subject }) => subject === one.trigger);
    ordered.splice(verb < 0 ? ordered.length : verb, 0, one);
  }
  return ordered;
}

/** By trees where the language has rules and the sentence a tree, else by the order of words. */
function toldIn(ctx: CodingContext, view: View, armedSigns: number): Told[] {
  const rules = rulesOf(ctx.language, ctx.knowledge.kinds);
  return rules ? toldByTree(ctx, view, rules, armedSigns) : toldByOrder(ctx, view, armedSigns);
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
    const known = near && harms.get(near);
    // "No casualties" gives way to whoever counts some; else the first figure stands.
    if (near && known?.[harm]?.max !== 0) harms.set(near, { [harm]: range, ...known });
    else if (near) harms.set(near, { ...known, [harm]: range });
  }
  return found.map((one) => ({ ...one, ...harms.get(one) }));
}

function nearest(candidates: readonly Candidate[], at: number): Candidate | undefined {
  const distance = ({ view, trigger }: Candidate): number =>
    (trigger.match ? STEP * apart(view, trigger.head, at) : 0) + Math.abs(trigger.from - at);
  return candidates.reduce<Candidate | undefined>(
    (best, one) => (!best || distance(one) < distance(best) ? one : best),
    undefined,
  );
}

interface Around {
  readonly facts: SentenceFacts;
  /** All triggers of the sentence. */
  readonly others: readonly Trigger[];
}

function candidateOf(
  ctx: CodingContext,
  view: View,
  { trigger, slots, status, mode: said, subject, answered = false }: Told,
  { facts, others }: Around,
): Candidate | undefined {
  const { type, mode, refine, casualty } = trigger.attributes;
  if (!isType(type) || typeof mode !== "string") return undefined;
  if (slots.places.length === 0) slots.places.push(...sentencePlace(view, trigger, others));
  if (slots.places.length === 0) slots.places.push(...slots.targets.filter((one) => one.class === "site"));
  const attribution = attributionOf(ctx, view, trigger);
  const when = dateFor(view, facts.dates, trigger, { speech: attribution, others });
  const count = countOf(view, trigger, facts);
  const closer = said ?? (refine === true || isGeneral(ctx, mode) ? refinedMode(slots, mode) : mode);
  return {
    view,
    trigger,
    type,
    mode: closer,
    slots,
    status,
    ...(when && { when }),
    ...(count && { count }),
    definite: isMarked(view, trigger, "definite-words") || isSaidOf(view, trigger),
    plural: isMarked(view, trigger, "vague-plurals"),
    casualty: casualty === true,
    answered,
    specific: casualty !== true && !isGeneral(ctx, closer),
    inTitle: isInTitle(ctx, view),
    ...(attribution && { attribution }),
    ...(subject && { subject }),
  };
}

/** "It was the second attack in a week": said of a deed that "it" goes back to. */
function isSaidOf(view: View, { kind, head }: Trigger): boolean {
  if (kind !== "noun") return false;
  return under(view, head).some((at) => {
    const { deprel, upos } = view.tokens[at]!;
    return deprel === "nsubj" && (upos === "PRON" || upos === "DET") && at < head;
  });
}

/** "Attacks on bases have grown since October", "attacked dozens of times since": a sum over days, no occurrence. */
function isSumSince(view: View, { trigger, when }: Candidate): boolean {
  if (!when?.open) return false;
  if (trigger.kind === "noun") return view.tokens[trigger.head]!.feats?.["Number"] === "Plur";
  return view.tokens.some(
    ({ feats }, i) => i > trigger.from && feats?.["Number"] === "Plur" && view.has("occasion-nouns", i),
  );
}

/** "1,524 deaths between January and August, half of them in airstrikes": what a sum is of has no day of its own. */
function isOfSum(ctx: CodingContext, { view, trigger, when }: Candidate): boolean {
  if (trigger.kind !== "noun" || view.tokens[trigger.head]!.feats?.["Number"] !== "Plur") return false;
  return (when === undefined || when.date.length < DAY) && talliesOf(ctx, view).length > 0;
}

const DAY = "2024-05-06".length;

function isType(value: unknown): value is EventType {
  return EVENT_TYPES.some((type) => type === value);
}

function isInTitle(ctx: CodingContext, { sentence }: View): boolean {
  return ctx.document.regions.some(
    ({ kind, start, end }) => kind === "title" && start <= sentence.start && sentence.end <= end + 1,
  );
}
