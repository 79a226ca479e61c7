// What must be there before a common word counts as an event; an entry of the lexicon names one of these in `needs`.
import { CAN_SUFFER, hasClass, type Thing } from "../things.ts";
import { filled, type Slots } from "../slots.ts";
import type { Trigger } from "../trigger.ts";
import { under } from "./walk.ts";
import { isHardBreak, isPlural, type View } from "../view.ts";

export interface Found {
  readonly view: View;
  readonly trigger: Trigger;
  readonly slots: Slots;
  /** How many different signs of armed violence the whole text shows. */
  readonly armedSigns: number;
  /** How many words of the sentence may tell of an attack. */
  readonly violentWords: number;
  /** The sentence speaks of dead or hurt people. */
  readonly harmed: boolean;
  /** The event noun that is the trigger's subject. */
  readonly subject?: Trigger | undefined;
}

/** So many different signs make a text one about armed violence; fitted on the harmless texts of the corpus. */
const ARMED_TEXT = 4;
/** Deaths need fewer: so many that an accident report seldom shows. */
const ARMED_STORY = 2;

const CHECKS: Readonly<Record<string, (found: Found) => boolean>> = {
  physical: (found) =>
    [...found.slots.targets, ...found.slots.victims].some((one) => one.class !== "object") ||
    isUnderArms(found),
  thing: ({ slots }) => slots.targets.length + slots.victims.length > 0,
  armed: (found) => isUnderArms(found) || found.armedSigns >= ARMED_TEXT,
  // "Israel's strike on the depot": what a state does to a place or thing is no walk-out.
  "armed-or-state": (found) =>
    isUnderArms(found) ||
    found.armedSigns >= ARMED_TEXT ||
    (hasClass(found.slots.actors, "place", "nationality") &&
      hasClass(found.slots.targets, "site", "platform")),
  "armed-doer": (found) =>
    found.slots.weapons.length > 0 ||
    found.subject !== undefined ||
    hasClass(found.slots.actors, "armed") ||
    (hasClass(found.slots.actors, "body", "place", "nationality") && found.armedSigns >= ARMED_STORY),
  "armed-or-person": (found) =>
    hasClass(found.slots.victims, "person", "armed", "nationality") ||
    standsForPerson(found) ||
    isUnderArms(found) ||
    found.armedSigns >= ARMED_STORY,
  ordnance: ({ slots, armedSigns }) =>
    slots.weapons.some((one) => one.weapon?.attributes["weak"] !== true || armedSigns >= ARMED_STORY),
  scene: (found) =>
    (filled(found.slots) > 0 || found.harmed || found.armedSigns >= ARMED_STORY) &&
    (isUnderArms(found) || found.harmed || found.violentWords > 1 || found.armedSigns >= 1),
  violence: (found) =>
    isUnderArms(found) ||
    found.armedSigns >= ARMED_STORY ||
    (found.violentWords > 1 && hasHurt(found)) ||
    isAimedAtPublicFigure(found),
  "violent-death": (found) => isUnderArms(found) || found.violentWords > 1 || found.armedSigns >= ARMED_TEXT,
  "armed-operation": ({ view, trigger, slots }) =>
    slots.weapons.length > 0 || isNear(view, trigger, "operation-words"),
  fought: (found) =>
    (isUnderArms(found) || found.armedSigns >= ARMED_TEXT) &&
    (found.slots.actors.length > 1 || (found.slots.actors.length > 0 && found.slots.places.length > 0)),
  // "The base had been the target", not "the target of a probe".
  "aimed-at": (found) =>
    found.armedSigns >= ARMED_STORY &&
    hasClass(found.slots.targets, "site", "platform") &&
    isNear(found.view, found.trigger, "definite-words") &&
    under(found.view, found.trigger.head).every(
      (at) => at < found.trigger.head || found.view.tokens[at]!.deprel !== "nmod" || found.view.inTime(at),
    ),
  definite: ({ view, trigger }) => isNear(view, trigger, "definite-words"),
  crowd: ({ view }) => view.tokens.some((_, i) => view.has("crowds", i)),
  "many-people": ({ view, slots }) => slots.actors.some((one) => isMany(view, one)),
  doer: ({ slots }) => slots.actors.length > 0,
  site: ({ slots }) => hasClass(slots.targets, "site", "body", "platform"),
  person: ({ slots }) => hasClass(slots.targets, "person", "armed", "nationality"),
  official: isOfficial,
  met: (found) => isOfficial(found) && (found.slots.actors.length > 1 || isManyHeaded(found)),
  held: ({ slots }) => slots.actors.length > 1 || (slots.actors.length > 0 && slots.places.length > 0),
};

/** The names that an entry or rule may give in `needs`. */
export const NEEDS: readonly string[] = Object.keys(CHECKS);

/** True if the trigger's entry asks for nothing, or for what is there. */
export function meetsNeeds(found: Found): boolean {
  const need = found.trigger.attributes["needs"];
  if (typeof need !== "string") return true;
  return CHECKS[need]?.(found) ?? false;
}

function hasHurt({ slots }: Found): boolean {
  return hasClass(slots.victims, "person", "armed", "nationality");
}

/** "Two men killed the priest": several people kill one who stands for a faith, an office or a cause. */
function isAimedAtPublicFigure({ view, trigger, slots }: Found): boolean {
  if (trigger.attributes["kills"] !== true) return false;
  const isBand = slots.actors.some((one) => CAN_SUFFER.has(one.class) && isMany(view, one));
  return isBand && slots.victims.some((one) => isPublicFigure(view, one));
}

/** By the word for it, before or inside the name. */
function isPublicFigure(view: View, { from, to }: Thing): boolean {
  for (let at = Math.max(0, from - 1); at < to; at++) if (view.has("public-figures", at)) return true;
  return false;
}

/** Several people, by the form of the noun or by a word for a crowd. */
function isMany(view: View, { from, to }: Thing): boolean {
  for (let at = from; at < to; at++) if (view.has("crowds", at)) return true;
  return isPlural(view.tokens[to - 1]);
}

/** "He was shot": a pronoun or a number stands where the person should. */
function standsForPerson({ view, trigger }: Found): boolean {
  return (trigger.match?.roles["victim"] ?? []).some(
    ({ head }) => view.has("person-pronouns", head) || view.tokens[head]!.upos === "NUM",
  );
}

/** One who comes or meets speaks for a state or group: by name, by office, or by what stands beside the name. */
function isOfficial({ view, slots }: Found): boolean {
  return slots.actors.some(({ from, to, class: kind, mention }) => {
    if (kind === "body" || kind === "place" || mention?.entity !== undefined) return true;
    for (let at = Math.max(0, from - BESIDE); at < Math.min(view.tokens.length, to + BESIDE); at++)
      if (view.has("officials", at) && !isCut(view, at, from)) return true;
    return false;
  });
}

/** A council meets by itself, and so do "the ministers". */
function isManyHeaded({ view, slots }: Found): boolean {
  return slots.actors.some(({ to }) => isPlural(view.tokens[to - 1]) || view.has("assemblies", to - 1));
}

/** How far from a name its office may stand. */
const BESIDE = 3;

function isCut(view: View, at: number, from: number): boolean {
  for (let i = Math.min(at, from); i < Math.max(at, from); i++)
    if (view.tokens[i]!.upos === "VERB" || isHardBreak(view.tokens[i]!)) return true;
  return false;
}

/** A weapon in the sentence, or somebody under arms in a role. */
function isUnderArms({ view, slots }: Found): boolean {
  const roles: readonly Thing[] = [...slots.actors, ...slots.targets, ...slots.victims, ...slots.weapons];
  return (
    hasClass(roles, "armed") ||
    view.things.some((thing) => thing.class === "weapon" && thing.weapon?.attributes["weak"] !== true)
  );
}

/** A word of the list stands right before the trigger. */
function isNear(view: View, trigger: Trigger, mark: "operation-words" | "definite-words"): boolean {
  for (let i = Math.max(0, trigger.from - 3); i < trigger.from; i++) if (view.has(mark, i)) return true;
  return false;
}
