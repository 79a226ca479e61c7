// Who did what to whom near a trigger: subject, object and marked phrases of its clause, as slots of a candidate.
import type { Thing } from "./things.ts";
import { formOf, type Trigger } from "./triggers.ts";
import { nounLeft, subjectOf } from "./left.ts";
import { verbFirstLinks } from "./verb-first.ts";
import { isComma, isHardBreak, thingOf, type View } from "./view.ts";

export interface Slots {
  readonly actors: Thing[];
  readonly targets: Thing[];
  readonly victims: Thing[];
  readonly weapons: Thing[];
  readonly places: Thing[];
}

export function emptySlots(): Slots {
  return { actors: [], targets: [], victims: [], weapons: [], places: [] };
}

/** How a thing hangs on the trigger. */
export type Link =
  | "subject"
  | "object"
  | "doer"
  | "target"
  | "of"
  | "weapon"
  | "place"
  | "party"
  | "modifier"
  | "possessor";

export interface Linked {
  readonly thing: Thing;
  readonly link: Link;
}

/** Everything of the clause that hangs on the trigger, nearest first on each side. */
export function linksOf(view: View, trigger: Trigger, verbs: Uint8Array): Linked[] {
  if (view.verbFirst) return verbFirstLinks(view, trigger, verbs);
  const right = rightOf(view, trigger, verbs);
  if (trigger.kind === "noun") return [...nounLeft(view, trigger), ...right];
  const subject = subjectOf(view, trigger, verbs);
  return [...subject.map((thing): Linked => ({ thing, link: "subject" })), ...right];
}

const REACH = 24;

/** The head of the noun phrase that a thing stands in: things side by side, the last one is the head. */
export function headOf(view: View, thing: Thing): Thing {
  let head = thing;
  if (view.verbFirst) return head;
  for (let next = thingOf(view, head.to); next && !isPossessor(view, head); next = thingOf(view, head.to))
    head = next;
  return head;
}

export function isPossessor(view: View, thing: Thing): boolean {
  const next = view.tokens[thing.to];
  return next !== undefined && /^['’]s?$/.test(next.text);
}

function rightOf(view: View, trigger: Trigger, verbs: Uint8Array): Linked[] {
  const found: Linked[] = [];
  let link: Link | undefined = trigger.kind === "verb" ? "object" : undefined;
  let strange = 0;
  let last: Thing | undefined;
  for (let i = trigger.to; i < view.tokens.length && i - trigger.to < REACH; i++) {
    const thing = thingOf(view, i);
    if (thing) {
      const head = headOf(view, thing);
      if (link) found.push({ thing: head, link });
      if (link && isPossessor(view, head)) strange = 0;
      last = head;
      i = head.to - 1;
      continue;
    }
    const rounding = Math.max(view.length("figure-openers", i), view.length("figure-abouts", i));
    if (rounding > 0 && isFigure(view, i + rounding)) {
      i += rounding - 1;
      continue;
    }
    if (endsClause(view, i, verbs)) break;
    const marked = linkAt(view, i, trigger, found);
    if (marked) {
      link = marked.link;
      i += marked.length - 1;
      strange = 0;
      continue;
    }
    if (view.has("coordinators", i)) continue;
    if (isComma(view.tokens[i])) {
      if (!continuesList(view, i, last)) link = undefined;
      continue;
    }
    if (view.has("determiners", i) || view.has("vague-plurals", i) || isNumber(view, i)) continue;
    if (last && strange === 0 && link === "object" && found.length > 0) link = undefined;
    if (++strange > 4) link = undefined;
  }
  return found;
}

/** "at least five people", "some of them": what follows the rounding word is a number or the thing itself. */
function isFigure(view: View, i: number): boolean {
  return (
    i < view.tokens.length &&
    (isNumber(view, i) || thingOf(view, i) !== undefined || view.has("determiners", i))
  );
}

function isNumber(view: View, i: number): boolean {
  return /^\p{N}/u.test(view.tokens[i]!.norm);
}

function endsClause(view: View, i: number, verbs: Uint8Array): boolean {
  if (verbs[i] || isHardBreak(view.tokens[i]!)) return true;
  if (view.length("target-markers", i) > 0 || view.length("weapon-markers", i) > 0) return false;
  if (view.has("relative-pronouns", i)) return true;
  return view.length("clause-openers", i) > 0 && !view.has("coordinators", i);
}

/** After a comma a list goes on if a thing of the same class follows at once. */
function continuesList(view: View, i: number, last: Thing | undefined): boolean {
  let next = i + 1;
  while (next < view.tokens.length && (view.has("determiners", next) || view.has("coordinators", next)))
    next++;
  const thing = thingOf(view, next);
  return last !== undefined && thing !== undefined && headOf(view, thing).class === last.class;
}

/** The link that a preposition opens; what "on" or "by" means depends on the trigger and on what stands there already. */
function linkAt(
  view: View,
  i: number,
  trigger: Trigger,
  found: readonly Linked[],
): { link: Link | undefined; length: number } | undefined {
  const doer = view.length("doer-markers", i);
  if (doer === 1 && trigger.kind === "noun" && isParticiple(view, i - 1))
    return { link: undefined, length: doer };
  if (doer > 0 && (trigger.passive || trigger.kind === "noun" || doer > 1))
    return { link: "doer", length: doer };
  const target = view.length("target-markers", i);
  const used = trigger.entry.attributes["object"] === "weapon";
  const hasTarget = found.some((one) => one.link === "target" || (one.link === "object" && !used));
  if (
    target > 0 &&
    (trigger.kind === "noun" || takesTarget(trigger)) &&
    !(hasTarget && view.length("place-markers", i) > 0)
  )
    return { link: "target", length: target };
  const destination = view.length("destination-markers", i);
  if (destination > 0 && trigger.entry.attributes["destination"] === true)
    return { link: "place", length: destination };
  const weapon = view.length("weapon-markers", i);
  if (weapon > 0) return { link: partyAt(view, i) ? "party" : "weapon", length: weapon };
  const place = view.length("place-markers", i);
  if (place > 0) return { link: "place", length: place };
  const of = view.length("object-markers", i);
  if (of > 0 && found.length === 0) return { link: trigger.kind === "noun" ? "of" : "object", length: of };
  if (of > 0) return { link: found.at(-1)?.link, length: of };
  const party = view.length("party-markers", i);
  if (party > 0 && !view.has("coordinators", i)) return { link: "party", length: party };
  const origin = view.length("origin-markers", i);
  if (origin > 0) return { link: undefined, length: origin };
  return undefined;
}

/** "facilities used by militias": the agent belongs to a verb of its own. */
function isParticiple(view: View, i: number): boolean {
  const token = view.tokens[i];
  return token !== undefined && !thingOf(view, i) && formOf(token) === "past";
}

function partyAt(view: View, i: number): boolean {
  return view.length("party-markers", i) > 0 && !followedByWeapon(view, i);
}

function followedByWeapon(view: View, i: number): boolean {
  for (let next = i + 1; next < Math.min(view.tokens.length, i + 6); next++) {
    const thing = thingOf(view, next);
    if (thing) return headOf(view, thing).class === "weapon";
  }
  return false;
}

function takesTarget(trigger: Trigger): boolean {
  const object = trigger.entry.attributes["object"];
  return object === "weapon" || object === "none" || trigger.passive;
}
