// Where a tally counts and against whom: the place behind its own figure, else the one the whole sentence names.
import type { Role } from "../../record/index.ts";
import type { Thing } from "../events/things.ts";
import { isHardBreak, thingOf, type View } from "../events/view.ts";
import type { Counted } from "./counted.ts";

/** The place for one figure; `all` are the figures of the sentence, whose stretches belong to them. */
export function placeFor(view: View, one: Counted, all: readonly Counted[]): Role | undefined {
  const until = all.find((other) => other.figure.from > one.figure.from)?.figure.from ?? view.tokens.length;
  const beside = one.bare ? placeBeside(view, one.figure.from) : undefined;
  if (beside) return roleOf(beside);
  const own = placesIn(view, one.figure.to, until);
  if (own.length > 0) return joined(view, own);
  const first = all[0]?.figure.from ?? one.figure.from;
  const before = placesIn(view, 0, first);
  if (before.length > 0) return joined(view, before);
  const label = thingOf(view, 0);
  if (label?.class === "place" && view.tokens[label.to]?.text === ":") return roleOf(label);
  const struck = placeStruck(view, first);
  if (struck) return roleOf(struck);
  const beforeIt = all.findLast((other) => other.figure.from < one.figure.from);
  const shared = beforeIt ? placesIn(view, beforeIt.figure.to, one.figure.from) : [];
  if (shared.length > 0) return joined(view, shared);
  const behind = one.bare ? [] : placesIn(view, until, endOfSum(view, one, all));
  return behind.length > 0 ? joined(view, behind) : undefined;
}

/** "66 attacks, 32 in Iraq", "15,550 deaths, 1,400 of them in the capital": what is said of a part is not said of the sum. */
function endOfSum(view: View, one: Counted, all: readonly Counted[]): number {
  const part = all.find(({ figure, bare }) => figure.from > one.figure.from && bare);
  return part?.figure.from ?? view.tokens.length;
}

/** "Sagaing was hit 511 times", "Balochistan alone accounted for 28": the place is the subject of what is counted. */
function placeStruck(view: View, until: number): Thing | undefined {
  return view.things.find(
    (thing) =>
      thing.class === "place" &&
      thing.to < until &&
      (view.has("passive-auxiliaries", thing.to) || (thing.from === 0 && isPredicate(view, thing.to))),
  );
}

/** A verb, perhaps behind an adverb ("alone accounted for"). */
function isPredicate({ tokens }: View, at: number): boolean {
  const [first, second] = [tokens[at]?.upos, tokens[at + 1]?.upos];
  return first === "VERB" || first === "AUX" || (first === "ADV" && (second === "VERB" || second === "AUX"));
}

/** "Sagaing 511, Kachin 204 and Chin 166": the place right before a figure, unless "and" is written onto that. */
function placeBeside(view: View, from: number): Thing | undefined {
  if (/^\p{L}\p{N}/u.test(view.tokens[from]!.text)) return undefined;
  return view.things.find((thing) => thing.to === from && thing.class === "place");
}

function placesIn(view: View, from: number, to: number): Thing[] {
  const found: Thing[] = [];
  for (let i = from; i < to; i++) {
    const thing = thingOf(view, i);
    if (!thing) continue;
    const named =
      thing.class === "place" ||
      (thing.class === "site" && thing.mention !== undefined && !isDescribedTarget(view, thing));
    if (named && isUnderPlaceMarker(view, thing, found)) found.push(thing);
    i = thing.to - 1;
  }
  return found;
}

/** "Eleven on oil facilities": what was struck, and no name of a place. */
function isDescribedTarget(view: View, { from, mention }: Thing): boolean {
  return view.has("target-markers", from - 1) && mention?.by?.startsWith("register/") !== true;
}

function isUnderPlaceMarker(view: View, thing: Thing, found: readonly Thing[]): boolean {
  for (let i = thing.from - 1; i >= 0 && thing.from - i <= 4; i--) {
    if (view.has("place-markers", i)) return true;
    const other = thingOf(view, i);
    if (other && found.includes(other)) return true;
    if (isHardBreak(view.tokens[i]!)) return false;
  }
  return false;
}

/** "in Iraq and Syria": one role over both, if nothing but joining words stands between them. */
function joined(view: View, places: readonly Thing[]): Role {
  const [first] = places as readonly [Thing, ...Thing[]];
  let last = first;
  for (const place of places.slice(1)) {
    if (place.from - last.to > 1 || !view.has("coordinators", last.to)) break;
    last = place;
  }
  const role = roleOf(first);
  return last === first ? role : { start: first.start, end: last.end };
}

export function roleOf(thing: Thing): Role {
  const { mention } = thing;
  return {
    start: thing.start,
    end: thing.end,
    ...(mention && { mention: mention.id }),
    ...(mention?.entity !== undefined && { entity: mention.entity }),
    ...(mention?.name !== undefined && { name: mention.name }),
  };
}

/** What was attacked: behind "on" or "against" after the figure, inside its stretch. */
export function targetFor(view: View, one: Counted, all: readonly Counted[]): Role | undefined {
  const until = all.find((other) => other.figure.from > one.figure.from)?.figure.from ?? view.tokens.length;
  for (let i = one.figure.to; i < Math.min(until, one.figure.to + 12); i++) {
    if (view.length("target-markers", i) === 0) continue;
    for (let next = i + 1; next < Math.min(until, i + 6); next++) {
      const thing = thingOf(view, next);
      if (thing) return thing.class === "place" ? undefined : roleOf(headIn(view, thing));
    }
  }
  return undefined;
}

function headIn(view: View, thing: Thing): Thing {
  let head = thing;
  for (let next = thingOf(view, head.to); next; next = thingOf(view, head.to)) head = next;
  return head;
}
