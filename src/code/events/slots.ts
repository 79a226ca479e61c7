// From links to roles: what a subject, an object or a marked phrase means for a trigger, by the entry's attributes.
import { emptySlots, headOf, type Link, type Linked, type Slots } from "./roles.ts";
import type { Thing, ThingClass } from "./things.ts";
import type { Trigger } from "./triggers.ts";
import { thingOf, type View } from "./view.ts";

const CAN_ACT: ReadonlySet<ThingClass> = new Set([
  "armed",
  "person",
  "body",
  "nationality",
  "place",
  "platform",
]);
const CAN_SUFFER: ReadonlySet<ThingClass> = new Set(["armed", "person", "nationality", "body"]);
const CAN_BE_HIT: ReadonlySet<ThingClass> = new Set([
  "armed",
  "person",
  "nationality",
  "body",
  "place",
  "site",
  "platform",
  "object",
]);

/** Roles of a trigger from what hangs on it. */
export function slotsOf(view: View, trigger: Trigger, links: readonly Linked[]): Slots {
  const slots = emptySlots();
  for (const { thing, link } of links) {
    if (trigger.kind === "verb") verbRole(view, trigger, slots, thing, link);
    else nounRole(view, trigger, slots, thing, link);
  }
  for (const target of slots.targets)
    if (target.class === "place" || target.class === "site") addOnce(slots.places, target);
  return slots;
}

function verbRole(view: View, trigger: Trigger, slots: Slots, thing: Thing, link: Link): void {
  const { object, subject } = trigger.entry.attributes;
  if (link === "subject") {
    if (trigger.passive) objectRole(slots, thing, object);
    else if (subject === "target") addIf(slots.targets, thing, CAN_BE_HIT);
    else if (subject === "victim") suffer(slots, thing);
    else doerRole(view, slots, thing);
  } else if (link === "object") {
    if (!trigger.passive || thing.class === "weapon") objectRole(slots, thing, object);
  } else commonRole(view, slots, thing, link);
}

function nounRole(view: View, trigger: Trigger, slots: Slots, thing: Thing, link: Link): void {
  const suffered = trigger.entry.attributes["noun-object"];
  if (link === "possessor") {
    if (suffered !== undefined && thing.class === "person") objectRole(slots, thing, suffered);
    else doerRole(view, slots, thing);
  } else if (link === "modifier") modifierRole(slots, thing, suffered);
  else if (link === "of") {
    if (suffered !== undefined) objectRole(slots, thing, suffered);
    else if (thing.class === "weapon") addOnce(slots.weapons, thing);
    else if (thing.class === "place" || thing.class === "site") objectRole(slots, thing, "target");
  } else commonRole(view, slots, thing, link);
}

function modifierRole(slots: Slots, thing: Thing, suffered: unknown): void {
  if (thing.class === "weapon") addOnce(slots.weapons, thing);
  else if (thing.class === "place") addOnce(slots.places, thing);
  else if (thing.class === "site" || thing.class === "platform") addOnce(slots.targets, thing);
  else if (suffered !== undefined && thing.class === "person") objectRole(slots, thing, suffered);
  else if (CAN_ACT.has(thing.class)) addOnce(slots.actors, thing);
}

function commonRole(view: View, slots: Slots, thing: Thing, link: Link): void {
  if (link === "doer") doerRole(view, slots, thing);
  else if (link === "target") addIf(slots.targets, thing, CAN_BE_HIT);
  else if (link === "weapon" && thing.class === "weapon") addOnce(slots.weapons, thing);
  else if (link === "place" && (thing.class === "place" || thing.class === "site"))
    addOnce(slots.places, thing);
  else if (link === "party" && CAN_ACT.has(thing.class)) addOnce(slots.targets, thing);
}

/** The doer: an aircraft or vehicle with its owner's name before it stands for the owner. */
function doerRole(view: View, slots: Slots, thing: Thing): void {
  if (thing.class === "weapon" && thing.weapon?.attributes["kind"] !== "aircraft")
    return addOnce(slots.weapons, thing);
  if (thing.class !== "platform" && thing.class !== "weapon") return addIf(slots.actors, thing, CAN_ACT);
  const owner = thingOf(view, thing.from - 1);
  addOnce(slots.actors, owner && CAN_ACT.has(owner.class) ? owner : thing);
}

function objectRole(slots: Slots, thing: Thing, object: unknown): void {
  if (object === "weapon") {
    if (thing.class === "weapon") addOnce(slots.weapons, thing);
  } else if (object === "victim") suffer(slots, thing);
  else if (object === "place") addIf(slots.places, thing, new Set<ThingClass>(["place", "site"]));
  else if (object === "party" || object === "force")
    addOnce(object === "party" ? slots.targets : slots.weapons, thing);
  else if (object === "target") addOnce(slots.targets, thing);
}

function suffer(slots: Slots, thing: Thing): void {
  if (!CAN_SUFFER.has(thing.class)) return;
  addOnce(slots.victims, thing);
  addOnce(slots.targets, thing);
}

function addIf(things: Thing[], thing: Thing, allowed: ReadonlySet<ThingClass>): void {
  if (allowed.has(thing.class)) addOnce(things, thing);
}

export function addOnce(things: Thing[], thing: Thing): void {
  if (!things.some((one) => one.start === thing.start)) things.push(thing);
}

export { headOf };
