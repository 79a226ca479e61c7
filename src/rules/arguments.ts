// The door for code that has a trigger of its own and no rule: its arguments by plain names, and its aspects.
import type { Sentence } from "../language/index.ts";
import { aspectsOf } from "./aspects.ts";
import type { RuleSet } from "./compile.ts";
import { argument, voiceOf } from "./frames.ts";
import { askingOf, type MatchOptions } from "./match.ts";
import type { Phrase, Voice } from "./types.ts";

/** What hangs on a trigger, asked for by the names of relations.yaml. */
export interface Frames {
  readonly voice: Voice;
  readonly aspects: ReadonlySet<string>;
  readonly negated: boolean;
  /** The phrases of a relation: `of("doer")`; empty if there are none or the name is not known. */
  of(relation: string): readonly Phrase[];
}

/**
 * The arguments of the word at token index `trigger`; undefined where the sentence has no tree.
 *
 *     framesOf(rules, sentence, 1)?.of("doer")   // "was attacked by gunmen" → the words "gunmen"
 */
export function framesOf(
  rules: RuleSet,
  sentence: Sentence,
  trigger: number,
  options: MatchOptions = {},
): Frames | undefined {
  const asking = askingOf(rules, sentence, options);
  if (!asking || trigger < 0 || trigger >= sentence.tokens.length) return undefined;
  const aspects = aspectsOf(asking, trigger);
  return {
    voice: voiceOf(asking, trigger),
    aspects,
    negated: aspects.has("negated"),
    of: (relation) => argument(asking, trigger, relation),
  };
}
