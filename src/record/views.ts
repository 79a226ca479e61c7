// What the ledger answers and the doors show: rows for lists, and whole things for pages. What the API gives is a schema,
// so that its document, its client and its tests are made of the same shapes; what is only asked or passed on is a type.
import { z } from "zod";
import { BoardThreat, ChainLink, Reconciliation, ThreatRate } from "./boards.ts";
import type { TallySeries } from "./boards.ts";
import { ActorName } from "./actor.ts";
import { Span } from "./span.ts";
import { Event, Statement, Tally } from "./coded.ts";
import type { Attribution } from "./coded.ts";
import { CodedDocument } from "./document.ts";
import { Incident, Judgement, Report } from "./incident.ts";

export const Original = z.object({
  sha256: z.string(),
  bytes: z.int(),
  mediaType: z.string(),
  /** The path or address it was read from. */
  location: z.string(),
  /** ISO instant at which it was kept. */
  keptAt: z.string(),
});
/** Where an original was kept: its hash, size, where and when it was had. */
export type Original = Readonly<z.infer<typeof Original>>;

export const DocumentRow = z.object({
  id: z.string(),
  title: z.string().optional(),
  outlet: z.string().optional(),
  url: z.string().optional(),
  published: z.string().optional(),
  language: z.string(),
  addedAt: z.string(),
  counts: z.object({ events: z.int(), statements: z.int(), tallies: z.int() }),
});
/** A document in a list. */
export type DocumentRow = Readonly<z.infer<typeof DocumentRow>>;

export const DocumentView = z.object({
  document: CodedDocument,
  original: Original,
  addedAt: z.string(),
  /** event id → incident id */
  incidents: z.record(z.string(), z.string()).readonly(),
  /** Since when the page is known not to be there any more, and the status that said so. */
  gone: z.object({ since: z.string(), status: z.int().optional() }).readonly().optional(),
});
/** A document page: everything coded, the original behind it, and the incidents its events belong to. */
export type DocumentView = Readonly<z.infer<typeof DocumentView>>;

export const DocumentVersion = z.object({
  sha256: z.string(),
  /** ISO instant at which the copy was kept. */
  keptAt: z.string(),
  /** Paragraphs that stayed, were taken out or put in since the version before; none of the first. */
  changes: z.array(z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() })).readonly(),
});
/** A copy of a document's page that reads differently from the one before. */
export type DocumentVersion = Readonly<z.infer<typeof DocumentVersion>>;

export const ReportView = Report.extend({
  /** The evidence sentences, each with its span in the document. */
  quotes: z.array(z.object({ span: Span, text: z.string() })).readonly(),
  /** The event as coded. */
  coded: Event,
  /** Statements of the same document about this event (claims, denials, condemnations). */
  statements: z.array(Statement).readonly(),
});
/** A report under an incident, with the words that tell it. */
export type ReportView = Readonly<z.infer<typeof ReportView>>;

export const GRADES = ["confirmed", "fair", "weak", "contested", "discounted"] as const;

export const IncidentView = z.object({
  incident: Incident,
  /** A sentence that says the state of attribution in plain words. */
  statusSentence: z.string(),
  grade: z.enum(GRADES),
  reports: z.array(ReportView).readonly(),
  judgements: z.array(Judgement).readonly(),
});
/** Incident page. */
export type IncidentView = Readonly<z.infer<typeof IncidentView>>;

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

export const SearchHit = z.object({
  document: DocumentRow,
  /** Excerpt with the hit, as runs; `hit` runs are to be marked. */
  excerpt: z.array(z.object({ text: z.string(), hit: z.boolean() })).readonly(),
  incidents: z.array(z.string()).readonly(),
});
/** A hit of the search: a place in a document's text, or an incident. */
export type SearchHit = Readonly<z.infer<typeof SearchHit>>;

/** Whom or what a text speaks of: ids of the registers, and the name as it was written. */
export interface Spoken {
  readonly name: string;
  readonly ids: readonly string[];
}

/** What a search is narrowed to; days are left out themselves. */
export interface SearchFilter {
  readonly actor?: Spoken;
  readonly place?: Spoken;
  readonly mode?: string;
  readonly publishedBefore?: string;
  readonly publishedAfter?: string;
}

/** How a page of rows is asked for. `after` is the opaque cursor of the page before. */
export interface Page {
  readonly limit?: number;
  readonly after?: string;
}

export interface Rows<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly next?: string;
}

/** Days (both included) on which the documents that tell of it were published. */
export interface PublishedDays {
  readonly publishedFrom?: string;
  readonly publishedTo?: string;
  /** Only what these documents (by their ids) tell. */
  readonly documents?: readonly string[];
}

/** Orders of a list of incidents: by day, undated ones last, or by how many reports tell of them. */
export const INCIDENT_ORDERS = ["newest", "oldest", "reports"] as const;
export type IncidentOrder = (typeof INCIDENT_ORDERS)[number];

export interface IncidentFilter extends Page, PublishedDays {
  readonly from?: string;
  readonly to?: string;
  readonly type?: string;
  readonly mode?: string;
  readonly actor?: string;
  readonly country?: string;
  readonly document?: string;
  /** "newest" unless told. A cursor belongs to the order it came with. */
  readonly order?: IncidentOrder;
}

export const IncidentPoint = z.object({
  id: z.string(),
  lat: z.number(),
  lon: z.number(),
  precision: z.string().optional(),
  /** ISO 3166 letters. */
  country: z.string().optional(),
  /** Name of the place. */
  place: z.string().optional(),
  /** First and last day; "" where unknown. */
  from: z.string(),
  to: z.string(),
  type: z.string(),
  mode: z.string().optional(),
  /** How many reports tell of it. */
  reports: z.int(),
});
/** An incident as a map shows it: where, how closely that is known, when, and what. */
export type IncidentPoint = Readonly<z.infer<typeof IncidentPoint>>;

export const IncidentPoints = z.object({
  points: z.array(IncidentPoint).readonly(),
  unplaced: z.int(),
});
/** What a map of incidents holds; `unplaced` is how many more there are without coordinates. */
export type IncidentPoints = Readonly<z.infer<typeof IncidentPoints>>;

export const IncidentLabel = Incident.pick({ id: true, type: true, mode: true, date: true, place: true });
/** What a list needs to name an incident. */
export type IncidentLabel = Readonly<z.infer<typeof IncidentLabel>>;

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

export const ChainView = z.object({
  links: z.array(ChainLink).readonly(),
  /** Incidents named in the links, by id. */
  incidents: z.record(z.string(), IncidentLabel).readonly(),
});
/** What an incident answers and what answered it, and what only came soon after with the sides turned round. */
export type ChainView = Readonly<z.infer<typeof ChainView>>;

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

/** What the timeline is asked for. A mode asks for incidents, an act for statements; with both or neither, both come. */
export interface TimelineFilter extends Page {
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly mode?: string;
  readonly act?: string;
}

export const DayCount = z.object({ day: z.string(), incidents: z.int(), statements: z.int() });
/** How much there is on a day; day "" holds what has no date. */
export type DayCount = Readonly<z.infer<typeof DayCount>>;

export const FacetCount = z.object({ id: z.string(), count: z.int() });
/** A value that occurs, with the number of incidents and statements it would leave as a filter. */
export type FacetCount = Readonly<z.infer<typeof FacetCount>>;

export const Facets = z.object({
  /** Entries of the register, most frequent first. */
  actors: z.array(FacetCount).readonly(),
  modes: z.array(FacetCount).readonly(),
  /** ISO 3166 letters; only incidents have them. */
  countries: z.array(FacetCount).readonly(),
  acts: z.array(FacetCount).readonly(),
});
export type Facets = Readonly<z.infer<typeof Facets>>;

export const IncidentSummary = z.object({
  incident: Incident,
  statusSentence: z.string(),
  grade: z.enum(GRADES),
  report: Report.optional(),
});
/** An incident in a list: how well it is attested, and the report whose words stand for it. */
export type IncidentSummary = Readonly<z.infer<typeof IncidentSummary>>;

export const TimelineItem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("incident"), date: z.string().optional(), summary: IncidentSummary }),
  z.object({ kind: z.literal("statement"), date: z.string().optional(), row: StatementRow }),
]);
/** One entry of the timeline; newest day first, within a day incidents before statements. */
export type TimelineItem = Readonly<z.infer<typeof TimelineItem>>;

export const AddOutcome = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("added"),
    document: z.string(),
    counts: DocumentRow.shape.counts,
    title: z.string().optional(),
  }),
  z.object({ kind: z.literal("known"), document: z.string() }),
  /** The page is as it was. */
  z.object({ kind: z.literal("unchanged"), location: z.string() }),
  /** The page is not there any more; the last copy stays. */
  z.object({ kind: z.literal("gone"), location: z.string(), since: z.string() }),
  z.object({ kind: z.literal("failed"), location: z.string(), code: z.string(), message: z.string() }),
]);
/** What a run of `add` did with one item. */
export type AddOutcome = Readonly<z.infer<typeof AddOutcome>>;

export const LedgerStatus = z.object({
  documents: z.int(),
  incidents: z.int(),
  reports: z.int(),
  events: z.int(),
  statements: z.int(),
  tallies: z.int(),
  attributions: z.int(),
  languages: z.record(z.string(), z.int()).readonly(),
  dropped: z
    .array(z.object({ document: z.string(), code: z.string(), message: z.string(), at: z.string() }))
    .readonly(),
  firstPublished: z.string().optional(),
  lastPublished: z.string().optional(),
  schemaVersion: z.int(),
});
/** `casus status`. */
export type LedgerStatus = Readonly<z.infer<typeof LedgerStatus>>;

/** In which sense one actor is above another; kinds of relations are never folded into one. */
export const RELATIONS = ["memberOf", "proxyOf", "facadeOf", "leads", "spokespersonOf"] as const;
export type RelationName = (typeof RELATIONS)[number];

export const Relation = z.object({
  relation: z.enum(RELATIONS),
  /** `up`: the actor is it of the other; `down`: the other is it of the actor. */
  direction: z.enum(["up", "down"]),
  other: z.string(),
  name: z.string(),
  from: z.string().optional(),
  to: z.string().optional(),
  source: z.string(),
});
export type Relation = Readonly<z.infer<typeof Relation>>;

export const ActorView = z.object({
  id: z.string(),
  name: z.string(),
  /** Label of the kind. */
  kind: z.string(),
  country: z.string().optional(),
  names: z.array(ActorName).readonly(),
  relations: z.array(Relation).readonly(),
});
/** An actor of the register with everybody it is related to, both ways. */
export type ActorView = Readonly<z.infer<typeof ActorView>>;

/** `silent`: it answers, and brings nothing where it should; `loud`: far more than is usual. */
export const SOURCE_STATES = ["new", "ok", "failing", "silent", "loud"] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

export const SourceHealth = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  /** Address, channel or folder. */
  subject: z.string(),
  state: z.enum(SOURCE_STATES),
  everyMs: z.number(),
  lastPollAt: z.string().optional(),
  /** Begin of the last poll that was answered. */
  lastSuccessAt: z.string().optional(),
  nextAt: z.string().optional(),
  failuresInARow: z.int(),
  /** Documents a day over the polls of the last week; absent before the first day is over. */
  perDay: z.number().optional(),
  /** How many a day are usual: from, to. */
  expect: z.tuple([z.number(), z.number()]).readonly().optional(),
  /** Pages and posts found gone during the last week; absent: none. */
  gone: z.int().optional(),
  /** Why things were left out during the last week, each reason with how often. */
  leftOut: z.record(z.string(), z.number()).readonly(),
  /** Why the last poll failed. */
  error: z.string().optional(),
});
/** A source that is polled, and how it is. */
export type SourceHealth = Readonly<z.infer<typeof SourceHealth>>;

export type { Attribution };
