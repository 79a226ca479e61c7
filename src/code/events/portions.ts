// One telling of several occurrences, made into one for each: "two at the airbase and three in Syria", "attacked the base at
// A and the base at B". Which sites lie far apart is said in sites.ts.
import type { Range } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import type { Candidate } from "./candidates.ts";
import type { SentenceFacts } from "./facts.ts";
import type { When } from "./dates.ts";
import { dayPortions, isOtherDay, joins } from "./day-portions.ts";
import { areElsewhere, sitesHit } from "./sites.ts";
import { addOnce, emptySlots } from "./slots.ts";
import type { Thing } from "./things.ts";
import { isGeneral, refinedMode } from "./traits.ts";
import type { Trigger } from "./trigger.ts";
import { isComma, isHardBreak, isPunctuation, type View } from "./view.ts";

/** What tells the portions of one telling apart; they are never put together again. */
export interface Portion {
  readonly of: Trigger;
  readonly at: number;
}

/** What else the sentence holds. */
export interface Around {
  readonly facts: SentenceFacts;
  /** Token where the next telling begins. */
  readonly until: number;
}

/** The telling itself, or one for each occurrence that it holds. */
export function portionsOf(ctx: CodingContext, candidate: Candidate, around: Around): Candidate[] {
  if (candidate.casualty) return [candidate];
  const counted = countedPortions(ctx, candidate, around);
  if (counted.length > 1) return counted;
  const far = farPortions(ctx, candidate);
  return far.length > 1 ? far : dayPortions(ctx, candidate, around.facts);
}

interface Segment {
  readonly from: number;
  readonly to: number;
  /** The number or pronoun that stands for the deed: "one against the base". */
  readonly opener?: number;
  readonly count?: Range;
}

/** "…: two at A, three in B", "against A and one against B". */
function countedPortions(ctx: CodingContext, candidate: Candidate, around: Around): Candidate[] {
  const { facts } = around;
  const { view, trigger } = candidate;
  const segments = segmentsOf(ctx, candidate, around).filter((segment) =>
    thingsIn(view, segment).some(isWhere),
  );
  if (segments.length < 2) return [];
  // What stands before the list, or before the deed, holds for all of it.
  const common = segments[0]!.from > trigger.from ? segments[0]!.from : trigger.from;
  const weapons = candidate.slots.weapons.filter(({ to }) => to <= common);
  const portions: Candidate[] = [];
  for (const [at, segment] of segments.entries())
    portions.push(portionIn(ctx, candidate, { segment, at, weapons, facts, before: portions.at(-1) }));
  return openersAreCounts(segments) || areApart(ctx, portions) ? portions : [];
}

const openersAreCounts = (segments: readonly Segment[]): boolean =>
  segments.every(({ opener, count }) => opener === undefined || count !== undefined);

/** "One rocket fell in a garage, the other at the airport" is one salvo; other days or far sites are two deeds. */
function areApart(ctx: CodingContext, portions: readonly Candidate[]): boolean {
  return portions.every((one, i) => {
    const before = portions[i - 1];
    if (!before) return true;
    return isOtherDay(before, one) || areElsewhere(ctx, before.slots, one.slots);
  });
}

function segmentsOf(ctx: CodingContext, { view, trigger }: Candidate, around: Around): Segment[] {
  const openers = openersIn(ctx, view, trigger, around);
  const first = openers[0];
  if (!first) return [];
  const last = openers.at(-1)!;
  const end = endOf(view, last.opener, last.isWord === true);
  const colon = view.tokens.findLastIndex(({ text }, i) => i < first.opener && COLON.test(text));
  const before: Segment[] =
    colon + 1 === first.opener ? [] : [{ from: colon < 0 ? 0 : colon + 1, to: first.opener }];
  const parts = openers.map((one, k) => ({ ...one, from: one.opener, to: openers[k + 1]?.opener ?? end }));
  return [...before, ...parts];
}

const COLON = /^[:：—–]$/;

function endOf(view: View, from: number, isWord: boolean): number {
  const at = view.tokens.findIndex(
    (token, i) => i > from && (isHardBreak(token) || (isWord && isComma(token))),
  );
  return at < 0 ? view.tokens.length : at;
}

/** Numbers behind the trigger that count no noun but stand before a place: "two at", "three, at separate bases, in". */
function openersIn(
  ctx: CodingContext,
  view: View,
  trigger: Trigger,
  { facts, until }: Around,
): { readonly opener: number; readonly count?: Range; readonly isWord?: boolean }[] {
  const counted = facts.figures.flatMap(({ number, to, range }) => {
    if (number <= trigger.from || !isJoined(view, number) || !isBeforePlace(view, to)) return [];
    return [{ opener: number, count: range }];
  });
  const named = view.tokens.flatMap((_, i) => {
    const length = view.length("portion-words", i);
    if (length === 0 || i <= trigger.from || i >= until || !isBeforePlace(view, i + length)) return [];
    const isKnown = counted.some(({ opener }) => opener >= i && opener < i + length);
    return isKnown || !(isJoined(view, i) || joins(ctx, view, i)) ? [] : [{ opener: i, isWord: true }];
  });
  return [...counted, ...named].sort((a, b) => a.opener - b.opener);
}

/** Right behind a comma, a colon or "and". */
function isJoined(view: View, at: number): boolean {
  const before = view.tokens[at - 1];
  return before !== undefined && (isPunctuation(before) || view.has("coordinators", at - 1));
}

function isBeforePlace(view: View, at: number): boolean {
  const next = isComma(view.tokens[at]) ? at + 1 : at;
  return view.has("place-markers", next) || view.has("target-markers", next);
}

const isWhere = ({ class: kind }: Thing): boolean => kind === "site" || kind === "place";

const thingsIn = (view: View, { from, to }: Segment): Thing[] =>
  view.things.filter((thing) => thing.from >= from && thing.to <= to);

interface Given {
  readonly segment: Segment;
  readonly at: number;
  readonly weapons: readonly Thing[];
  readonly facts: SentenceFacts;
  /** The portion told before. */
  readonly before: Candidate | undefined;
}

function portionIn(ctx: CodingContext, candidate: Candidate, given: Given): Candidate {
  const { segment, at, weapons, facts, before } = given;
  const { view, trigger, slots } = candidate;
  const own = { ...emptySlots(), actors: [...slots.actors] };
  for (const thing of thingsIn(view, segment)) {
    if (thing.class === "site") addOnce(own.targets, thing);
    if (isNamed(ctx, thing)) addOnce(own.places, thing);
    if (thing.class === "weapon") addOnce(own.weapons, thing);
  }
  if (before && isSameAgain(view, segment)) {
    own.targets.splice(0, own.targets.length, ...before.slots.targets);
    own.places.push(...before.slots.places);
  }
  const when = dayIn(facts, segment);
  const mode = own.weapons.length > 0 ? refinedMode(own, candidate.mode) : candidate.mode;
  if (own.weapons.length === 0) own.weapons.push(...weapons);
  const { count: _all, ...rest } = candidate;
  return {
    ...rest,
    slots: own,
    mode,
    specific: !isGeneral(ctx, mode),
    definite: false,
    plural: false,
    portion: { of: trigger, at },
    ...(when && { when }),
    ...(segment.opener !== undefined && { trigger: standingFor(trigger, segment.opener) }),
    ...(segment.count && segment.count.min > 1 && { count: segment.count }),
  };
}

/** "Another on the same base". */
function isSameAgain(view: View, { from, to }: Segment): boolean {
  return view.tokens.some((_, i) => i > from && i < to && view.has("same-words", i));
}

/** The day told inside a portion is its own. */
function dayIn({ dates }: SentenceFacts, { from, to }: Segment): When | undefined {
  const own = dates.find(({ at, bound }) => at >= from && at < to && !bound);
  return own && { date: own.date, span: { start: own.time.start, end: own.time.end }, weak: false };
}

/** A town or a site with a name of its own. */
function isNamed({ text }: CodingContext, { class: kind, start, end }: Thing): boolean {
  return kind === "place" || (kind === "site" && /\p{Lu}|\p{Lo}/u.test(text.slice(start, end)));
}

/** The word of the list that stands for the deed. */
function standingFor({ attributes, by, kind }: Trigger, at: number): Trigger {
  return { attributes, by, kind, from: at, to: at + 1, head: at };
}

/** "Attacked the base at A and the base at B", far from each other: two deeds told by one word. */
function farPortions(ctx: CodingContext, candidate: Candidate): Candidate[] {
  const { slots, trigger } = candidate;
  const groups = sitesHit(ctx, slots);
  if (candidate.plural || groups.length < 2) return [candidate];
  const { count: _all, ...rest } = candidate;
  return groups.map((targets, at) => {
    const others = groups.filter((group) => group !== targets).flat();
    const next = others.filter(({ start }) => start > targets[0]!.start)[0]?.start ?? Infinity;
    const first = at === 0 ? 0 : targets[0]!.start;
    const isHere = (thing: Thing): boolean => thing.start >= first && thing.start < next;
    const isOther = (thing: Thing): boolean => others.some(({ start }) => start === thing.start);
    const places = [...targets];
    for (const thing of slots.places) if (isHere(thing) && !isOther(thing)) addOnce(places, thing);
    return { ...rest, slots: { ...slots, targets, places }, portion: { of: trigger, at } };
  });
}
