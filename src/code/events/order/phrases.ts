// The phrases of a stretch of words without a tree: each thing that heads one, and the small word that marks what it is.
import type { Thing } from "../things.ts";
import { isComma, isHardBreak, thingOf, type Mark, type View } from "../view.ts";
import { carries, type Order } from "./order.ts";

/** What the marker of a phrase says of it. `origin`: a source, reason or time, no role. */
export type Marked = "doer" | "target" | "object" | "weapon" | "place" | "party" | "of" | "origin";

export interface Phrase {
  readonly thing: Thing;
  readonly mark?: Marked;
  /** Joined to the phrase before it by "and" or "among them". */
  readonly joined: boolean;
  /** A comma stands between it and the phrase before it. */
  readonly apart: boolean;
  /** It stands right behind the word before the stretch. */
  readonly adjacent: boolean;
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
  /** A noun stands before it, to which "of" may tie what follows. */
  readonly ofNoun?: boolean;
}

const BEFORE: readonly (readonly [Mark, Marked])[] = [
  ["doer-markers", "doer"],
  ["target-markers", "target"],
  ["weapon-markers", "weapon"],
  ["place-markers", "place"],
  ["party-markers", "party"],
  ["of-markers", "of"],
  ["origin-markers", "origin"],
];
const BEHIND: readonly (readonly [Mark, Marked])[] = [
  ["object-endings", "object"],
  ["target-endings", "target"],
  ["weapon-endings", "weapon"],
  ["place-endings", "place"],
  ["of-endings", "of"],
  ["origin-endings", "origin"],
];
/** Behind "and", "three other", "the town of" may stand before the noun that is joined. */
const JOIN_REACH = 3;
/** An aside between two commas is a time, a place or a source; longer ones are clauses. */
const LONGEST_ASIDE = 9;

/** The phrases between two token indexes, in text order. */
export function phrasesIn(view: View, order: Order, { from, to, ofNoun }: Stretch): Phrase[] {
  const found: Phrase[] = [];
  let mark: Marked | undefined;
  let joined = false;
  let apart = false;
  let since = 0;
  for (let i = from; i < to; i++) {
    const thing = thingOf(view, i);
    if (thing) {
      const last = found.at(-1);
      if (last && isDescription(view, order, last.thing, thing, mark, joined)) {
        if (isBehind(view, last.thing, thing) && saysMore(thing, last.thing))
          found[found.length - 1] = { ...last, thing };
        i = thing.to - 1;
        continue;
      }
      const binds = joined || isJoined(view, order, thing);
      const behind = markBehind(view, thing.to, to) ?? caseOf(thing);
      if (order.headsLast && last && isHeadOf(thing, last.thing, joined)) found.pop();
      const own = mark ?? behind;
      // "a base in Syria | (object)": the word behind a phrase of two marks its head.
      if (mark !== undefined && behind !== undefined && last && last.mark === undefined)
        found[found.length - 1] = { ...last, mark: behind };
      found.push({
        thing,
        ...(own && { mark: own }),
        joined: binds && last !== undefined,
        apart: apart && last !== undefined,
        adjacent: i === from,
      });
      [mark, joined, apart, since] = [undefined, false, false, 0];
      i = thing.to - 1;
      continue;
    }
    const aside = asideAt(view, i, to);
    if (aside > i) {
      i = aside;
      continue;
    }
    if (isComma(view.tokens[i])) [apart, joined, mark] = [true, false, undefined];
    const skipped = Math.max(view.length("figure-openers", i), view.length("figure-abouts", i));
    if (skipped > 0) {
      i += skipped - 1;
      continue;
    }
    if (view.has("coordinators", i) || view.has("among-markers", i)) [joined, since] = [true, 0];
    else if (joined && ++since > JOIN_REACH) joined = false;
    const marked = markAt(view, i);
    const tiesNothing = marked?.mark === "of" && (i > from ? !thingOf(view, i - 1) : ofNoun !== true);
    if (marked && !tiesNothing) {
      mark = marked.mark;
      i += marked.length - 1;
    } else if (order.verbShape?.test(view.tokens[i]!.norm)) mark = "origin";
  }
  return found;
}

function markAt(view: View, i: number): { mark: Marked | undefined; length: number } | undefined {
  let best: { mark: Marked | undefined; length: number } | undefined;
  for (const [name, mark] of BEFORE) {
    const length = view.length(name, i);
    if (length > (best?.length ?? 0)) best = { mark, length };
  }
  if (best && isPartitive(view, i)) return { mark: undefined, length: best.length };
  return best;
}

/** "three of", "hundreds of": the number counts what follows. */
function isPartitive(view: View, i: number): boolean {
  if (view.length("partitives", i) === 0 || i === 0 || thingOf(view, i - 1)) return false;
  return view.has("quantity-nouns", i - 1) || isCounted(view, i - 1);
}

/** "the base | Ain al-Asad": the name that a register knows, not the word for what it is. */
export function saysMore(thing: Thing, head: Thing): boolean {
  if (thing.mention?.type === "person") return head.mention?.type === "role"; // "the former governor | X Y"
  const isKnown = (one: Thing): boolean => one.mention?.by?.startsWith("register") === true;
  return thing.class === head.class && isKnown(thing) && !isKnown(head);
}

/** A number stands there, in digits or words. */
function isCounted(view: View, i: number): boolean {
  return view.has("number-words", i) || /^\p{N}/u.test(view.tokens[i]!.text);
}

function markBehind(view: View, at: number, to: number): Marked | undefined {
  if (at >= to) return undefined;
  return BEHIND.find(([name]) => view.length(name, at) > 0)?.[1];
}

const CASES: ReadonlySet<unknown> = new Set(BEHIND.map(([, mark]) => mark));

/** The case that the list gives with a form ("to the base" as one word). */
function caseOf({ noun }: Thing): Marked | undefined {
  const said = noun?.attributes["case"];
  return CASES.has(said) ? (said as Marked) : undefined;
}

/** "Erbil | airport", "Israel | base": what stands right before the head only describes it. */
function isHeadOf(thing: Thing, last: Thing, joined: boolean): boolean {
  return !joined && last.to === thing.from && OWNERS.has(last.class) && !OWNERS.has(thing.class);
}

const OWNERS: ReadonlySet<Thing["class"]> = new Set(["place", "nationality", "body"]);

/** The comma that closes an aside that opens at `i`; `i` where none does. */
function asideAt(view: View, i: number, to: number): number {
  if (!isComma(view.tokens[i])) return i;
  const first = i + 1;
  if (
    !(
      view.inTime(first) ||
      view.length("origin-markers", first) > 0 ||
      view.length("aside-openers", first) > 0
    )
  )
    return i;
  for (let at = first; at < Math.min(to, first + LONGEST_ASIDE); at++) {
    if (isHardBreak(view.tokens[at]!)) return i;
    if (isComma(view.tokens[at])) return at;
  }
  return i;
}

/** True if the word carries the joining particle: it begins a phrase of its own. */
export function isJoined(view: View, order: Order, thing: Thing): boolean {
  return carries(view.tokens[thing.from]!, order.joinedCoordinator);
}

/** Right behind, or with a quotation mark between: the base "X". */
function isBehind(view: View, last: Thing, thing: Thing): boolean {
  return last.to === thing.from || (last.to === thing.from - 1 && QUOTE.test(view.tokens[last.to]!.text));
}

const QUOTE = /^["“”«»„'‘’]$/;

/** Side by side, or behind "of", the second thing describes the first: its people, its owner, the place it lies in. */
function isDescription(
  view: View,
  order: Order,
  last: Thing,
  thing: Thing,
  mark: Marked | undefined,
  joined: boolean,
): boolean {
  if (joined || isJoined(view, order, thing)) return false;
  if (mark === "of") return last.to === thing.from - 1 && last.class !== "weapon";
  if (mark === "origin") return last.to === thing.from - 1 && view.has("partitives", last.to);
  if (mark !== undefined || !isBehind(view, last, thing)) return false;
  if (isCounted(view, thing.from)) return false;
  if (thing.class === "nationality" || thing.class === last.class) return true;
  if (thing.mention?.type === "person") return last.class === "armed" || last.mention?.type === "role";
  return (
    (thing.class === "body" || thing.class === "place" || thing.class === "armed") && last.class !== "weapon"
  );
}
