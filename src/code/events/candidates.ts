// One telling of an event: a trigger with its roles, date, status, casualties. Several tellings make an event elsewhere.
import type { Attribution, EventStatus, EventType, Range, TimeExpression } from "../../record/index.ts";
import { EVENT_TYPES } from "../../record/index.ts";
import { overlaps } from "../../text/index.ts";
import { casualtiesIn, type Harm } from "../casualties.ts";
import type { CodingContext } from "../context.ts";
import { attributionOf, cuesOf, statusOf } from "../factuality.ts";
import { figuresIn, type Figure } from "../tallies/figures.ts";
import { wordsOf } from "../words.ts";
import { dateFor, datesIn, timesInside } from "./dates.ts";
import { meetsNeeds } from "./needs.ts";
import { linksOf, type Slots } from "./roles.ts";
import { addOnce, slotsOf } from "./slots.ts";
import type { Thing } from "./things.ts";
import { findTriggers, type Trigger } from "./triggers.ts";
import { isPunctuation, thingOf, type View } from "./view.ts";

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
}

interface SentenceFacts {
  readonly times: readonly TimeExpression[];
  readonly figures: readonly Figure[];
  readonly casualties: ReturnType<typeof casualtiesIn>;
  readonly dates: ReturnType<typeof datesIn>;
  readonly cues: ReturnType<typeof cuesOf>;
  readonly lights: Map<number, { from: number; to: number; doer: boolean; target: boolean }>;
}

/** Tellings of one sentence, left to right. */
export function candidatesIn(ctx: CodingContext, view: View, armedSigns: number): Candidate[] {
  const triggers = findTriggers(ctx.language, view);
  if (triggers.length === 0) return [];
  const facts = factsOf(ctx, view);
  const verbs = verbTokens(view, triggers, facts);
  const found: Candidate[] = [];
  for (const trigger of triggers) {
    if (found.at(-1)?.trigger.from === trigger.from) continue;
    if (isTallied(ctx, view, trigger) || insideTime(facts, view, trigger)) continue;
    const candidate = candidateOf(ctx, view, trigger, facts, verbs, armedSigns);
    if (candidate) found.push(candidate);
  }
  return found;
}

/** What a tally counts is no event: the counted noun, or the dead and hurt of its sentence. */
function isTallied(ctx: CodingContext, view: View, trigger: Trigger): boolean {
  const { sentence, tokens } = view;
  const here = ctx.tallies.filter((tally) => tally.evidence.some((span) => overlaps(span, sentence)));
  if (here.length === 0) return false;
  const span = { start: tokens[trigger.from]!.start, end: tokens[trigger.to - 1]!.end };
  return trigger.entry.attributes["casualty"] === true || here.some((tally) => overlaps(tally.of, span));
}

/** A month or day name that looks like a trigger ("March"). */
function insideTime(facts: SentenceFacts, view: View, trigger: Trigger): boolean {
  const { start, end } = view.tokens[trigger.from]!;
  return facts.times.some((time) => time.start <= start && end <= time.end);
}

function factsOf(ctx: CodingContext, view: View): SentenceFacts {
  const times = timesInside(ctx, view);
  const figures = figuresIn(ctx.language, view.sentence, times);
  const lights: SentenceFacts["lights"] = new Map();
  for (const match of wordsOf(ctx.language, "light-verbs").matches(view.sentence)) {
    const { doer, target } = match.entry.attributes;
    lights.set(match.from, {
      from: match.from,
      to: match.to,
      doer: doer === "subject",
      target: target === "subject",
    });
  }
  return {
    times,
    figures,
    casualties: casualtiesIn(ctx.language, view, figures),
    dates: datesIn(ctx, view),
    cues: cuesOf(ctx, view),
    lights,
  };
}

function verbTokens(view: View, triggers: readonly Trigger[], facts: SentenceFacts): Uint8Array {
  const verbs = new Uint8Array(view.tokens.length);
  for (const trigger of triggers) if (trigger.kind === "verb") verbs.fill(1, trigger.from, trigger.to);
  for (const light of facts.lights.values()) verbs.fill(1, light.from, light.to);
  return verbs;
}

function candidateOf(
  ctx: CodingContext,
  view: View,
  trigger: Trigger,
  facts: SentenceFacts,
  verbs: Uint8Array,
  armedSigns: number,
): Candidate | undefined {
  const { type, mode, refine, casualty } = trigger.entry.attributes;
  if (!isType(type) || typeof mode !== "string") return undefined;
  const own = verbs.slice();
  own.fill(0, trigger.from, trigger.to);
  const links = linksOf(view, trigger, own);
  const slots = slotsOf(view, trigger, links);
  if (trigger.kind === "noun" && !view.verbFirst) lendDoer(view, trigger, facts, own, slots);
  const attribution = attributionOf(ctx, view, trigger);
  const speaker =
    slots.actors.length === 0 && attribution ? speakingDoer(view, trigger, attribution) : undefined;
  if (speaker) slots.actors.push(speaker);
  if (!meetsNeeds({ view, trigger, links, slots, armedSigns })) return undefined;
  if (slots.places.length === 0) slots.places.push(...sentencePlace(view, trigger));
  const date = dateFor(view, facts.dates, trigger.from);
  const count = countOf(view, trigger, facts, slots);
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
    ...harms(type, facts),
    definite: isMarked(view, trigger, "definite-words"),
    plural: isMarked(view, trigger, "vague-plurals"),
    casualty: casualty === true,
    specific: casualty !== true && !isGeneral(ctx, closer),
    ...(attribution && { attribution }),
    inTitle: ctx.document.regions.some(
      (region) =>
        region.kind === "title" && region.start <= view.sentence.start && view.sentence.end <= region.end + 1,
    ),
  };
}

/** "it said that it had fired": a pronoun as subject inside reported speech stands for the one who speaks. */
function speakingDoer(view: View, trigger: Trigger, attribution: Attribution): Thing | undefined {
  if (trigger.kind !== "verb" || trigger.passive || !view.has("pronouns", trigger.groupFrom - 1))
    return undefined;
  const [source] = attribution.source;
  if (!source || trigger.groupFrom < 1) return undefined;
  const at = trigger.groupFrom - 1;
  const inside = view.things.find(
    (thing) => thing.start >= source.start && thing.end <= source.end && thing.class !== "nationality",
  );
  return (
    inside ?? {
      from: at,
      to: at + 1,
      start: source.start,
      end: source.end,
      class: "body",
      words: view.tokens[at]!.norm,
      last: "",
    }
  );
}

/** Where the clause names no place, the nearest one of the sentence that stands behind "in" or "near". */
function sentencePlace(view: View, trigger: Trigger): Thing[] {
  let best: Thing | undefined;
  for (const thing of view.things) {
    if (thing.class !== "place" || !view.has("place-markers", thing.from - 1)) continue;
    if (!best || Math.abs(thing.from - trigger.from) < Math.abs(best.from - trigger.from)) best = thing;
  }
  return best ? [best] : [];
}

/** True for a mode that says no more than the type does. */
function isGeneral(ctx: CodingContext, mode: string): boolean {
  return ctx.knowledge.kinds.modes.get(mode)?.attributes["general"] === true;
}

function isType(value: unknown): value is EventType {
  return EVENT_TYPES.some((type) => type === value);
}

/** "carried out an attack": the subject of the light verb is the noun's doer (or, for "suffered", its target). */
function lendDoer(view: View, trigger: Trigger, facts: SentenceFacts, verbs: Uint8Array, slots: Slots): void {
  for (const light of facts.lights.values()) {
    const gap = trigger.from - light.to;
    if (gap < 0 || gap > 6 || hasThingOtherThanModifiers(view, light.to, trigger.from)) continue;
    const verbTrigger: Trigger = {
      ...trigger,
      kind: "verb",
      from: light.from,
      to: light.to,
      groupFrom: groupStart(view, light.from),
      passive: false,
    };
    const cleared = verbs.slice();
    cleared.fill(0, light.from, light.to);
    for (const { thing, link } of linksOf(view, verbTrigger, cleared)) {
      if (link !== "subject") continue;
      if (light.target) addOnce(slots.targets, thing);
      else if (thing.class !== "weapon" && thing.class !== "object" && thing.class !== "site")
        addOnce(slots.actors, thing);
    }
    return;
  }
}

function hasThingOtherThanModifiers(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const thing = thingOf(view, i);
    if (thing && thing.class !== "weapon" && thing.class !== "nationality") return true;
  }
  return false;
}

function groupStart(view: View, from: number): number {
  let start = from;
  while (
    start > 0 &&
    (view.has("passive-auxiliaries", start - 1) ||
      view.has("perfect-auxiliaries", start - 1) ||
      view.has("skipped-words", start - 1) ||
      view.has("verb-openers", start - 1)) &&
    !view.has("pronouns", start - 1)
  )
    start--;
  return start;
}

/** The weapon says more closely what kind of attack it was. */
function refinedMode(slots: Slots, mode: string): string {
  for (const thing of slots.weapons) {
    const said = thing.weapon?.attributes["mode"];
    if (typeof said === "string") return said;
  }
  const carrier = [...slots.actors, ...slots.targets].find(
    (thing) => thing.weapon?.attributes["kind"] === "aircraft" && slots.actors.includes(thing),
  );
  const said = carrier?.weapon?.attributes["mode"];
  return typeof said === "string" ? said : mode;
}

function countOf(view: View, trigger: Trigger, facts: SentenceFacts, slots: Slots): Range | undefined {
  if (trigger.kind === "noun") {
    const figure = facts.figures.find(
      (one) =>
        one.to <= trigger.from && trigger.from - one.to <= 3 && !blockedBetween(view, one.to, trigger.from),
    );
    if (figure) return figure.range;
    if (isMarked(view, trigger, "vague-plurals")) return { min: 2 };
  }
  void slots;
  return undefined;
}

function blockedBetween(view: View, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (view.has("object-markers", i) || view.has("place-markers", i)) return true;
  return false;
}

function harms(type: EventType, facts: SentenceFacts): Partial<Record<Harm, Range>> {
  if (type !== "assault") return {};
  const killed = facts.casualties.find((one) => one.harm === "killed")?.range;
  const injured = facts.casualties.find((one) => one.harm === "injured")?.range;
  return { ...(killed && { killed }), ...(injured && { injured }) };
}

/** True if the noun phrase of the trigger opens with such a word: back over modifiers to the first determiner. */
function isMarked(view: View, trigger: Trigger, mark: "definite-words" | "vague-plurals"): boolean {
  if (view.has(mark, trigger.from)) return true;
  if (trigger.kind === "verb") return false;
  for (let i = trigger.from - 1; i >= 0 && trigger.from - i <= 6; i--) {
    if (view.has(mark, i)) return true;
    const token = view.tokens[i]!;
    if (isPunctuation(token) || view.has("passive-auxiliaries", i) || view.has("verb-openers", i))
      return false;
    if (
      mark === "definite-words" &&
      (view.has("determiners", i) || view.has("place-markers", i) || view.has("object-markers", i))
    )
      return false;
    if (view.has("light-verbs", i) || view.has("clause-openers", i)) return false;
  }
  return false;
}
