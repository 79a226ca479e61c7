// What is worked out over many documents: tallies laid against incidents, threats followed to their end, chains of
// answers, names that no register knows. Shapes only; src/merge computes them.
import type { Span, Range } from "./span.ts";
import type { EventType } from "./coded.ts";
import type { Party, PlaceValue } from "./incident.ts";

/** A tally with its values resolved, so that it can be laid against incidents and other tallies. */
export interface TallyCount {
  /** `document#tally`. */
  readonly id: string;
  readonly document: string;
  readonly count: Range;
  /** The words for what is counted. */
  readonly of: string;
  /** Attacks and the like, or people hurt by them. */
  readonly counts: "events" | "people";
  readonly type?: EventType;
  readonly mode?: string;
  /** ISO 3166 letters of the places it covers; none means that the words give no place. */
  readonly countries: readonly string[];
  readonly place?: PlaceValue;
  /** First and last day counted (YYYY-MM-DD). */
  readonly from?: string;
  readonly to?: string;
  /** The day as of which it holds: its last day, else the day of publication. */
  readonly asOf?: string;
  /** Who counted, as named. */
  readonly speaker?: Party;
  /** Register id of the one for whom the speaker speaks; else the outlet. Series are kept by it. */
  readonly counter?: string;
  readonly target?: Party;
}

/** Why an incident of ours is not surely within a tally. */
export type ScopeDoubt = "day" | "place" | "mode" | "target" | "doer";

export interface Doubted {
  readonly incident: string;
  readonly why: ScopeDoubt;
}

/**
 * A tally against our incidents. The four piles are ranges, since a tally names no incidents: `both` is the most that can
 * be in both, so `onlyTheirs` is the least gap and its upper end the most.
 */
export interface Reconciliation {
  readonly tally: TallyCount;
  readonly inside: readonly string[];
  /** May be counted: too vaguely dated or placed to tell. */
  readonly perhaps: readonly Doubted[];
  /** Out of scope by one thing alone. */
  readonly outside: readonly Doubted[];
  readonly ours: Range;
  readonly both: Range;
  readonly onlyOurs: Range;
  readonly onlyTheirs: Range;
}

export interface SeriesFlag {
  /** A later total below an earlier one; two totals of one day; parts of one day that do not make the whole. */
  readonly kind: "later-lower" | "same-day-differs" | "parts-differ";
  /** Ids of the tallies: earlier before later, the whole before its parts. */
  readonly tallies: readonly string[];
}

/** Tallies of one counter over one scope, by the day as of which they hold. */
export interface TallySeries {
  readonly counter: string;
  readonly counts: TallyCount["counts"];
  readonly countries: readonly string[];
  readonly from?: string;
  readonly points: readonly TallyCount[];
  readonly flags: readonly SeriesFlag[];
}

/** What has to happen first, as told; `event` is what the coder read in it. */
export interface ThreatCondition {
  readonly span: Span;
  readonly words: string;
  readonly event?: ThreatenedEvent;
}

export interface ThreatenedEvent {
  readonly type: EventType;
  readonly mode?: string;
  /** Register ids of principals. */
  readonly actors: readonly string[];
  readonly targets: readonly string[];
  readonly countries: readonly string[];
}

/** One document's telling of a threat. */
export interface Threat {
  /** `document#statement`. */
  readonly id: string;
  readonly document: string;
  readonly words: string;
  /** The day it was said, else of publication. */
  readonly said?: string;
  readonly speaker: Party;
  /** Register id of the one for whom the speaker speaks. */
  readonly actor?: string;
  readonly target?: Party;
  readonly against?: string;
  readonly condition?: ThreatCondition;
  /** The last day a date in its words names. */
  readonly deadline?: string;
  readonly medium?: string;
  readonly threatened?: ThreatenedEvent;
}

export type ThreatState = "open" | "condition-met" | "carried-out" | "lapsed" | "withdrawn";

/** What moved a threat to a state. `stated`: a source says so. `inferred`: it follows from who did what to whom, when. */
export interface ThreatMove {
  readonly state: ThreatState;
  readonly basis: "stated" | "inferred";
  readonly day?: string;
  /** The incident or record that moved it; absent where only time did. */
  readonly by?: string;
}

/** An incident by the same actor against the same target after a threat. What follows is not thereby its doing. */
export interface Followed {
  readonly incident: string;
  readonly days: number;
  readonly basis: "stated" | "inferred";
}

export interface BoardThreat {
  readonly threat: Threat;
  /** Other tellings of the same threat. */
  readonly alsoTold: readonly string[];
  readonly state: ThreatState;
  readonly moves: readonly ThreatMove[];
  readonly followed: readonly Followed[];
}

/** How often an actor's threats were followed by an incident within the days, with a Wilson interval of 95 %. */
export interface ThreatRate {
  readonly actor: string;
  readonly threats: number;
  readonly followed: number;
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly days: number;
}

/** One incident told as the answer to another, or one that only came after it with the sides turned round. */
export interface ChainLink {
  readonly from: string;
  readonly to: string;
  /** `after` is time order and sides alone: never a cause. */
  readonly basis: "stated" | "after";
  readonly days?: number;
}

export interface Chain {
  /** Incidents that stated links join, earliest first. */
  readonly incidents: readonly string[];
  readonly links: readonly ChainLink[];
}

/** A name seen in documents that no register knows. */
export interface UnknownName {
  readonly name: string;
  readonly type: "person" | "organization";
  readonly count: number;
  readonly documents: readonly string[];
  /** Other spellings that were counted with it. */
  readonly spellings: readonly string[];
  /** The entry to put into knowledge/actors, ready to be completed. */
  readonly entry: string;
}

/** By which rule the value of an incident is shown where its reports disagree. */
export type ShowRule = "most-conservative" | "most-informative" | "most-representative";

export type ShownField = "date" | "place" | "mode" | "killed" | "injured" | "count";

interface NamedValue {
  readonly value: string;
  /** Ids of the reports that say so. */
  readonly reports: readonly string[];
}

/** A value with its sources, or those that a rule could not choose among. */
export type ShownValue =
  | (NamedValue & { readonly indeterminate: false })
  | { readonly indeterminate: true; readonly among: readonly NamedValue[] };
