// Which matches of event rules a sentence tells by: of several at one place the longest, then the first in the rule files.
import type { LanguageKnowledge } from "../../../knowledge/index.ts";
import { matchRules, type Match, type Rule, type RuleSet } from "../../../rules/index.ts";
import { wordsOf } from "../../words.ts";
import type { Trigger } from "../trigger.ts";
import { thingOf, type View } from "../view.ts";
import type { TypeTest } from "./types.ts";

/** Triggers left to right, not overlapping. */
export function triggersIn(
  language: LanguageKnowledge,
  view: View,
  rules: RuleSet,
  typeOf: TypeTest,
): (Trigger & { readonly match: Match })[] {
  const matches = matchRules(rules, view.sentence, { typeOf, makes: "event" });
  if (matches.length === 0) return [];
  const rank = ranksOf(rules);
  const chosen = matches
    .map((match) => ({ match, order: rank.get(match.rule)! }))
    .sort((a, b) => lengthOf(b.match) - lengthOf(a.match) || a.order - b.order);
  const taken = blockedTokens(language, view);
  const found: (Trigger & { readonly match: Match })[] = [];
  for (const { match } of chosen) {
    const { triggerFrom: from, triggerTo: to, trigger: head } = match;
    if (isTaken(taken, from, to) || isInsideName(view, match)) continue;
    taken.fill(1, from, to);
    found.push({
      attributes: {
        type: match.makes.kind,
        mode: match.makes.mode,
        ...match.rule.gives,
        ...match.attributes,
      },
      kind: match.voice === "noun" ? "noun" : "verb",
      from,
      to,
      head,
      by: match.by,
      match,
    });
  }
  return found.sort((a, b) => a.from - b.from);
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

/** Tokens inside phrases that hold a violent word and tell of no violence. */
function blockedTokens(language: LanguageKnowledge, view: View): Uint8Array {
  const blocked = new Uint8Array(view.tokens.length);
  for (const match of wordsOf(language, "harmless-phrases").matches(view.sentence))
    blocked.fill(1, match.from, match.to);
  return blocked;
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
  return view.tokens[trigger]!.deprel === "compound";
}
