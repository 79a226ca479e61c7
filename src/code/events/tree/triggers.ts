// Which matches of event rules a sentence tells by: of several at one place the longest, then the first in the rule files.
import type { LanguageKnowledge } from "../../../knowledge/index.ts";
import { matchRules, type Match, type Rule, type RuleSet } from "../../../rules/index.ts";
import { wordsOf } from "../../words.ts";
import type { Trigger } from "../trigger.ts";
import { thingOf, type View } from "../view.ts";
import type { TypeTest } from "./types.ts";

interface Phrase {
  readonly from: number;
  readonly to: number;
}

export type RuleTrigger = Trigger & { readonly match: Match };

/** Every trigger that a rule gives, the one to be tried first in front; they may overlap. */
export function triggersIn(
  language: LanguageKnowledge,
  view: View,
  rules: RuleSet,
  typeOf: TypeTest,
): RuleTrigger[] {
  const matches = matchRules(rules, view.sentence, { typeOf, makes: "event" });
  if (matches.length === 0) return [];
  const rank = ranksOf(rules);
  const chosen = matches
    .map((match) => ({ match, order: rank.get(match.rule)! }))
    .sort((a, b) => lengthOf(b.match) - lengthOf(a.match) || a.order - b.order);
  const phrases = wordsOf(language, "harmless-phrases").matches(view.sentence);
  return chosen
    .map(({ match }) => triggerOf(match))
    .filter((trigger) => !isInsideName(view, trigger.match) && !isPhrase(phrases, trigger));
}

/** Those of several triggers that a test accepts, none overlapping another, left to right. */
export function withoutOverlap<T extends { readonly trigger: Trigger }>(
  view: View,
  triggers: readonly RuleTrigger[],
  test: (trigger: RuleTrigger) => T | undefined,
): T[] {
  const taken = new Uint8Array(view.tokens.length);
  const found: T[] = [];
  for (const trigger of triggers) {
    if (isTaken(taken, trigger.from, trigger.to)) continue;
    const one = test(trigger);
    if (!one) continue;
    taken.fill(1, trigger.from, trigger.to);
    found.push(one);
  }
  return found.sort((a, b) => a.trigger.from - b.trigger.from);
}

function triggerOf(match: Match): RuleTrigger {
  const { makes, rule, attributes, voice, by } = match;
  return {
    attributes: { type: makes.kind, mode: makes.mode, ...rule.gives, ...attributes },
    kind: voice === "noun" ? "noun" : "verb",
    from: match.triggerFrom,
    to: match.triggerTo,
    head: match.trigger,
    by,
    match,
  };
}

function lengthOf({ triggerFrom, triggerTo }: Match): number {
  return triggerTo - triggerFrom;
}

const ranks = new WeakMap<RuleSet, ReadonlyMap<Rule, number>>();

function ranksOf(rules: RuleSet): ReadonlyMap<Rule, number> {
  let known = ranks.get(rules);
  if (!known) ranks.set(rules, (known = new Map(rules.rules.map((rule, order) => [rule, order]))));
  return known;
}

/** "Hold responsible", "heart attack": the trigger is only a part of a phrase that tells of neither violence nor force. */
function isPhrase(phrases: readonly Phrase[], { from, to }: Trigger): boolean {
  return phrases.some((one) => one.from < to && from < one.to && !(from <= one.from && one.to <= to));
}

function isTaken(taken: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (taken[i]) return true;
  return false;
}

/** "Strike Force", "attack helicopter", "the bombing suspect": the word only names or describes a thing. */
function isInsideName(view: View, { trigger, voice }: Match): boolean {
  if (voice !== "noun") return false;
  const thing = thingOf(view, trigger);
  if (thing && trigger < thing.to - 1 && (thing.class === "weapon" || thing.mention)) return true;
  const { deprel, head } = view.tokens[trigger]!;
  // "A shooting Sunday night": parsers hang the noun on the time that stands behind it without a preposition.
  const atTime = head !== undefined && view.inTime(head) && !view.inTime(trigger);
  return deprel === "compound" && !atTime;
}
