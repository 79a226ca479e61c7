// What a rule says of itself, for whoever asks why a record is there: its meaning, its examples, where it stands.
import type { Knowledge } from "../knowledge/index.ts";
import { placeOf, rulesOf } from "../rules/index.ts";

export interface RuleNote {
  readonly by: string;
  readonly means: string;
  /** `not`: sentences that it must leave alone. */
  readonly examples: readonly { readonly text: string; readonly not: boolean }[];
  /** File and line in the language's folder. */
  readonly place: string;
}

/** By what a record says made it ("en/attacks"); undefined for what is no rule of a file. */
export function ruleNote(knowledge: Knowledge, by: string): RuleNote | undefined {
  const language = knowledge.languages.get(by.split("/", 1)[0]!);
  const rule = language && rulesOf(language, knowledge.kinds)?.rules.find((one) => one.by === by);
  if (!rule) return undefined;
  const examples = rule.examples.map(({ text, not }) => ({ text, not }));
  return { by, means: rule.means, examples, place: placeOf(rule) };
}
