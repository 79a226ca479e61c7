// Lanes of the timeline: how much there is of each actor, place or kind in each stretch of time, and, where it is little
// enough, each thing itself. Shapes only; the ledger counts, the pages draw.
import type { ChainLink } from "./boards.ts";
import type { Incident } from "./incident.ts";
import type { TimelineFilter } from "./views/timeline.ts";

export const LANE_SORTS = ["actor", "principal", "place", "kind"] as const;
/** By what lanes are told apart: who is said to have done or said it, for whom those act, where it was, what it was. */
export type LaneSort = (typeof LANE_SORTS)[number];

/** By how much of their days things are counted together. */
export type LaneStep = "day" | "month" | "year";

export interface LaneFilter extends Omit<TimelineFilter, "limit" | "after"> {
  readonly by: LaneSort;
  readonly step: LaneStep;
}

/** Incidents, or statements of one act, of one lane that begin in one day, month or year. */
export interface LaneCount {
  /** An id of a register or of knowledge/kinds; of a place that no register knows its name; "" where it is not known. */
  readonly lane: string;
  /** "2023-11-02", "2023-11" or "2023", by the step. */
  readonly begins: string;
  /** Of statements; absent for incidents. */
  readonly act?: string;
  readonly total: number;
  /** Of these, how many are not known to that day, month or year. */
  readonly vague: number;
}

/** A statement as a mark on the timeline: who spoke, how, when. */
export interface StatementMark {
  readonly document: string;
  readonly statement: string;
  readonly act: string;
  /** Folded, as the ledger looks it up. */
  readonly speaker: string;
  readonly entity?: string;
  readonly day: string;
}

export interface LanesView {
  readonly counts: readonly LaneCount[];
  /** Of lanes by principal: for whom each actor acts that acts for another. */
  readonly principals?: Readonly<Record<string, string>>;
  /** Each thing of the counts, where they are few enough to be drawn one by one. */
  readonly each?: {
    readonly incidents: readonly Incident[];
    readonly statements: readonly StatementMark[];
    /** Between these incidents, and from statements (`document#statement`) to the incidents that answer or follow them. */
    readonly links: readonly ChainLink[];
  };
}
