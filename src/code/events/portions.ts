// One telling of several occurrences, made into one for each: "two at the airbase and three in Syria", "attacked the base at
// A and the base at B". Which sites lie far apart is said in sites.ts.
import type { Range } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import type { Candidate } from "./candidates.ts";
import type { SentenceFacts } from "./facts.ts";
import { sitesHit } from "./sites.ts";
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

/** The telling itself, or one for each occurrence that it holds. */
export function portionsOf(ctx: CodingContext, candidate: Candidate, facts: SentenceFacts): Candidate[] {
  if (candidate.casualty) return [candidate];
  const counted = countedPortions(ctx, candidate, facts);
  return counted.length > 1 ? counted : farPortions(ctx, candidate);
}

interface Segment {
  readonly from: number;
  readonly to: number;
  /** The number or pronoun that stands for the deed: "one against the base". */
  readonly opener?: number;
  readonly count?: Range;
}

/** "…: two at A, three in B", "against A and one against B". */
function countedPortions(ctx: CodingContext, candidate: Candidate, facts: SentenceFacts): Candidate[] {
  const { view, trigger } = candidate;
  const segments = segmentsOf(candidate, facts).filter((segment) => thingsIn(view, segment).some(isWhere));
  if (segments.length < 2) return [];
  // What stands before the list, or before the deed, holds for all of it.
  const common = segments[0]!.from > trigger.from ? segments[0]!.from : trigger.from;
  const weapons = candidate.slots.weapons.filter(({ to }) => to <= common);
  return segments.map((segment, at) => portionIn(ctx, candidate, { segment, at, weapons }));
}

function segmentsOf({ view, trigger }: Candidate, facts: SentenceFacts): Segment[] {
  const openers = openersIn(view, trigger, facts);
  const first = openers[0];
  if (!first) return [];
  const end = endOf(view, openers.at(-1)!.opener);
  const colon = view.tokens.findIndex(
    ({ text }, i) => i > trigger.from && i < first.opener && COLON.test(text),
  );
  const before: Segment[] =
    colon + 1 === first.opener ? [] : [{ from: colon < 0 ? 0 : colon + 1, to: first.opener }];
  const parts = openers.map((one, k) => ({ ...one, from: one.opener, to: openers[k + 1]?.opener ?? end }));
  return [...before, ...parts];
}

const COLON = /^[:：—–]$/;

function endOf(view: View, from: number): number {
  const at = view.tokens.findIndex((token, i) => i > from && isHardBreak(token));
  return at < 0 ? view.tokens.length : at;
}

/** Numbers behind the trigger that count no noun but stand before a place: "two at", "three, at separate bases, in". */
function openersIn(
  view: View,
  trigger: Trigger,
  facts: SentenceFacts,
): { readonly opener: number; readonly count: Range }[] {
  return facts.figures.flatMap(({ number, to, range }) => {
    if (number <= trigger.from || !isJoined(view, number) || !isBeforePlace(view, to)) return [];
    return [{ opener: number, count: range }];
  });
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
}

function portionIn(ctx: CodingContext, candidate: Candidate, { segment, at, weapons }: Given): Candidate {
  const { view, trigger, slots } = candidate;
  const own = { ...emptySlots(), actors: [...slots.actors] };
  for (const thing of thingsIn(view, segment)) {
    if (thing.class === "site") addOnce(own.targets, thing);
    if (isNamed(ctx, thing)) addOnce(own.places, thing);
    if (thing.class === "weapon") addOnce(own.weapons, thing);
  }
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
    ...(segment.opener !== undefined && { trigger: standingFor(trigger, segment.opener) }),
    ...(segment.count && segment.count.min > 1 && { count: segment.count }),
  };
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
