// Who did what to whom where the verb stands first and the head of a noun phrase too: doer behind the verb, then the object.
import type { Thing } from "../things.ts";
import type { Trigger } from "../trigger.ts";
import { isComma, isHardBreak, thingOf, type View } from "../view.ts";

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
  | "modifier";

export interface Linked {
  readonly thing: Thing;
  readonly link: Link;
}

const REACH = 22;
/** A weapon under another link is the means. */
const KEPT_BY_WEAPONS: ReadonlySet<Link> = new Set(["subject", "object", "of", "doer"]);
const ACTS: ReadonlySet<Thing["class"]> = new Set(["armed", "person", "body", "nationality"]);

/** What hangs on the trigger, in text order. */
export function verbFirstLinks(view: View, trigger: Trigger, verbs: Uint8Array): Linked[] {
  const left = leftOf(view, trigger);
  const right = rightOf(view, trigger, verbs, left.length > 0);
  return [...left, ...withDoer(trigger, right, left.length > 0)];
}

/**
 * "Washington struck two sites", "the detaining of the group seven men": of two unmarked things behind a verb or its
 * noun the first did it, even if it names a place.
 */
function withDoer(trigger: Trigger, links: readonly Linked[], hasSubject: boolean): readonly Linked[] {
  const [first, second] = links;
  const isHarm = trigger.attributes["casualty"] === true;
  if (first?.link === "of" && second?.link === "of" && ACTS.has(first.thing.class) && !hasSubject && !isHarm)
    return [{ thing: first.thing, link: "doer" }, ...links.slice(1)];
  if (trigger.kind === "noun" || hasSubject || trigger.attributes["passive"] === true) return links;
  if (first?.link !== "object" || first.thing.class !== "place" || second?.link !== "object") return links;
  return [{ thing: first.thing, link: "subject" }, ...links.slice(1)];
}

/** A thing right before a verb is its subject ("a drone struck"); a light verb before a noun has its doer between. */
function leftOf(view: View, trigger: Trigger): Linked[] {
  if (trigger.kind === "noun") return lentDoer(view, trigger);
  const inside = view.things.filter((thing) => thing.from > trigger.from && thing.to < trigger.to);
  if (inside[0] && ACTS.has(inside[0].class)) return [{ thing: inside[0], link: "subject" }];
  if (view.clauseParticles.some((particle) => carries(view, trigger.from, particle))) return [];
  const thing = subjectBefore(view, trigger.from);
  return thing ? [{ thing, link: "subject" }] : [];
}

/** The thing right before a verb, with only particles between. */
function subjectBefore(view: View, verb: number): Thing | undefined {
  let i = verb - 1;
  while (
    i >= 0 &&
    (view.inTime(i) ||
      isComma(view.tokens[i]) ||
      view.has("skipped-words", i) ||
      view.has("perfect-auxiliaries", i) ||
      view.has("relative-pronouns", i))
  )
    i--;
  const thing = thingOf(view, i);
  return thing && phraseHead(view, thing);
}

/** The head of a run of things side by side is its first. */
function phraseHead(view: View, thing: Thing): Thing {
  let head = thing;
  for (
    let before = thingOf(view, head.from - 1);
    before && !isJoined(view, head);
    before = thingOf(view, head.from - 1)
  )
    head = before;
  return head;
}

/** True if the word carries the joining particle: it begins a phrase of its own. */
function isJoined(view: View, thing: Thing): boolean {
  return carries(view, thing.from, view.joinedCoordinator);
}

/** True if the particle is written onto the word and is no letter of the word itself. */
function carries(view: View, i: number, particle: string | undefined): boolean {
  const { norm, lemma } = view.tokens[i]!;
  return particle !== undefined && norm.startsWith(particle) && !lemma.startsWith(particle);
}

function lentDoer(view: View, trigger: Trigger): Linked[] {
  for (let i = trigger.from - 1; i >= 0 && trigger.from - i <= 9; i--) {
    if (isHardBreak(view.tokens[i]!)) return [];
    if (!view.has("light-verbs", i)) continue;
    const first =
      view.things.find((thing) => thing.from > i && thing.to <= trigger.from && ACTS.has(thing.class)) ??
      view.things.find((thing) => thing.from > i && thing.to <= trigger.from);
    const lent = first ?? subjectBefore(view, i);
    return lent ? [{ thing: lent, link: view.lightTarget(i) ? "target" : "doer" }] : [];
  }
  return [];
}

function rightOf(view: View, trigger: Trigger, verbs: Uint8Array, hasSubject: boolean): Linked[] {
  const found: Linked[] = [];
  const takesObject = trigger.kind === "verb" || trigger.attributes["noun-object"] !== undefined;
  let link: Link | undefined =
    trigger.kind === "verb" && !hasSubject ? "subject" : takesObject ? objectLink(trigger) : "modifier";
  let last: Thing | undefined;
  for (let i = trigger.to; i < view.tokens.length && i - trigger.to < REACH; i++) {
    const thing = thingOf(view, i);
    if (thing) {
      link = peopleLink(view, trigger, thing, i) ?? particleLink(view, trigger, thing) ?? link;
      link = place(view, trigger, found, thing, link, last);
      last = thing;
      i = thing.to - 1;
      continue;
    }
    if (isLending(view, trigger, i)) {
      link = "doer";
      continue;
    }
    if (endsClause(view, i, verbs)) break;
    const marked = markAt(view, i, trigger);
    if (marked) {
      link = marked.link;
      i += marked.length - 1;
    } else if (isComma(view.tokens[i]) && last) link = undefined;
    else if (link === "modifier" && i > trigger.to) link = undefined;
  }
  return found;
}

/** "an American shelling": a people's adjective right behind the noun is its doer; "targeting Americans" names them. */
function peopleLink(view: View, trigger: Trigger, thing: Thing, i: number): Link | undefined {
  if (trigger.kind === "verb" || i !== trigger.to || thing.class !== "nationality") return undefined;
  const { norm } = view.tokens[i]!;
  return view.peopleEndings.some((ending) => norm.endsWith(ending)) ? undefined : "doer";
}

/** "the shelling of two trucks" against "a raid of the coalition": by what is named behind the particle. */
function particleLink(view: View, trigger: Trigger, thing: Thing): Link | undefined {
  if (trigger.kind === "verb" || !carries(view, thing.from, view.targetParticle)) return undefined;
  return ACTS.has(thing.class) ? "doer" : "target";
}

function objectLink(trigger: Trigger): Link {
  return trigger.kind === "verb" ? "object" : "of";
}

/** Puts a thing under the open link and says which link is open behind it. */
function place(
  view: View,
  trigger: Trigger,
  found: Linked[],
  thing: Thing,
  link: Link | undefined,
  last: Thing | undefined,
): Link | undefined {
  const isModifier =
    last !== undefined && last.to === thing.from && !isJoined(view, thing) && describes(thing, last);
  if (thing.class === "weapon" && trigger.attributes["object"] !== "target-weapon") {
    found.push({ thing, link: link !== undefined && KEPT_BY_WEAPONS.has(link) ? link : "weapon" });
    return link === "subject" ? "object" : link;
  }
  if (isModifier || link === undefined) return link;
  if (link === "subject" && !ACTS.has(thing.class)) link = "object";
  found.push({ thing, link });
  return link === "subject" ? "object" : link === "modifier" ? undefined : link;
}

/** Side by side the second thing describes the first if it is a nationality, or names the place or body it belongs to. */
function describes(thing: Thing, last: Thing): boolean {
  if (thing.class === "nationality" || thing.class === last.class) return true;
  return (thing.class === "body" || thing.class === "place") && last.class !== "weapon";
}

/** "raids that the air force flew": a light verb soon behind the noun opens its doer. */
function isLending(view: View, trigger: Trigger, i: number): boolean {
  return trigger.kind === "noun" && view.has("light-verbs", i) && i - trigger.to <= 5;
}

function endsClause(view: View, i: number, verbs: Uint8Array): boolean {
  if (verbs[i] || isHardBreak(view.tokens[i]!)) return true;
  if (view.has("relative-pronouns", i)) return !view.has("light-verbs", i + 1);
  return view.length("clause-openers", i) > 0 && view.length("target-markers", i) === 0;
}

function markAt(
  view: View,
  i: number,
  trigger: Trigger,
): { link: Link | undefined; length: number } | undefined {
  const marks = [
    ["doer-markers", "doer"],
    ["target-markers", "target"],
    ["weapon-markers", "weapon"],
    ["place-markers", "place"],
  ] as const;
  for (const [mark, link] of marks) {
    const length = view.length(mark, i);
    if (length > 0) return { link, length };
  }
  const party = view.length("party-markers", i);
  if (party > 0 && trigger.attributes["object"] === "party") return { link: "party", length: party };
  const origin = view.length("origin-markers", i);
  return origin > 0 ? { link: undefined, length: origin } : undefined;
}
