// What passes between the ledger and merging: the neighbourhood of new reports, and the incidents that come of it.
import type { Incident, Judgement, Report } from "./incident.ts";

/** Everything the ledger holds in reach of new reports: candidates, and every report joined to one of them. */
export interface Neighbourhood {
  readonly reports: readonly Report[];
  /** Judgements on these reports that nobody has withdrawn, the machine's and people's. */
  readonly judgements: readonly Judgement[];
  /** Ids of reports whose incident must be computed again though nothing new touches it (another report of it went). */
  readonly disturbed: readonly string[];
}

export interface Merged {
  /** Every incident that was computed anew; it replaces each older incident that shares a report with it. */
  readonly incidents: readonly Incident[];
  /** The machine's judgements on pairs that were compared and found same or unsure. */
  readonly judgements: readonly Judgement[];
}

/** Puts new reports to known ones. Pure, so that the ledger may call it inside a transaction. */
export type MergeFunction = (reports: readonly Report[], known: Neighbourhood) => Merged;
