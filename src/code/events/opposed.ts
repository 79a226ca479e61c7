// Whether two tellings have doers on two sides: blow and answer are never one event. What a side is stands in ../sides.ts.
import type { CodingContext } from "../context.ts";
import { isSameSide, sideOf, type Side } from "../sides.ts";
import type { Candidate } from "./candidates.ts";
import type { Thing } from "./things.ts";
import type { View } from "./view.ts";

/** What is asked of the doers of two tellings of one document; the side of a thing is worked out once. */
export interface Parties {
  /** On two sides, or one strikes what is the other's. */
  areOpposed(a: Candidate, b: Candidate): boolean;
  /** The doers of one are all of a state or body that the other's are of too: "American strikes", "Washington bombed". */
  areOne(a: Candidate, b: Candidate): boolean;
}

export function partiesOf(ctx: CodingContext): Parties {
  const sides = new Map<Thing, Side>();
  const sideIn = (view: View, thing: Thing): Side => {
    const known = sides.get(thing);
    if (known) return known;
    const side = stateOrSide(ctx, view, thing);
    sides.set(thing, side);
    return side;
  };
  const isMutual = ({ mode }: Candidate): boolean =>
    ctx.knowledge.kinds.modes.get(mode)?.attributes["mutual"] === true;
  return {
    areOpposed(a, b) {
      if (isMutual(a) || isMutual(b)) return false;
      const [one, two] = [doersOf(a, sideIn), doersOf(b, sideIn)];
      return areOpposed(one, two) || isOnOwn(one, b, sideIn) || isOnOwn(two, a, sideIn);
    },
    areOne(a, b) {
      if (![a, b].every(({ slots }) => slots.actors.every((one) => isWhole(ctx, one)))) return false;
      const [one, two] = [doersOf(a, sideIn), doersOf(b, sideIn)];
      return one.some((left) => two.some((right) => isSameSide(left, right) === true));
    },
  };
}

/** A people, a country or a seat of government, for what its state does. */
function isWhole(ctx: CodingContext, thing: Thing): boolean {
  return thing.class === "nationality" || thing.class === "place" || seatOf(ctx, thing) !== undefined;
}

function seatOf({ knowledge, text }: CodingContext, { start, end, mention }: Thing): string | undefined {
  const isName = mention?.type === "location" || mention?.type === "organization";
  return isName && !mention.entity ? knowledge.actors.stateOfSeat(text.slice(start, end)) : undefined;
}

function stateOrSide(ctx: CodingContext, view: View, thing: Thing): Side {
  const { start, end, mention } = thing;
  const state = seatOf(ctx, thing);
  const side = sideOf(ctx, {
    start,
    end,
    ...(mention && { mention: mention.id }),
    ...(state !== undefined && { entity: state }),
  });
  // "Militants", "armed groups": a band without its name.
  const isUnnamed = side.entities.length === 0 && side.state === undefined;
  return isUnnamed && view.has("band-nouns", thing.to - 1) ? { ...side, band: true } : side;
}

type SideIn = (view: View, thing: Thing) => Side;

function doersOf({ view, slots }: Candidate, sideIn: SideIn): Side[] {
  return slots.actors.map((thing) => sideIn(view, thing));
}

/** What a side holds, not who lives in its country. */
const HELD: ReadonlySet<Thing["class"]> = new Set(["armed", "body", "site", "platform"]);

/** "American strikes" and "attacks on American bases": nobody strikes their own. */
function isOnOwn(doers: readonly Side[], { view, slots }: Candidate, sideIn: SideIn): boolean {
  const hit = [...slots.targets, ...slots.victims];
  if (doers.length === 0 || hit.length === 0) return false;
  return hit.every(
    (one) => HELD.has(one.class) && doers.every((doer) => isSameSide(doer, sideIn(view, one)) === true),
  );
}

/** Doers of both are told, and each of one stands against each of the other. */
function areOpposed(a: readonly Side[], b: readonly Side[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  return a.every((one) => b.every((two) => standsAgainst(one, two)));
}

/** Two states, or a band and a state. Two bands may be one under two names. */
function standsAgainst(a: Side, b: Side): boolean {
  if ((a.band && b.state !== undefined) || (b.band && a.state !== undefined))
    return isSameSide(a, b) !== true;
  return a.state !== undefined && b.state !== undefined && a.state !== b.state && isSameSide(a, b) === false;
}
