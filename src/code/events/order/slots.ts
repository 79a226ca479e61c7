// From links to roles: what a subject, an object or a marked phrase means for a trigger, by the entry's attributes.
import { addOnce, emptySlots, type Slots } from "../slots.ts";
import { CAN_ACT, CAN_BE_HIT, CAN_SUFFER, type Thing, type ThingClass } from "../things.ts";
import type { Trigger } from "../trigger.ts";
import { thingOf, type View } from "../view.ts";
import type { Link, Linked } from "./links.ts";
import { isPassive, type Order } from "./order.ts";

/** "the attack of the group" against "the attack of the base". */
const OWNERS: ReadonlySet<ThingClass> = new Set(["armed", "body", "nationality"]);

/** Roles of a trigger from what hangs on it. */
export function slotsOf(view: View, order: Order, trigger: Trigger, links: readonly Linked[]): Slots {
  const slots = emptySlots();
  const undergone = isPassive(view, order, trigger);
  for (const { thing, link } of links) {
    if (trigger.kind === "verb")
      verbRole(view, trigger, slots, thing, undergone && link === "subject" ? "object" : link);
    else nounRole(view, trigger, slots, thing, link);
  }
  for (const target of slots.targets)
    if (target.class === "place" || target.class === "site") addOnce(slots.places, target);
  return slots;
}

function verbRole(view: View, trigger: Trigger, slots: Slots, thing: Thing, link: Link): void {
  const { object } = trigger.attributes;
  if (link === "subject" && isUndergone(trigger, thing)) objectRole(slots, thing, trigger);
  else if (link === "subject") doerRole(view, slots, thing);
  else if (link === "object" || (link === "target" && object === "victim")) objectRole(slots, thing, trigger);
  else if (link === "party" && object === "side") addIf(slots.actors, thing, CAN_ACT);
  else commonRole(view, trigger, slots, thing, link);
}

/** What is only ever brought down was done to, wherever it stands. */
function isUndergone(trigger: Trigger, thing: Thing): boolean {
  return trigger.attributes["downs"] === true && thing.class === "weapon";
}

function nounRole(view: View, trigger: Trigger, slots: Slots, thing: Thing, link: Link): void {
  const suffered = trigger.attributes["noun-object"];
  if (link === "modifier") modifierRole(slots, thing, trigger);
  else if (link === "of") {
    if (suffered !== undefined) objectRole(slots, thing, trigger);
    else if (thing.class === "weapon") addOnce(slots.weapons, thing);
    else if (OWNERS.has(thing.class)) addOnce(slots.actors, thing);
    else addIf(slots.targets, thing, new Set<ThingClass>(["place", "site", "platform"]));
  } else commonRole(view, trigger, slots, thing, link);
}

function modifierRole(slots: Slots, thing: Thing, trigger: Trigger): void {
  if (thing.class === "weapon") addOnce(slots.weapons, thing);
  else if (thing.class === "place") addOnce(slots.places, thing);
  else if (thing.class === "site" || thing.class === "platform") addOnce(slots.targets, thing);
  else if (trigger.attributes["noun-object"] !== undefined && thing.class === "person")
    objectRole(slots, thing, trigger);
  else if (CAN_ACT.has(thing.class)) addOnce(slots.actors, thing);
}

function commonRole(view: View, trigger: Trigger, slots: Slots, thing: Thing, link: Link): void {
  if (link === "doer") doerRole(view, slots, thing);
  else if (link === "target") addIf(slots.targets, thing, CAN_BE_HIT);
  else if (link === "weapon" && thing.class === "weapon") addOnce(slots.weapons, thing);
  else if (link === "place" && (thing.class === "place" || thing.class === "site")) {
    addOnce(slots.places, thing);
    if (thing.class === "site" && trigger.attributes["site"] === "target") addOnce(slots.targets, thing);
  } else if (link === "party" && CAN_ACT.has(thing.class)) addOnce(slots.targets, thing);
}

/** The doer: an aircraft or vehicle with its owner's name before it stands for the owner. */
function doerRole(view: View, slots: Slots, thing: Thing): void {
  if (thing.class === "weapon" && thing.weapon?.attributes["kind"] !== "aircraft")
    return addOnce(slots.weapons, thing);
  if (thing.class !== "platform" && thing.class !== "weapon") return addIf(slots.actors, thing, CAN_ACT);
  const owner = thingOf(view, thing.from - 1);
  addOnce(slots.actors, owner && CAN_ACT.has(owner.class) ? owner : thing);
}

/** What the object of a verb (or of its noun) is, by the entry: a weapon named there is what was used, unless it was met. */
function objectRole(slots: Slots, thing: Thing, trigger: Trigger): void {
  const { object } = trigger.attributes;
  const kind = trigger.kind === "noun" ? (trigger.attributes["noun-object"] ?? "target") : object;
  if (kind === "weapon" || (kind === "target" && thing.class === "weapon" && isUsed(trigger))) {
    if (thing.class === "weapon") addOnce(slots.weapons, thing);
    else if (trigger.kind === "noun") addIf(slots.targets, thing, CAN_BE_HIT);
  } else if (kind === "victim") suffer(slots, thing, trigger);
  else if (kind === "place") addIf(slots.places, thing, new Set<ThingClass>(["place", "site"]));
  else if (kind === "side") addIf(slots.actors, thing, CAN_ACT);
  else if (kind === "force") addOnce(thing.class === "weapon" ? slots.weapons : slots.targets, thing);
  else if (kind === "party" || kind === "target") addOnce(slots.targets, thing);
}

/** A trigger that is refined by the weapon uses it; one that is not (to intercept, to seize) is aimed at it. */
function isUsed(trigger: Trigger): boolean {
  return trigger.attributes["refine"] === true;
}

/** Who is killed in passing is a victim; who is shot, seized or murdered was the target too. */
function suffer(slots: Slots, thing: Thing, trigger: Trigger): void {
  if (!CAN_SUFFER.has(thing.class)) return;
  addOnce(slots.victims, thing);
  if (trigger.attributes["casualty"] !== true) addOnce(slots.targets, thing);
}

function addIf(things: Thing[], thing: Thing, allowed: ReadonlySet<ThingClass>): void {
  if (allowed.has(thing.class)) addOnce(things, thing);
}
