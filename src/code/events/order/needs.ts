// What must stand near a trigger before its word counts, where there is no tree; an entry names one of these in `needs`.
import { hasClass } from "../things.ts";
import type { Slots } from "../slots.ts";
import type { Trigger } from "../trigger.ts";
import type { Mark, View } from "../view.ts";
import type { Linked } from "./links.ts";

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

const CHECKS: Readonly<Record<string, (found: Found) => boolean>> = {
  nothing: () => true,
  thing: ({ slots }) => slots.targets.length + slots.victims.length > 0,
  armed: (found) =>
    someRole(found) &&
    (armedNear(found) || found.armedSigns >= ARMED_TEXT || (found.armedSigns > 1 && isWhole(found))),
  weapon: (found) => hasClass(found.view.things, "weapon"),
  ordnance: ({ slots }) => hasClass(slots.weapons, "weapon"),
  person: ({ slots }) =>
    slots.victims.length > 0 || hasClass(slots.targets, "person", "armed", "nationality"),
  object: ({ slots }) => hasClass(slots.targets, "weapon", "platform", "object", "site", "place"),
  "ordnance-or-platform": ({ slots }) => hasClass(slots.targets, "weapon", "platform"),
  operation: (found) => found.slots.weapons.length > 0 || near(found, "operation-words") || isAimed(found),
  diplomat: (found) => linked(found, "diplomat-words"),
  network: (found) => nearBehind(found, "network-words"),
  // "Three workers hurt" may be an accident; a text with a sign of arms tells of an attack.
  harmed: ({ slots, armedSigns }) =>
    slots.victims.length > 0 &&
    (armedSigns > 0 || slots.weapons.length > 0 || hasClass(slots.actors, "armed")),
  "person-of": ({ slots }) => slots.victims.length + slots.targets.length > 0,
  force: (found) => linked(found, "force-words"),
  "done-of": (found) => found.links.length > 0,
  crowd: ({ view }) => view.tokens.some((_, i) => view.has("crowd-words", i)),
  official: (found) => isOfficial(found, "subject") && hasClass(found.slots.places, "place", "site"),
  "official-pair": (found) =>
    isOfficial(found, "subject") && (isOfficial(found, "object") || isOfficial(found, "party")),
  "official-of": ({ links }) =>
    links.some(
      ({ link, thing }) =>
        (link === "modifier" || link === "of") && hasClass([thing], "person", "body", "place", "nationality"),
    ),
};

/** True if the trigger's entry asks for nothing, or for what is there. */
export function meetsNeeds(found: Found): boolean {
  const need = found.trigger.attributes["needs"];
  if (typeof need !== "string") return true;
  return CHECKS[need]?.(found) ?? false;
}

/** Somebody did it to somebody: with two signs of arms in the text no figure of speech. */
function isWhole({ slots }: Found): boolean {
  return slots.actors.length > 0 && slots.targets.length > 0;
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

const NEAR = 3;

function near(found: Found, mark: Mark): boolean {
  const { view, trigger } = found;
  for (let i = Math.max(0, trigger.from - NEAR); i < trigger.from; i++) if (view.has(mark, i)) return true;
  return nearBehind(found, mark);
}

function nearBehind({ view, trigger }: Found, mark: Mark): boolean {
  for (let i = trigger.to; i < trigger.to + NEAR; i++) if (view.has(mark, i)) return true;
  return false;
}

/** Somebody did it against something: "the air force carried out another operation against a destroyer". */
function isAimed({ links }: Found): boolean {
  return links.some(({ link }) => link === "doer") && links.some(({ link }) => link === "target");
}

function linked({ view, links }: Found, mark: Mark, link?: Linked["link"]): boolean {
  return links.some((one) => {
    if (link && one.link !== link) return false;
    for (let i = one.thing.from; i < one.thing.to; i++) if (view.has(mark, i)) return true;
    return false;
  });
}

function isOfficial(found: Found, link: Linked["link"]): boolean {
  const named = found.links.some((one) => one.link === link && one.thing.class === "person");
  return (
    named ||
    linked(found, "official-roles", link) ||
    (link !== "subject" && found.links.some((one) => one.link === link && one.thing.class === "body"))
  );
}
