// Small knowledge of its own, so that tests of merging do not hang on the registers.
import type { MergeKnowledge } from "../../src/merge/index.ts";

export const plainKnowledge: MergeKnowledge = {
  modesAgree: (a, b) => (a === b ? "same" : a === "attack" || b === "attack" ? "compatible" : "different"),
  isGeneral: (mode) => mode === "attack",
  turnsAway: () => false,
  fends: () => false,
  typesAgree: (a, b) => a === b,
  related: (a, b) => a === b,
  actForOne: (a, b) => a === b,
};
