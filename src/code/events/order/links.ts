// Who did what to whom without a tree: which of the phrases around a trigger is doer and which object, by where the
// language puts its verb, and by the small words that mark the others.
import type { Thing } from "../things.ts";
import type { Trigger } from "../trigger.ts";
import { isComma, isHardBreak, thingOf, type View } from "../view.ts";
import { carries, isPassive, standsLast, type Order } from "./order.ts";
import { isJoined, phrasesIn, saysMore, type Marked, type Phrase, type Stretch } from "./phrases.ts";

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

/** Clauses of news end sooner. */
const REACH = 30;
const ACTS: ReadonlySet<Thing["class"]> = new Set(["armed", "person", "body", "nationality"]);
/** A weapon under another link is the means. */
const KEPT_BY_WEAPONS: ReadonlySet<Link> = new Set(["subject", "object", "of", "doer"]);

/** What hangs on the trigger, in text order; `verbs` are the tokens of the other verbs. */
export function linksOf(view: View, order: Order, trigger: Trigger, verbs: Uint8Array): Linked[] {
  const passive = isPassive(view, order, trigger);
  const left = leftOf(view, order, trigger, verbs, passive);
  const right = rightOf(view, order, trigger, verbs, { passive, hasSubject: left.some(isSubject) });
  return sufferers(order, trigger, left, right).map((one) => meansOf(trigger, one));
}

/** "Three soldiers were killed" is written like "killed": who stands alone before such a verb suffered. */
function sufferers(
  order: Order,
  trigger: Trigger,
  left: readonly Linked[],
  right: readonly Linked[],
): Linked[] {
  const all = [...left, ...right];
  const isAlone = order.verb === "first" && trigger.kind === "verb" && isDoneToPeople(trigger);
  if (!isAlone || all.some(({ link }) => link === "object")) return all;
  return all.map((one) => (one.link === "subject" && left.includes(one) ? { ...one, link: "object" } : one));
}

function isSubject({ link }: Linked): boolean {
  return link === "subject" || link === "doer";
}

/** A weapon that does not do, and to which nothing is done, is what was used. */
function meansOf(trigger: Trigger, one: Linked): Linked {
  if (one.thing.class !== "weapon" || trigger.attributes["object"] === "target-weapon") return one;
  const suffers = trigger.attributes[trigger.kind === "noun" ? "noun-object" : "object"];
  if (suffers === "victim" && !isSubject(one)) return { ...one, link: "weapon" };
  return KEPT_BY_WEAPONS.has(one.link) ? one : { ...one, link: "weapon" };
}

function leftOf(view: View, order: Order, trigger: Trigger, verbs: Uint8Array, passive: boolean): Linked[] {
  if (trigger.kind === "noun")
    return order.verb === "last" ? nounsBefore(view, order, trigger, verbs) : lentDoer(view, order, trigger);
  if (trigger.attributes["participle"] === true) return [];
  const spread = insideOf(view, order, trigger);
  if (standsLast(order, trigger))
    return [...verbLast(phrasesIn(view, order, before(view, trigger, verbs)), passive), ...spread];
  if (spread[0]?.link === "subject") return spread;
  if (order.clauseParticles.some((particle) => carries(view.tokens[trigger.from]!, particle))) return spread;
  const thing =
    order.verb === "first"
      ? subjectBefore(view, order, trigger.from)
      : phrasesIn(view, order, before(view, trigger, verbs)).findLast((one) => one.mark === undefined)?.thing;
  return thing ? [{ thing, link: "subject" }, ...spread] : spread;
}

/** What stands between the parts of a phrase, with what is joined to it; a state does where nothing can be done to it. */
function insideOf(view: View, order: Order, trigger: Trigger): Linked[] {
  const inside = view.things.filter((thing) => thing.from > trigger.from && thing.to < trigger.to);
  const [first] = inside;
  if (!first) return [];
  const isState = first.class === "place" && trigger.attributes["object"] === "none";
  const acts = ACTS.has(first.class) || first.class === "platform" || isState;
  if (!acts || order.verb !== "first") return [{ thing: first, link: "object" }];
  const joined = inside.filter((thing) => thing === first || isJoined(view, order, thing));
  return joined.map((thing) => ({ thing, link: "subject" }));
}

/** The clause up to the trigger. */
function before(view: View, trigger: Trigger, verbs: Uint8Array): Stretch {
  let from = trigger.from;
  // "the attack carried out on": the light verb right before its noun is no verb of its own.
  while (trigger.kind === "noun" && from > 0 && view.has("light-verbs", from - 1)) from--;
  while (from > 0 && trigger.from - from < REACH && !closes(view, from - 1, verbs)) from--;
  return { from, to: trigger.from };
}

function closes(view: View, i: number, verbs: Uint8Array): boolean {
  return verbs[i] === 1 || isHardBreak(view.tokens[i]!) || view.has("clause-openers", i);
}

/** Doer first, then what it was done to, unless an ending says which is which. */
function verbLast(phrases: readonly Phrase[], passive: boolean): Linked[] {
  const plain = phrases.filter((one) => one.mark === undefined);
  const hasObject = phrases.some((one) => one.mark === "object" || one.mark === "target");
  const first = plain.findIndex(
    ({ thing }) => ACTS.has(thing.class) || thing.class === "place" || thing.class === "weapon",
  );
  return phrases.flatMap((one): Linked[] => {
    const at = plain.indexOf(one);
    if (at < 0) return marked(one.thing, one.mark);
    if (passive) return [{ thing: one.thing, link: "object" }];
    if (at === first && (plain.length > 1 || hasObject || ACTS.has(one.thing.class)))
      return [{ thing: one.thing, link: "subject" }];
    return at > first || plain.length === 1 ? [{ thing: one.thing, link: "object" }] : [];
  });
}

/** Before a noun where verbs stand last: what endings mark, and right before it what it belongs to ("Israeli strike"). */
function nounsBefore(view: View, order: Order, trigger: Trigger, verbs: Uint8Array): Linked[] {
  const phrases = phrasesIn(view, order, before(view, trigger, verbs));
  const beside = order.headsLast ? thingOf(view, trigger.from - 1) : undefined;
  return phrases.flatMap(({ thing, mark }): Linked[] =>
    mark === undefined && thing === beside ? [{ thing, link: "modifier" }] : marked(thing, mark),
  );
}

function marked(thing: Thing, mark: Marked | undefined): Linked[] {
  return mark === undefined || mark === "origin" ? [] : [{ thing, link: mark }];
}

/** The thing right before a verb, with only particles, times and asides between. */
function subjectBefore(view: View, order: Order, verb: number): Thing | undefined {
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
  const thing = thingOf(view, i) ?? meantBy(view, i);
  return thing && phraseHead(view, order, thing);
}

/** "…, and it is they who claimed": the pronoun before "who" stands for who acted before it. */
function meantBy(view: View, i: number): Thing | undefined {
  if (!view.has("pronouns", i) || !view.has("relative-pronouns", i + 1)) return undefined;
  return view.things.findLast(({ to, class: kind }) => to <= i && (kind === "body" || kind === "armed"));
}

/** The head of a run of things side by side is its first. */
function phraseHead(view: View, order: Order, thing: Thing): Thing {
  let head = thing;
  for (
    let prior = thingOf(view, head.from - 1);
    prior && !isJoined(view, order, head) && !saysMore(head, prior);
    prior = thingOf(view, head.from - 1)
  )
    head = prior;
  return head;
}

/** A light verb before a noun has its doer between them or before it. */
function lentDoer(view: View, order: Order, trigger: Trigger): Linked[] {
  for (let i = trigger.from - 1; i >= 0 && trigger.from - i <= 9; i--) {
    if (isHardBreak(view.tokens[i]!)) return [];
    if (!view.has("light-verbs", i)) continue;
    if (view.lightSays(i) && isOnlyTold(view, trigger)) return [];
    const between = view.things.filter((thing) => thing.from > i && thing.to <= trigger.from);
    const first = between.find((thing) => ACTS.has(thing.class)) ?? between[0];
    const lent = (order.verb === "first" ? first : undefined) ?? subjectBefore(view, order, i);
    return lent ? [{ thing: lent, link: view.lightTarget(i) ? "target" : "doer" }] : [];
  }
  return [];
}

/** "Announced the death of", "announced three dead in the raid": what is only told of is not done by the teller. */
function isOnlyTold(view: View, { attributes, from }: Trigger): boolean {
  return (
    attributes["casualty"] === true ||
    view.has("place-markers", from - 1) ||
    view.has("origin-markers", from - 1)
  );
}

interface Voice {
  readonly passive: boolean;
  readonly hasSubject: boolean;
}

function rightOf(view: View, order: Order, trigger: Trigger, verbs: Uint8Array, voice: Voice): Linked[] {
  const found: Linked[] = [];
  if (order.headsLast) return found;
  let from = trigger.to;
  let isFirst = true;
  for (const stretch of stretchesBehind(view, trigger, verbs)) {
    if (stretch.lends) {
      const [doer] = phrasesIn(view, order, stretch).filter((one) => one.mark === undefined);
      if (doer) found.push({ thing: doer.thing, link: "doer" });
      found.push(...phrasesIn(view, order, stretch).flatMap(({ thing, mark }) => marked(thing, mark)));
    } else {
      const phrases = phrasesIn(view, order, stretch);
      const isOpen = isFirst && (!standsLast(order, trigger) || trigger.kind === "noun");
      found.push(...(isOpen ? behind(view, order, trigger, phrases, voice) : onlyMarked(phrases)));
    }
    from = stretch.to;
    isFirst = false;
  }
  return from > trigger.to ? found : [];
}

function onlyMarked(phrases: readonly Phrase[]): Linked[] {
  return phrases.flatMap(({ thing, mark }): Linked[] =>
    mark === undefined && thing.class === "weapon" ? [{ thing, link: "weapon" }] : marked(thing, mark),
  );
}

interface Part extends Stretch {
  /** A light verb that opens it names the doer. */
  readonly lends: boolean;
}

/** The words behind a trigger up to the end of its clause; relative clauses are passed over, those that lend a doer kept. */
function stretchesBehind(view: View, trigger: Trigger, verbs: Uint8Array): Part[] {
  const parts: Part[] = [];
  const end = Math.min(view.tokens.length, trigger.to + REACH);
  let from = trigger.to;
  let lends = false;
  for (let i = from; i <= end; i++) {
    const isEnd = i === end;
    // "The strikes answered attacks, above all one on the base": what is answered has things of its own.
    if (!isEnd && view.length("response-markers", i) > 1) {
      if (i > from)
        parts.push({ from, to: i, lends, ofNoun: trigger.kind === "noun" && from === trigger.to });
      break;
    }
    const lending = !isEnd && isLending(view, trigger, i);
    const relative =
      !isEnd && !lending && view.has("relative-pronouns", i) && view.length("figure-openers", i) === 0;
    if (!isEnd && !lending && !relative && !endsClause(view, i, verbs)) {
      i += Math.max(0, view.length("figure-openers", i) - 1);
      continue;
    }
    const ofNoun = trigger.kind === "noun" && from === trigger.to;
    if (i > from) parts.push({ from, to: Math.min(i, end), lends, ofNoun });
    if (lending) [from, lends] = [i + 1, true];
    else if (relative && view.has("light-verbs", i + 1) && trigger.kind === "noun")
      [from, lends, i] = [i + 2, true, i + 1];
    else if (relative) {
      const comma = commaAfter(view, i, end);
      if (comma === undefined) break;
      [from, lends, i] = [comma, false, comma - 1];
    } else break;
  }
  return parts;
}

function commaAfter(view: View, from: number, end: number): number | undefined {
  for (let i = from; i < end; i++) {
    if (isComma(view.tokens[i])) return i;
    if (isHardBreak(view.tokens[i]!)) return undefined;
  }
  return undefined;
}

/** "raids that the air force flew": a light verb soon behind the noun opens its doer. */
function isLending(view: View, trigger: Trigger, i: number): boolean {
  return trigger.kind === "noun" && view.has("light-verbs", i) && i - trigger.to <= 5;
}

function endsClause(view: View, i: number, verbs: Uint8Array): boolean {
  if (verbs[i] || isHardBreak(view.tokens[i]!)) return true;
  return view.length("clause-openers", i) > 0 && view.length("target-markers", i) === 0;
}

/** The phrases right behind a trigger: doer and object by their order, the rest by what marks them. */
function behind(
  view: View,
  order: Order,
  trigger: Trigger,
  phrases: readonly Phrase[],
  voice: Voice,
): Linked[] {
  const found: Linked[] = [];
  let open = opening(order, trigger, phrases, voice);
  let last: Link | undefined;
  for (const phrase of phrases) {
    const { thing } = phrase;
    const special = trigger.kind === "noun" ? particleLink(view, order, phrase, trigger) : undefined;
    let link: Link | undefined = special ?? (phrase.mark === "origin" ? undefined : phrase.mark);
    if (link === undefined && phrase.mark === undefined) {
      if (phrase.joined && last) link = last;
      else if (!phrase.apart || found.length === 0) [link, open] = openLink(trigger, phrase, open);
    }
    if (phrase.mark === "origin") open = trigger.kind === "noun" ? undefined : open;
    else if (thing.class === "weapon") link ??= "weapon";
    last = link;
    if (link) found.push({ thing, link });
  }
  return trigger.kind === "noun" ? withDoer(trigger, found, voice) : withPlaceAsDoer(found, voice);
}

/** "Washington struck two sites": of two objects the first did it, even if it names a place. */
function withPlaceAsDoer(links: readonly Linked[], { passive, hasSubject }: Voice): Linked[] {
  const [first, second] = links;
  const isDoer = !passive && !hasSubject && first?.link === "object" && first.thing.class === "place";
  if (!isDoer || second?.link !== "object") return [...links];
  return [{ thing: first.thing, link: "subject" }, ...links.slice(1)];
}

/** Which link is open right behind the trigger. */
function opening(
  order: Order,
  trigger: Trigger,
  phrases: readonly Phrase[],
  { passive, hasSubject }: Voice,
): Link | undefined {
  if (trigger.kind === "noun") return trigger.attributes["noun-object"] !== undefined ? "of" : "modifier";
  if (order.verb === "last") return undefined;
  if (passive) return hasSubject ? undefined : "object";
  if (order.verb === "second" || hasSubject) return "object";
  const plain = phrases.filter((one) => one.mark === undefined && !one.joined && !one.apart);
  return isDoneToPeople(trigger) && plain.length < 2 ? "object" : "subject";
}

/** Verbs that are nothing without somebody who suffers: a doer alone is no doer ("killed three soldiers", "arrested two"). */
function isDoneToPeople({ attributes }: Trigger): boolean {
  return attributes["casualty"] === true || attributes["needs"] === "person";
}

/** The link that an unmarked phrase takes, and the one that is open behind it. */
function openLink(
  trigger: Trigger,
  phrase: Phrase,
  open: Link | undefined,
): [Link | undefined, Link | undefined] {
  if (open === "modifier") return [phrase.adjacent ? "modifier" : undefined, undefined];
  if (open !== "subject") return [open, open];
  const { class: kind } = phrase.thing;
  if (kind === "weapon") return [isMeans(trigger) ? "subject" : "object", "object"];
  return ACTS.has(kind) ? ["subject", "object"] : ["object", "object"];
}

/** The weapon behind the verb struck, if the verb's weapon is what it is done with; else it was seized or brought down. */
function isMeans({ attributes }: Trigger): boolean {
  return (
    attributes["refine"] === true || attributes["object"] === "weapon" || attributes["subject"] === "weapon"
  );
}

/** "an American shelling" names the doer, "targeting Americans" whom it hit; "the shelling of two trucks" by its particle. */
function particleLink(view: View, order: Order, phrase: Phrase, trigger: Trigger): Link | undefined {
  const { thing, mark, adjacent } = phrase;
  const token = view.tokens[thing.from]!;
  // "the killing of an Israeli": one of a people suffered.
  if (adjacent && thing.class === "nationality" && trigger.attributes["noun-object"] === "victim")
    return undefined;
  if (adjacent && thing.class === "nationality")
    return order.peopleEndings.some((ending) => token.norm.endsWith(ending)) ? undefined : "doer";
  if (mark !== undefined || !carries(token, order.targetParticle)) return undefined;
  return ACTS.has(thing.class) && trigger.attributes["noun-object"] === undefined ? "doer" : "target";
}

/** "the detaining of the group seven men": of two unmarked things behind a noun the first did it. */
function withDoer(trigger: Trigger, links: readonly Linked[], { hasSubject }: Voice): Linked[] {
  const [first, second] = links;
  const isHarm = trigger.attributes["casualty"] === true;
  if (first?.link === "of" && second?.link === "of" && ACTS.has(first.thing.class) && !hasSubject && !isHarm)
    return [{ thing: first.thing, link: "doer" }, ...links.slice(1)];
  return [...links];
}
