// The words that tell of an event, as tree and word order both find them.
import type { Match } from "../../rules/index.ts";

export interface Trigger {
  /** What the lexicon and the rule say of the event: type, mode, refine, needs … */
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly kind: "verb" | "noun";
  /** Token indexes of the trigger words, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** The word that the others hang on. */
  readonly head: number;
  /** What found it: a rule, or the word order. */
  readonly by: string;
  /** The rule's match, where there is a tree. */
  readonly match?: Match;
}
