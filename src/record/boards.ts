// What is worked out over many documents: tallies laid against incidents, threats followed to their end, chains of
// answers, names that no register knows. Shapes only; src/merge computes them.
import { z } from "zod";
import { Range, Span } from "./span.ts";
import { EVENT_TYPES } from "./coded.ts";
import { Party, PlaceValue } from "./incident.ts";

export const TallyCount = z.object({
  /** `document#tally`. */
  id: z.string(),
  document: z.string(),
  count: Range,
  /** The words for what is counted. */
  of: z.string(),
  /** Attacks and the like, or people hurt by them. */
  counts: z.enum(["events", "people"]),
  type: z.enum(EVENT_TYPES).optional(),
  mode: z.string().optional(),
  /** ISO 3166 letters of the places it covers; none means that the words give no place. */
  countries: z.array(z.string()).readonly(),
  place: PlaceValue.optional(),
  /** First and last day counted (YYYY-MM-DD). */
  from: z.string().optional(),
  to: z.string().optional(),
  /** The day as of which it holds: its last day, else the day of publication. */
  asOf: z.string().optional(),
  /** Who counted, as named. */
  speaker: Party.optional(),
  /** Register id of the one for whom the speaker speaks; else the outlet. Series are kept by it. */
  counter: z.string().optional(),
  target: Party.optional(),
});
/** A tally with its values resolved, so that it can be laid against incidents and other tallies. */
export type TallyCount = Readonly<z.infer<typeof TallyCount>>;

const SCOPE_DOUBTS = ["day", "place", "mode", "target", "doer"] as const;
/** Why an incident of ours is not surely within a tally. */
export type ScopeDoubt = (typeof SCOPE_DOUBTS)[number];

export const Doubted = z.object({ incident: z.string(), why: z.enum(SCOPE_DOUBTS) });
export type Doubted = Readonly<z.infer<typeof Doubted>>;

export const Reconciliation = z.object({
  tally: TallyCount,
  inside: z.array(z.string()).readonly(),
  /** May be counted: too vaguely dated or placed to tell. */
  perhaps: z.array(Doubted).readonly(),
  /** Out of scope by one thing alone. */
  outside: z.array(Doubted).readonly(),
  ours: Range,
  both: Range,
  onlyOurs: Range,
  onlyTheirs: Range,
});
/**
 * A tally against our incidents. The four piles are ranges, since a tally names no incidents: `both` is the most that can
 * be in both, so `onlyTheirs` is the least gap and its upper end the most.
 */
export type Reconciliation = Readonly<z.infer<typeof Reconciliation>>;

export const SeriesFlag = z.object({
  /** A later total below an earlier one; two totals of one day; parts of one day that do not make the whole. */
  kind: z.enum(["later-lower", "same-day-differs", "parts-differ"]),
  /** Ids of the tallies: earlier before later, the whole before its parts. */
  tallies: z.array(z.string()).readonly(),
});
export type SeriesFlag = Readonly<z.infer<typeof SeriesFlag>>;

export const TallySeries = z.object({
  counter: z.string(),
  counts: TallyCount.shape.counts,
  countries: z.array(z.string()).readonly(),
  from: z.string().optional(),
  points: z.array(TallyCount).readonly(),
  flags: z.array(SeriesFlag).readonly(),
});
/** Tallies of one counter over one scope, by the day as of which they hold. */
export type TallySeries = Readonly<z.infer<typeof TallySeries>>;

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

export const UnknownName = z.object({
  name: z.string(),
  type: z.enum(["person", "organization"]),
  count: z.int(),
  documents: z.array(z.string()).readonly(),
  /** Other spellings that were counted with it. */
  spellings: z.array(z.string()).readonly(),
  /** The entry to put into knowledge/actors, ready to be completed. */
  entry: z.string(),
});
/** A name seen in documents that no register knows. */
export type UnknownName = Readonly<z.infer<typeof UnknownName>>;

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
