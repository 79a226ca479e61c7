// Whether two tellings have doers on two sides: blow and answer are never one event. What a side is stands in ../sides.ts.
import type { CodingContext } from "../context.ts";
import { isSameSide, sideOf, type Side } from "../sides.ts";
import type { Candidate } from "./candidates.ts";
import type { Thing } from "./things.ts";

/** A test of two tellings of one document; the side of a thing is worked out once. */
export function opposition(ctx: CodingContext): (a: Candidate, b: Candidate) => boolean {
  const sides = new Map<Thing, Side>();
  const sideIn = (thing: Thing): Side => {
    const { start, end, mention } = thing;
    const side = sides.get(thing) ?? sideOf(ctx, { start, end, ...(mention && { mention: mention.id }) });
    sides.set(thing, side);
    return side;
  };
  const isMutual = ({ mode }: Candidate): boolean =>
    ctx.knowledge.kinds.modes.get(mode)?.attributes["mutual"] === true;
  return (a, b) => !isMutual(a) && !isMutual(b) && areOpposed(doersOf(a, sideIn), doersOf(b, sideIn));
}

function doersOf({ slots }: Candidate, sideIn: (thing: Thing) => Side): Side[] {
  return slots.actors.map(sideIn);
}

/** Doers of both are told, and each of one stands against each of the other. */
function areOpposed(a: readonly Side[], b: readonly Side[]): boolean {
  if (a.length === 0 || b.length === 0) return false;
  return a.every((one) => b.every((two) => standsAgainst(one, two)));
}

/** Two states, or a band and a state. Two bands may be one under two names. */
function standsAgainst(a: Side, b: Side): boolean {
  if (isSameSide(a, b) !== false) return false;
  if (a.state !== undefined && b.state !== undefined) return a.state !== b.state;
  return (a.band && b.state !== undefined) || (b.band && a.state !== undefined);
}
