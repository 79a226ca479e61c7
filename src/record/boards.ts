// What is worked out over many documents: tallies laid against incidents, threats followed to their end, chains of
// answers, names that no register knows. Shapes only; src/merge computes them.
import { z } from "zod";
import { Span } from "./span.ts";
import type { Range } from "./span.ts";
import { EVENT_TYPES } from "./coded.ts";
import type { EventType } from "./coded.ts";
import { Party } from "./incident.ts";
import type { PlaceValue } from "./incident.ts";

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

export const ThreatenedEvent = z.object({
  type: z.enum(EVENT_TYPES),
  mode: z.string().optional(),
  /** Register ids of principals. */
  actors: z.array(z.string()).readonly(),
  targets: z.array(z.string()).readonly(),
  countries: z.array(z.string()).readonly(),
});
export type ThreatenedEvent = Readonly<z.infer<typeof ThreatenedEvent>>;

export const ThreatCondition = z.object({
  span: Span,
  words: z.string(),
  event: ThreatenedEvent.optional(),
});
/** What has to happen first, as told; `event` is what the coder read in it. */
export type ThreatCondition = Readonly<z.infer<typeof ThreatCondition>>;

export const Threat = z.object({
  /** `document#statement`. */
  id: z.string(),
  document: z.string(),
  words: z.string(),
  /** The day it was said, else of publication. */
  said: z.string().optional(),
  speaker: Party,
  /** Register id of the one for whom the speaker speaks. */
  actor: z.string().optional(),
  target: Party.optional(),
  against: z.string().optional(),
  condition: ThreatCondition.optional(),
  /** The last day a date in its words names. */
  deadline: z.string().optional(),
  medium: z.string().optional(),
  threatened: ThreatenedEvent.optional(),
});
/** One document's telling of a threat. */
export type Threat = Readonly<z.infer<typeof Threat>>;

export const THREAT_STATES = ["open", "condition-met", "carried-out", "lapsed", "withdrawn"] as const;
export type ThreatState = (typeof THREAT_STATES)[number];

/** `stated`: a source says so. `inferred`: it follows from who did what to whom, when. */
const THREAT_BASES = ["stated", "inferred"] as const;

export const ThreatMove = z.object({
  state: z.enum(THREAT_STATES),
  basis: z.enum(THREAT_BASES),
  day: z.string().optional(),
  /** The incident or record that moved it; absent where only time did. */
  by: z.string().optional(),
});
/** What moved a threat to a state. */
export type ThreatMove = Readonly<z.infer<typeof ThreatMove>>;

export const Followed = z.object({ incident: z.string(), days: z.number(), basis: z.enum(THREAT_BASES) });
/** An incident by the same actor against the same target after a threat. What follows is not thereby its doing. */
export type Followed = Readonly<z.infer<typeof Followed>>;

export const BoardThreat = z.object({
  threat: Threat,
  /** Other tellings of the same threat. */
  alsoTold: z.array(z.string()).readonly(),
  state: z.enum(THREAT_STATES),
  moves: z.array(ThreatMove).readonly(),
  followed: z.array(Followed).readonly(),
});
export type BoardThreat = Readonly<z.infer<typeof BoardThreat>>;

export const ThreatRate = z.object({
  actor: z.string(),
  threats: z.int(),
  followed: z.int(),
  rate: z.number(),
  low: z.number(),
  high: z.number(),
  days: z.int(),
});
/** How often an actor's threats were followed by an incident within the days, with a Wilson interval of 95 %. */
export type ThreatRate = Readonly<z.infer<typeof ThreatRate>>;

export const ChainLink = z.object({
  from: z.string(),
  to: z.string(),
  /** `after` is time order and sides alone: never a cause. */
  basis: z.enum(["stated", "after"]),
  days: z.number().optional(),
});
/** One incident told as the answer to another, or one that only came after it with the sides turned round. */
export type ChainLink = Readonly<z.infer<typeof ChainLink>>;

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
