// Why a rule matched or did not: for each rule tried, what it found or the first step that failed.
import type { Sentence } from "../language/index.ts";
import type { RuleSet } from "./compile.ts";
import { trials, type MatchOptions } from "./match.ts";
import type { Match, Rule } from "./types.ts";

export interface Explanation {
  readonly rule: Rule;
  /** The trigger's words. */
  readonly trigger: string;
  readonly match?: Match;
  /** The first step that failed, in words. */
  readonly failed?: string;
}

export function explainRules(rules: RuleSet, sentence: Sentence, options: MatchOptions = {}): Explanation[] {
  return [...trials(rules, sentence, options)].map(({ trigger, hit, match, failed }) => ({
    rule: trigger.rule,
    trigger: sentence.tokens
      .slice(hit.from, hit.to)
      .map((token) => token.text)
      .join(" "),
    match,
    failed,
  }));
}
