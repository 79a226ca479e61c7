// What the ledger answers and the doors show: rows for lists, and whole things for pages. Shapes only.
import type { BoardThreat, ChainLink, Reconciliation, TallySeries, ThreatRate } from "./boards.ts";
import type { Span } from "./span.ts";
import type { Attribution, Event, Statement, Tally } from "./coded.ts";
import type { CodedDocument } from "./document.ts";
import type { Incident, Judgement, Report } from "./incident.ts";

/** Where an original was kept: its hash, size, where and when it was had. */
export interface Original {
  readonly sha256: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** The path or address it was read from. */
  readonly location: string;
  /** ISO instant at which it was kept. */
  readonly keptAt: string;
}

/** A document in a list. */
export interface DocumentRow {
  readonly id: string;
  readonly title?: string;
  readonly outlet?: string;
  readonly url?: string;
  readonly published?: string;
  readonly language: string;
  readonly addedAt: string;
  readonly counts: { events: number; statements: number; tallies: number };
}

/** A document page: everything coded, the original behind it, and the incidents its events belong to. */
export interface DocumentView {
  readonly document: CodedDocument;
  readonly original: Original;
  readonly addedAt: string;
  /** event id → incident id */
  readonly incidents: Readonly<Record<string, string>>;
  /** Since when the page is known not to be there any more, and the status that said so. */
  readonly gone?: { readonly since: string; readonly status?: number };
}

/** A copy of a document's page that reads differently from the one before. */
export interface DocumentVersion {
  readonly sha256: string;
  /** ISO instant at which the copy was kept. */
  readonly keptAt: string;
  /** Paragraphs that stayed, were taken out or put in since the version before; none of the first. */
  readonly changes: readonly { readonly kind: "same" | "added" | "removed"; readonly text: string }[];
}

/** A report under an incident, with the words that tell it. */
export interface ReportView extends Report {
  readonly title?: string;
  /** The evidence sentences, each with its span in the document. */
  readonly quotes: readonly { span: Span; text: string }[];
  /** The event as coded. */
  readonly coded: Event;
  /** Statements of the same document about this event (claims, denials, condemnations). */
  readonly statements: readonly Statement[];
}

/** Incident page. */
export interface IncidentView {
  readonly incident: Incident;
  /** A sentence that says the state of attribution in plain words. */
  readonly statusSentence: string;
  readonly grade: "confirmed" | "fair" | "weak" | "contested" | "discounted";
  readonly reports: readonly ReportView[];
  readonly judgements: readonly Judgement[];
}

/** A statement in a list: the record, its words, and the document that holds it. */
export interface StatementRow {
  readonly document: DocumentRow;
  readonly statement: Statement;
  /** `content` spans as text, joined by " … ". */
  readonly contentText: string;
  readonly speakerText: string;
  readonly targetText?: string;
  readonly conditionText?: string;
  /** Day it was said if known, else the day the document was published, with which of the two it is. */
  readonly date?: string;
  readonly dateFrom?: "statement" | "published";
  /** The chain of sources, innermost first: "Kawtheryoon (telegram) via MEMRI via the outlet". */
  readonly chain: readonly { text: string; medium?: string }[];
}

/** A tally in a list. */
export interface TallyRow {
  readonly document: DocumentRow;
  readonly tally: Tally;
  readonly ofText: string;
  readonly evidenceText: string;
  readonly byText?: string;
  readonly placeText?: string;
  readonly chain: readonly { text: string; medium?: string }[];
  /** Incidents of our ledger inside the scope and window of the tally. */
  readonly ours: readonly string[];
}

/** A hit of the search: a place in a document's text, or an incident. */
export interface SearchHit {
  readonly document: DocumentRow;
  /** Excerpt with the hit, as runs; `hit` runs are to be marked. */
  readonly excerpt: readonly { text: string; hit: boolean }[];
  readonly incidents: readonly string[];
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

export interface IncidentFilter extends Page, PublishedDays {
  readonly from?: string;
  readonly to?: string;
  readonly type?: string;
  readonly mode?: string;
  readonly actor?: string;
  readonly country?: string;
  readonly document?: string;
}

/** An incident as a map shows it: where, how closely that is known, when, and what. */
export interface IncidentPoint {
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  readonly precision?: string;
  /** ISO 3166 letters. */
  readonly country?: string;
  /** Name of the place. */
  readonly place?: string;
  /** First and last day; "" where unknown. */
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly mode?: string;
  /** How many reports tell of it. */
  readonly reports: number;
}

/** What a map of incidents holds; `unplaced` is how many more there are without coordinates. */
export interface IncidentPoints {
  readonly points: readonly IncidentPoint[];
  readonly unplaced: number;
}

/** What a list needs to name an incident. */
export type IncidentLabel = Pick<Incident, "id" | "type" | "mode" | "date" | "place">;

/** The board of threats as of a day. */
export interface ThreatBoardView {
  /** The last day of the ledger unless one was asked for; absent in an empty one. */
  readonly asOf?: string;
  /** An incident so many days after a threat still follows it. */
  readonly days: number;
  readonly threats: readonly BoardThreat[];
  readonly rates: readonly ThreatRate[];
  /** Incidents named on the board, by id. */
  readonly incidents: Readonly<Record<string, IncidentLabel>>;
  /** Documents in which the threats stand, by id. */
  readonly documents: Readonly<Record<string, DocumentRow>>;
}

/** What an incident answers and what answered it, and what only came soon after with the sides turned round. */
export interface ChainView {
  readonly links: readonly ChainLink[];
  /** Incidents named in the links, by id. */
  readonly incidents: Readonly<Record<string, IncidentLabel>>;
}

/** Tallies of one page, each laid against our incidents, and series that contradict themselves. */
export interface TallyBoard extends Omit<Rows<TallyRow>, "rows"> {
  /** `pile` is absent where there is nothing to lay it against: no period, or people counted. */
  readonly rows: readonly { readonly row: TallyRow; readonly pile?: Reconciliation }[];
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

/** How much there is on a day; day "" holds what has no date. */
export interface DayCount {
  readonly day: string;
  readonly incidents: number;
  readonly statements: number;
}

/** A value that occurs, with the number of incidents and statements it would leave as a filter. */
export interface FacetCount {
  readonly id: string;
  readonly count: number;
}

export interface Facets {
  /** Entries of the register, most frequent first. */
  readonly actors: readonly FacetCount[];
  readonly modes: readonly FacetCount[];
  readonly acts: readonly FacetCount[];
}

/** An incident in a list: how well it is attested, and the report whose words stand for it. */
export interface IncidentSummary {
  readonly incident: Incident;
  readonly statusSentence: string;
  readonly grade: IncidentView["grade"];
  readonly report?: Report;
}

/** One entry of the timeline; newest day first, within a day incidents before statements. */
export type TimelineItem =
  | { readonly kind: "incident"; readonly date?: string; readonly summary: IncidentSummary }
  | { readonly kind: "statement"; readonly date?: string; readonly row: StatementRow };

/** What a run of `add` did with one item. */
export type AddOutcome =
  | {
      readonly kind: "added";
      readonly document: string;
      readonly counts: DocumentRow["counts"];
      readonly title?: string;
    }
  | { readonly kind: "known"; readonly document: string }
  /** The page is as it was. */
  | { readonly kind: "unchanged"; readonly location: string }
  /** The page is not there any more; the last copy stays. */
  | { readonly kind: "gone"; readonly location: string; readonly since: string }
  | { readonly kind: "failed"; readonly location: string; readonly code: string; readonly message: string };

/** `casus status`. */
export interface LedgerStatus {
  readonly documents: number;
  readonly incidents: number;
  readonly reports: number;
  readonly events: number;
  readonly statements: number;
  readonly tallies: number;
  readonly attributions: number;
  readonly languages: Readonly<Record<string, number>>;
  readonly dropped: readonly { document: string; code: string; message: string; at: string }[];
  readonly firstPublished?: string;
  readonly lastPublished?: string;
  readonly schemaVersion: number;
}

export type { Attribution };
