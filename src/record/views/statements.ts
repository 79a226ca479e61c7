// Statements and tallies in lists, and the boards that lay them against incidents.
import { z } from "zod";
import { BoardThreat, Reconciliation, type TallySeries, ThreatRate } from "../boards.ts";
import { Statement, Tally } from "../coded.ts";
import { DocumentRow } from "./documents.ts";
import { IncidentLabel } from "./incidents.ts";
import type { Page, PublishedDays, Rows } from "./lists.ts";

const SourceStep = z.object({ text: z.string(), medium: z.string().optional() });

export const StatementRow = z.object({
  document: DocumentRow,
  statement: Statement,
  /** `content` spans as text, joined by " … ". */
  contentText: z.string(),
  speakerText: z.string(),
  targetText: z.string().optional(),
  conditionText: z.string().optional(),
  /** Day it was said if known, else the day the document was published, with which of the two it is. */
  date: z.string().optional(),
  dateFrom: z.enum(["statement", "published"]).optional(),
  /** The chain of sources, innermost first: "Kawtheryoon (telegram) via MEMRI via the outlet". */
  chain: z.array(SourceStep).readonly(),
});
/** A statement in a list: the record, its words, and the document that holds it. */
export type StatementRow = Readonly<z.infer<typeof StatementRow>>;

export const TallyRow = z.object({
  document: DocumentRow,
  tally: Tally,
  ofText: z.string(),
  evidenceText: z.string(),
  byText: z.string().optional(),
  placeText: z.string().optional(),
  chain: z.array(SourceStep).readonly(),
  /** Incidents of our ledger inside the scope and window of the tally. */
  ours: z.array(z.string()).readonly(),
});
/** A tally in a list. */
export type TallyRow = Readonly<z.infer<typeof TallyRow>>;

export const ThreatBoardView = z.object({
  /** The last day of the ledger unless one was asked for; absent in an empty one. */
  asOf: z.string().optional(),
  /** An incident so many days after a threat still follows it. */
  days: z.int(),
  threats: z.array(BoardThreat).readonly(),
  rates: z.array(ThreatRate).readonly(),
  /** Incidents named on the board, by id. */
  incidents: z.record(z.string(), IncidentLabel).readonly(),
  /** Documents in which the threats stand, by id. */
  documents: z.record(z.string(), DocumentRow).readonly(),
});
/** The board of threats as of a day. */
export type ThreatBoardView = Readonly<z.infer<typeof ThreatBoardView>>;

export const CountedTally = z.object({ row: TallyRow, pile: Reconciliation.optional() });
/** A tally laid against our incidents; `pile` is absent where there is nothing to lay it against: no period, or people counted. */
export type CountedTally = Readonly<z.infer<typeof CountedTally>>;

/** Tallies of one page, each laid against our incidents, and series that contradict themselves. */
export interface TallyBoard extends Rows<CountedTally> {
  readonly series: readonly TallySeries[];
  readonly incidents: Readonly<Record<string, IncidentLabel>>;
}

export interface TallyFilter extends Page, PublishedDays {}

/** What was published within days, and the nearest days around them that have documents. */
export interface PublishedView {
  readonly documents: number;
  /** Outlets of those documents, each once. */
  readonly outlets: readonly string[];
  readonly earlier?: string;
  readonly later?: string;
}

export interface StatementFilter extends Page, PublishedDays {
  readonly from?: string;
  readonly to?: string;
  readonly act?: string;
  readonly speaker?: string;
}
