// The tellings of a sentence that has a tree: event rules find the words, their roles and who is meant.
import type { Attribution } from "../../../record/index.ts";
import { framesOf, type Frames, type RuleSet } from "../../../rules/index.ts";
import type { CodingContext } from "../../context.ts";
import { wordsOf } from "../../words.ts";
import { attributionOf } from "../attribution.ts";
import { addOnce, type Slots } from "../slots.ts";
import type { Told } from "../told.ts";
import type { Trigger } from "../trigger.ts";
import type { View } from "../view.ts";
import { isViolent } from "../violent.ts";
import { isFigurative } from "./figurative.ts";
import { meetsNeeds, type Found } from "./needs.ts";
import { inFull, referentOf } from "./referents.ts";
import { slotsOf } from "./roles.ts";
import { type Setting, settingsOf } from "./setting.ts";
import { statusOf } from "./status.ts";
import { type RuleTrigger, triggersIn, withoutOverlap } from "./triggers.ts";
import { type TypeTest, typesIn } from "./types.ts";
import { under, upFrom } from "./walk.ts";

export function toldByTree(ctx: CodingContext, view: View, rules: RuleSet, armedSigns: number): Told[] {
  const typeOf = typesIn(view);
  const triggers = triggersIn(ctx.language, view, rules, typeOf);
  const asked = { ctx, view, rules, typeOf, triggers, armedSigns };
  const settings = settingsOf(view, triggers);
  const told = tellings(asked, settings);
  const tell = new Set(told.map(({ trigger }) => trigger.head));
  if ([...settings.keys()].every((head) => tell.has(head))) return told;
  // "Killed in a firefight near X": where the word in between tells of nothing, its place is that of the next.
  return tellings(
    asked,
    settingsOf(
      view,
      triggers.filter(({ head }) => tell.has(head)),
    ),
  );
}

interface Asked {
  readonly ctx: CodingContext;
  readonly view: View;
  readonly rules: RuleSet;
  readonly typeOf: TypeTest;
  readonly triggers: readonly RuleTrigger[];
  readonly armedSigns: number;
}

function tellings(asked: Asked, settings: ReadonlyMap<number, Setting>): Told[] {
  const { ctx, view, rules, typeOf, triggers, armedSigns } = asked;
  const violentWords = triggers.filter(({ match }) =>
    isViolent(ctx.knowledge.kinds, match.makes.kind),
  ).length;
  const harmed =
    triggers.length > 0 && wordsOf(ctx.language, "casualty-words").matches(view.sentence).length > 0;
  return withoutOverlap(view, triggers, (trigger): Told | undefined => {
    const attribution = attributionOf(ctx, view, trigger);
    const frames = framesOf(rules, view.sentence, trigger.head, { typeOf });
    const slots = slotsOf(view, trigger.match, (head) => referentOf(ctx, view, head, attribution));
    if (slots.actors.length === 0) addPronounDoer({ ctx, view, frames, slots, attribution });
    for (const role of [slots.actors, slots.targets, slots.victims])
      role.splice(0, role.length, ...role.map((thing) => inFull(ctx, view, thing)));
    for (const place of settings.get(trigger.head)?.places ?? []) addOnce(slots.places, place);
    slots.places.sort((a, b) => Number(b.class === "site") - Number(a.class === "site"));
    for (const weapon of settings.get(trigger.head)?.weapons ?? []) addOnce(slots.weapons, weapon);
    const subject = subjectAmong(triggers, trigger, frames);
    const found = { view, trigger, slots, armedSigns, violentWords, harmed, subject };
    const isAttack = isViolent(ctx.knowledge.kinds, trigger.match.makes.kind);
    if (isAttack && isFigurative(view, trigger, frames)) return undefined;
    if (!meetsNeeds(found) || onlyDescribes(found) || isOwnObject(found)) return undefined;
    if (isSummed(view, trigger) || onlyNames(view, trigger, triggers)) return undefined;
    const mode = modeBefore(ctx, view, trigger);
    return {
      trigger,
      slots,
      status: statusOf(ctx, view, trigger),
      answered: isAnswered(ctx, view, trigger),
      ...(mode !== undefined && { mode }),
      ...(subject && { subject }),
    };
  });
}

/** "A slain leader", "among the sites destroyed": a participle that says of a thing what became of it, and no more. */
function onlyDescribes({ view, trigger, slots }: Found): boolean {
  const { deprel, feats } = view.tokens[trigger.head]!;
  if (trigger.kind !== "verb" || feats?.["VerbForm"] !== "Part" || feats["Tense"] !== "Past") return false;
  if (deprel === "amod") return true;
  const hangs = under(view, trigger.head).some((at) => view.tokens[at]!.deprel !== "punct");
  return deprel === "acl" && !hangs && slots.actors.length + slots.weapons.length === 0;
}

/** "Left the dead" against "left two dead": the last word of a phrase of harm is itself the object. */
function isOwnObject({ view, trigger, slots }: Found): boolean {
  const { attributes, from, to } = trigger;
  if (attributes["casualty"] !== true || to - from === 1) return false;
  const isDead = slots.victims.some((one) => one.from < to && one.to === to);
  return isDead && !under(view, to - 1).some((at) => view.tokens[at]!.deprel === "nummod");
}

/** "Was attacked 46 times since October": a sum, which is told as a tally. */
function isSummed(view: View, { kind, head }: Trigger): boolean {
  if (kind !== "verb") return false;
  return under(view, head).some((at) => {
    const isPlural = view.tokens[at]!.feats?.["Number"] === "Plur" && view.has("occasion-nouns", at);
    return isPlural && under(view, at).some((one) => view.tokens[one]!.deprel === "nummod");
  });
}

/** "In what may be the heaviest attack in years, the compound was hit": another name for the deed of the clause over it. */
function onlyNames(view: View, { kind, head }: Trigger, triggers: readonly Trigger[]): boolean {
  if (kind !== "noun") return false;
  const clause = upFrom(view, head).find((at) => view.tokens[at]!.deprel === "advcl") ?? -1;
  const over = view.tokens[clause]?.head ?? -1;
  if (clause < head || clause > over || !triggers.some((one) => one.head === over)) return false;
  return view.tokens.some(({ upos }, at) => at < head && upos === "ADP" && isAsking(view.tokens[at + 1]));
}

/** "What", "which". */
function isAsking(token: View["tokens"][number] | undefined): boolean {
  return token?.upos === "PRON" && /Int|Rel/.test(token.feats?.["PronType"] ?? "");
}

interface Doing {
  readonly ctx: CodingContext;
  readonly view: View;
  readonly frames: Frames | undefined;
  readonly slots: Slots;
  readonly attribution: Attribution | undefined;
}

/** "It said that it had fired": a pronoun as doer is whoever it stands for. */
function addPronounDoer({ ctx, view, frames, slots, attribution }: Doing): void {
  for (const { head } of frames?.of("doer") ?? []) {
    if (view.tokens[head]!.upos !== "PRON") continue;
    const thing = referentOf(ctx, view, head, attribution);
    if (thing) slots.actors.push(thing);
  }
}

/** The event noun that is the doer of a verb ("the blast killed three"): the verb only goes on telling of it. */
function subjectAmong(
  triggers: readonly Trigger[],
  trigger: Trigger,
  frames: Frames | undefined,
): Trigger | undefined {
  if (trigger.kind !== "verb") return undefined;
  const doers = [...(frames?.of("doer") ?? []), ...(frames?.of("in") ?? [])];
  return triggers.find((one) => one.kind === "noun" && doers.some(({ head }) => head === one.head));
}

/** The word before the noun says how it was done: "suicide attack", "air raid". */
function modeBefore(ctx: CodingContext, view: View, trigger: Trigger): string | undefined {
  if (trigger.kind !== "noun" || trigger.attributes["refine"] !== true) return undefined;
  const kinds = wordsOf(ctx.language, "attack-kinds");
  for (const at of under(view, trigger.head)) {
    if (at > trigger.head) break;
    const mode = kinds.at(view.sentence, at)[0]?.entry.attributes["mode"];
    if (typeof mode === "string") return mode;
  }
  return undefined;
}

/** It hangs under words like "in response to", which stand before it. */
function isAnswered(ctx: CodingContext, view: View, { head }: Trigger): boolean {
  const markers = wordsOf(ctx.language, "response-markers").matches(view.sentence);
  if (markers.length === 0) return false;
  const way = upFrom(view, head);
  return markers.some(({ from, to }) => {
    const opened = view.tokens[to - 1]!.head ?? -1;
    return head >= to && (way.includes(opened) || way.some((at) => from <= at && at < to));
  });
}
