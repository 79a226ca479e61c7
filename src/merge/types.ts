// What merging needs to know about kinds and actors, and how sure it must be. Values come from knowledge/.

export interface MergeKnowledge {
  /** True if two modes may be two namings of one thing (equal, a mode and its general form, or declared compatible). */
  modesAgree(a: string, b: string): "same" | "compatible" | "different";
  /** Types that one occurrence may be told under share a family. */
  familyOf(type: string): string;
  /** True if one actor is part of, an alias or façade of, or stands behind the other, or both belong to one. */
  related(a: string, b: string): boolean;
  /** How telling a folded word is: 1 for one never met in ordinary news, towards 0 for the commonest. */
  weightOf(word: string): number;
}

export interface MergeOptions {
  readonly knowledge: MergeKnowledge;
}
