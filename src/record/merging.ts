// What passes between the ledger and merging: reports to compare, what of them putting together needs, and incidents.
import type { Incident, Judgement, Report } from "./incident.ts";

/** What putting reports together needs to know of one: a hundredth of the report. */
export interface Outline {
  readonly id: string;
  readonly document: string;
  /** The same for two reports of one text, and only for them; none where it says too little to be one incident with its copies. */
  readonly text?: string;
  /** Nothing dates it, so that it was compared with few others: a pair that nobody judged says nothing. */
  readonly undated?: true;
  /** The sites and towns where it says that it happened. */
  readonly sites?: readonly { readonly lat: number; readonly lon: number }[];
  /** The other reports of its document that, by what they say, tell of something else. */
  readonly apart: readonly string[];
}

export interface Merged {
  readonly incidents: readonly Incident[];
  /** The machine's judgements on pairs that were compared and found same or unsure. */
  readonly judgements: readonly Judgement[];
}

/**
 * The steps of merging. All are pure, so that the ledger may take them inside a transaction, and no outcome hangs on the
 * order of what is given: the same reports in any order and any batches end in the same incidents.
 */
export interface Merging {
  /** The machine's judgements on pairs of new reports, and of new ones with known ones. */
  compare(news: readonly Report[], known: readonly Report[]): readonly Judgement[];
  /** Takes all reports of one document. */
  outline(reports: readonly Report[]): readonly Outline[];
  /**
   * Ids of the reports that are one incident, for everything that hangs together by judgements "same". `judgements` are
   * those in force on these reports, the machine's (of which id and reasons count for nothing) and people's.
   */
  group(outlines: readonly Outline[], judgements: readonly Judgement[]): readonly (readonly string[])[];
  /** What the reports of one group say together. */
  incident(reports: readonly Report[]): Incident;
}
