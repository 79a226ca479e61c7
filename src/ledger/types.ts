// The shapes of the ledger's door.
import type {
  CodedDocument,
  DayCount,
  Document,
  DocumentRow,
  DocumentView,
  Facets,
  Incident,
  IncidentChange,
  IncidentFilter,
  IncidentPoints,
  IncidentView,
  Judgement,
  LaneCount,
  LaneFilter,
  LedgerStatus,
  Merging,
  Original,
  Page,
  PointSpots,
  PublishedView,
  Report,
  Rows,
  SearchFilter,
  SearchHits,
  StatementFilter,
  StatementMark,
  StatementRow,
  TallyFilter,
  TallyRow,
  TimelineFilter,
} from "../record/index.ts";
import type { ChangesAfter, EnteredDocument, Heads } from "./read/changes.ts";
import type { Holding } from "./read/holding.ts";
import type { AlertLedger } from "./alerts/index.ts";
import type { Blocking } from "./blocking.ts";
import type { TableRow } from "./copy.ts";
import type { LedgerPeople } from "./people/index.ts";
import type { ReviewLedger } from "./review/index.ts";
import type { TimelineEntry } from "./read/timeline.ts";

/** One coded document on its way into the ledger. */
export interface Entry {
  readonly coded: CodedDocument;
  readonly original: Original;
  readonly reports: readonly Report[];
  /** ISO instant; the ledger has no clock of its own. */
  readonly addedAt: string;
}

/** A document in the ledger, coded anew from its text. */
export interface Recoded {
  readonly coded: CodedDocument;
  readonly reports: readonly Report[];
  /** What the machine made of it, where people's corrections are in `coded`. */
  readonly machine?: CodedDocument;
}

/** What became of an entry. `known`: the same words are here already, under `document`. */
export type Entered =
  | { readonly kind: "added"; readonly document: string; readonly version: number }
  | { readonly kind: "known"; readonly document: string };

/** Something that could not be read or coded. */
export interface Dropped {
  readonly document: string;
  readonly code: string;
  readonly message: string;
  readonly at: string;
}

/** What a rebuild went through; `judgements` are those of people. */
export interface Rebuilt {
  readonly reports: number;
  readonly incidents: number;
  readonly judgements: number;
}

/** An incident page without the words that merging makes of it (`statusSentence`, `gradeOf`). */
export type IncidentRecord = Omit<IncidentView, "statusSentence" | "grade">;

/** Beginnings and ends that a language puts on words, for finding a word in any of its forms. */
export interface Affixes {
  /** Only words with a letter of this script ("Arabic", "Latin") are cut. */
  readonly script: string;
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
  /** What is left of a word has at least so many letters. */
  readonly minimumStem: number;
}

export interface LedgerOptions {
  /** How merging finds reports that may be of one incident. Default: all reports of the same days. */
  readonly blocking?: Blocking;
  /** From `search.yaml` of each language. A ledger whose index was made with other affixes makes it anew on opening. */
  readonly affixes?: readonly Affixes[];
  /** True if `mode` is `general` or a kind of it (`parent` in knowledge/kinds/modes.yaml). Default: equality. */
  readonly isKindOf?: (mode: string, general: string) => boolean;
  /** How many reports lately read stay in memory, some 15 KB each. Default: 4,000. */
  readonly keptReports?: number;
}

export interface Ledger {
  readonly schemaVersion: number;
  /** Enters documents in one transaction: all of it is on the disk when this returns, or nothing is. */
  enter(entries: readonly Entry[], merging: Merging): Promise<Entered[]>;
  /** The ids of those whose very words are here already, under the same id or the same address. */
  knownDocuments(documents: readonly Document[]): Promise<ReadonlySet<string>>;
  /** Takes codings made anew from the kept texts; gives the number of those that differ from what was there. */
  recode(recoded: readonly Recoded[], at: string, merging: Merging): Promise<number>;
  /** Notes what failed, with its reason. */
  drop(dropped: readonly Dropped[]): Promise<void>;
  /** Adds a judgement (a person's) and computes the incidents it touches again. */
  judge(judgement: Judgement, merging: Merging): Promise<void>;
  /** Takes a judgement out of force; `by` is who does, if not who made it. */
  withdraw(judgementId: string, at: string, merging: Merging, by?: string): Promise<void>;
  /** Computes all incidents again from reports and judgements; `at` is the instant judgements are withdrawn at. */
  /** `onReport` is called with each report that has been compared. */
  rebuild(merging: Merging, at: string, onReport?: () => void): Promise<Rebuilt>;
  /** The judgement with this id, whether in force or withdrawn. */
  judgement(id: string): Promise<Judgement | undefined>;

  incidents(filter: IncidentFilter): Promise<Rows<Incident>>;
  incident(id: string): Promise<IncidentRecord | undefined>;
  /** These incidents of today, in the order asked for; unknown ids are left out. */
  incidentsNamed(ids: readonly string[]): Promise<readonly IncidentRecord[]>;
  documents(page: Page): Promise<Rows<DocumentRow>>;
  document(id: string): Promise<DocumentView | undefined>;
  /** The newest version of each of these, in any order; unknown ids are left out. */
  documentRows(ids: readonly string[]): Promise<readonly DocumentRow[]>;
  statements(filter: StatementFilter): Promise<Rows<StatementRow>>;
  tallies(filter: TallyFilter): Promise<Rows<TallyRow>>;
  /** Incidents and statements on one axis, newest day first. */
  timeline(filter: TimelineFilter): Promise<{ entries: readonly TimelineEntry[]; next?: string }>;
  /** How much there is on each day of a filter, oldest first. */
  dayCounts(filter: TimelineFilter): Promise<readonly DayCount[]>;
  facets(days: Pick<TimelineFilter, "from" | "to">): Promise<Facets>;
  /** How much there is in each lane of the timeline; what has no date is left out. */
  laneCounts(filter: LaneFilter): Promise<readonly LaneCount[]>;
  /** The dated statements of a filter without their words, latest first. */
  statementMarks(filter: TimelineFilter): Promise<readonly StatementMark[]>;
  /** Every incident that touches these days, as they come; for what is worked out over many. */
  incidentsWithin(from: string, to: string): Promise<readonly Incident[]>;
  /** An answer that hangs on the ledger alone (and on the question): given again until something in it changes. */
  remembered<T>(question: readonly unknown[], answer: () => Promise<T>): Promise<T>;
  /** Where the incidents of a filter lie, all of them at once. */
  points(filter: IncidentFilter): Promise<IncidentPoints>;
  pointSpots(filter: IncidentFilter): Promise<PointSpots>;
  /** JSON of `PointColumns`, put together by the database: a hundred thousand rows are never objects here. */
  pointColumns(filter: IncidentFilter): Promise<string>;
  /** What was published within days (both included). */
  published(from: string, to: string): Promise<PublishedView>;
  /** The documents that stand at these addresses, or were read from them. */
  documentsAt(
    addresses: readonly string[],
  ): Promise<readonly { readonly address: string; readonly document: DocumentRow }[]>;
  search(query: string, page: Page & SearchFilter): Promise<SearchHits>;
  status(): Promise<LedgerStatus>;
  /** The newest version of these documents; unknown ids are left out. */
  codedNamed(ids: readonly string[]): Promise<readonly CodedDocument[]>;
  /** Ids of documents with any of the most seen names that no register knows, newest first. */
  documentsWithUnknownNames(names: number, limit: number): Promise<readonly string[]>;
  /** Ids of documents that hold such records, newest first, at most `limit`. */
  documentsHolding(holding: Holding, limit: number): Promise<readonly string[]>;
  /** The newest version of every document, in the order of entering. */
  codedDocuments(): AsyncGenerator<CodedDocument>;
  /** What became of incidents, oldest first: made, changed, merged into another, gone. */
  incidentChanges(page?: ChangesAfter): Promise<readonly IncidentChange[]>;
  /** Of those the corrections and deletions alone, newest first. */
  corrections(options?: { limit?: number }): Promise<readonly IncidentChange[]>;
  /** What people say about records, in which codings, views and grades. */
  readonly review: ReviewLedger;
  /** Who is to be told of what, and what became of it. */
  readonly alerts: AlertLedger;
  /** Ids of documents entered within places that hold all the words and pass the filters, in the order of entering. */
  documentsSaying(
    asked: { readonly words: string; readonly filter: SearchFilter },
    entered: { readonly after: number; readonly until: number },
  ): Promise<readonly string[]>;
  /** The last document and the last change there are. */
  heads(): Promise<Heads>;
  /** Changes with every commit, of whatever process: what was read at a state is so as long as it stays. */
  state(): Promise<string>;
  /** Those of the incidents that were made after a place in the log of changes. */
  madeAfter(incidents: readonly string[], seq: number): Promise<ReadonlySet<string>>;
  /** Documents entered after a place, in the order of entering. */
  documentsAfter(seq: number, limit?: number): Promise<readonly EnteredDocument[]>;
  /** Every incident by date; `primary` marks the report by which a document's main incident is told. */
  allIncidents(): AsyncGenerator<Incident>;
  /** The same in batches, for who goes through many. */
  incidentBatches(): AsyncGenerator<readonly Incident[]>;
  /** The newest version of every document with the hash of its original. */
  sources(): AsyncGenerator<{ readonly document: string; readonly sha256: string }>;
  /** Every row as it stands at one moment, for a backup; `restoreLedger` takes them. */
  rows(): AsyncGenerator<TableRow>;
  /**
   * The ledger as it was known at an instant: the documents, codings and people's judgements of then, put together by
   * the merging of today. A copy beside this one, that is gone when closed; it is only read.
   */
  asOf(instant: string, merging: Merging): Promise<Ledger>;
  /** Accounts, sessions, tokens, and the log of what was done. */
  readonly people: LedgerPeople;
  /** One sentence a fault; empty if the ledger is sound. */
  verify(): Promise<readonly string[]>;
  close(): Promise<void>;
}
