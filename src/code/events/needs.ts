// What must stand near a trigger before its word counts; an entry of the lexicon names one of these checks in `needs`.
import type { Linked, Slots } from "./roles.ts";
import type { Thing, ThingClass } from "./things.ts";
import type { Trigger } from "./triggers.ts";
import type { Mark, View } from "./view.ts";

export interface Found {
  readonly view: View;
  readonly trigger: Trigger;
  readonly links: readonly Linked[];
  readonly slots: Slots;
  /** How many different signs of armed violence the whole text shows. */
  readonly armedSigns: number;
}

/** So many different signs make a text one about armed violence; fitted on the harmless texts of the corpus. */
const ARMED_TEXT = 4;

/** Deaths need fewer: so many that an accident report seldom shows. */
const ARMED_STORY = 2;

const CHECKS: Readonly<Record<string, (found: Found) => boolean>> = {
  nothing: () => true,
  thing: ({ slots }) => slots.targets.length + slots.victims.length > 0,
  armed: (found) => someRole(found) && (armedNear(found) || found.armedSigns >= ARMED_TEXT),
  weapon: (found) => hasClass(found.view.things, "weapon"),
  "weapon-subject": ({ links }) =>
    links.some((one) => one.link === "subject" && one.thing.class === "weapon"),
  ordnance: ({ slots, armedSigns }) =>
    slots.weapons.some(
      (one) =>
        one.class === "weapon" && (one.weapon?.attributes["weak"] !== true || armedSigns >= ARMED_STORY),
    ),
  person: isPerson,
  "person-in-arms": (found) => isPerson(found) && (armedNear(found) || found.armedSigns >= ARMED_STORY),
  "person-armed": ({ slots }) =>
    hasClass(slots.targets, "person", "armed", "nationality") && slots.actors.length > 0,
  "person-crew": ({ slots }) => hasClass(slots.targets, "person", "armed"),
  hostage: ({ slots }) =>
    hasClass(slots.victims, "person", "nationality") && hasClass(slots.actors, "armed", "body"),
  object: ({ slots }) => hasClass(slots.targets, "weapon", "platform", "object", "site", "place"),
  site: ({ slots }) => hasClass(slots.targets, "site", "body", "platform"),
  "ordnance-or-platform": ({ slots }) => hasClass(slots.targets, "weapon", "platform"),
  "armed-doer": (found) =>
    found.slots.targets.length > 0 &&
    (hasClass(found.slots.actors, "armed", "body", "place", "nationality") || found.slots.weapons.length > 0),
  "violent-death": (found) => found.slots.victims.length > 0 && armedNear(found),
  violent: (found) => armedNear(found) || found.armedSigns >= ARMED_TEXT,
  operation: (found) => found.slots.weapons.length > 0 || near(found, "operation-words"),
  definite: (found) => near(found, "definite-words"),
  "person-of": ({ slots }) => slots.victims.length + slots.targets.length > 0,
  force: (found) => linked(found, "force-words"),
  "force-object": (found) => linked(found, "force-words", "object"),
  "force-of": (found) => linked(found, "force-words"),
  "done-of": (found) => found.links.length > 0,
  captive: (found) => linked(found, "captive-words") || hasClass(found.slots.targets, "person"),
  "captive-of": (found) =>
    linked(found, "captive-words") ||
    hasClass(
      found.links.filter((one) => one.link === "of").map((one) => one.thing),
      "person",
    ),
  crowd: (found) => anywhere(found, "crowd-words"),
  "crowd-subject": (found) => linked(found, "crowd-words", "subject"),
  official: (found) => isOfficial(found, "subject") && hasClass(found.slots.places, "place", "site"),
  "official-pair": (found) =>
    isOfficial(found, "subject") && (isOfficial(found, "object") || isOfficial(found, "party")),
  "official-of": (found) => isNamedSide(found),
  visitor: (found) => hasClass(found.slots.actors, "person", "body", "armed") || isNamedSide(found),
  diplomat: (found) => linked(found, "diplomat-words"),
  party: ({ slots }) =>
    slots.actors.length > 1 || hasClass(slots.targets, "body", "place", "nationality", "person", "armed"),
  "armed-document": (found) => found.armedSigns > 0,
  once: () => true,
};

/** True if the trigger's entry asks for nothing, or for what is there. */
export function meetsNeeds(found: Found): boolean {
  const need = found.trigger.entry.attributes["needs"];
  if (typeof need !== "string") return true;
  const check = CHECKS[need];
  return check ? check(found) : false;
}

function hasClass(things: readonly Thing[], ...classes: readonly ThingClass[]): boolean {
  return things.some((thing) => classes.includes(thing.class));
}

function isPerson(found: Found): boolean {
  const { victims, targets } = found.slots;
  return (
    victims.length > 0 ||
    hasClass(targets, "person", "armed", "nationality") ||
    numberNear(found) ||
    standsFor(found)
  );
}

function someRole({ slots, trigger }: Found): boolean {
  return (
    trigger.kind === "noun" ||
    slots.targets.length + slots.victims.length + slots.weapons.length + slots.actors.length > 0
  );
}

/** A weapon in the sentence, or somebody under arms who hangs on the trigger and does not only speak of it. */
function armedNear({ view, links }: Found): boolean {
  const weapon = view.things.some(
    (thing) => thing.class === "weapon" && thing.weapon?.attributes["weak"] !== true,
  );
  return weapon || links.some((one) => one.thing.class === "armed");
}

/** A pronoun stands where the person should: subject of a passive, or object. */
function standsFor({ view, trigger }: Found): boolean {
  return (
    trigger.kind === "verb" &&
    (trigger.passive ? view.has("pronouns", trigger.groupFrom - 1) : view.has("pronouns", trigger.to))
  );
}

function numberNear({ view, trigger }: Found): boolean {
  for (let i = Math.max(0, trigger.from - 4); i < Math.min(view.tokens.length, trigger.to + 4); i++) {
    if (/^\p{N}/u.test(view.tokens[i]!.norm)) return true;
  }
  return false;
}

function near({ view, trigger }: Found, mark: Mark): boolean {
  for (let i = Math.max(0, trigger.from - 3); i < trigger.from; i++) if (view.has(mark, i)) return true;
  return false;
}

function anywhere({ view }: Found, mark: Mark): boolean {
  return view.tokens.some((_, i) => view.has(mark, i));
}

function linked({ view, links }: Found, mark: Mark, link?: Linked["link"]): boolean {
  return links.some((one) => {
    if (link && one.link !== link) return false;
    for (let i = one.thing.from; i < one.thing.to; i++) if (view.has(mark, i)) return true;
    return false;
  });
}

function isNamedSide({ links }: Found): boolean {
  return links.some(
    (one) =>
      (one.link === "possessor" || one.link === "modifier" || one.link === "of") &&
      hasClass([one.thing], "person", "body", "place", "nationality"),
  );
}

function isOfficial(found: Found, link: Linked["link"]): boolean {
  const named = found.links.some((one) => one.link === link && one.thing.class === "person");
  return (
    named ||
    linked(found, "official-roles", link) ||
    (link !== "subject" && found.links.some((one) => one.link === link && one.thing.class === "body"))
  );
}
