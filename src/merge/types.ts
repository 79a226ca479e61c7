// What merging needs to know about kinds and actors. The values come from knowledge/; see knowledge.ts.

export interface MergeKnowledge {
  /** How two modes agree: equal, the same occurrence told less closely, of one family, or another thing. */
  modesAgree(a: string, b: string): "same" | "compatible" | "family" | "different";
  /** True for a mode that says no more than its type does. */
  isGeneral(mode: string): boolean;
  /** True for a mode that turns away what others do. */
  turnsAway(mode: string): boolean;
  /** True if one mode is the turning away of what the other is, or of what it may be: the doers stand on two sides. */
  fends(a: string, b: string): boolean;
  /** True if one occurrence may be told under both types. */
  typesAgree(a: string, b: string): boolean;
  /** True if one is part, façade, proxy or leader of the other, at any remove, or both are of one body or state. */
  related(a: string, b: string): boolean;
  /** True if both act for one: a state's army, ministry and president. */
  actForOne(a: string, b: string): boolean;
}

export interface MergeOptions {
  readonly knowledge: MergeKnowledge;
}

/** One thing that speaks for or against two reports telling of one incident. */
export interface Reason {
  readonly name: string;
  readonly score: number;
  readonly note: string;
}

export interface Score {
  readonly total: number;
  readonly reasons: readonly Reason[];
}
