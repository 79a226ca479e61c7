// What a user can do with Casus: one function a thing. The doors (cli, api, web) call these and nothing else.
import type {
  ActorView,
  ChainView,
  AddOutcome,
  CodedDocument,
  DayCount,
  DocumentRow,
  DocumentVersion,
  DocumentView,
  Facets,
  Incident,
  IncidentChange,
  IncidentFilter,
  IncidentPoints,
  IncidentView,
  Judgement,
  LaneFilter,
  LanesView,
  LedgerStatus,
  Page,
  PointSpots,
  Rows,
  SearchHits,
  SourceHealth,
  StatementFilter,
  StatementRow,
  TallyBoard,
  TallyFilter,
  TallyRow,
  UnknownName,
  ThreatBoardView,
  TimelineFilter,
} from "../record/index.ts";
import type { Rebuilt } from "../ledger/index.ts";
import type { FeedRequest } from "./digest.ts";
import type { Alerting } from "./alerts/index.ts";
import type { BackupReport } from "./backup.ts";
import type { JudgeRequest } from "./judging.ts";
import type { AuditLog, People, Tokens } from "./people/index.ts";
import type { RecodeOptions, RecodeReport } from "./recode.ts";
import type { CodingDesk } from "./coding-desk.ts";
import type { AskedSearch } from "./search.ts";
import type { ReviewDesk } from "./review-desk.ts";
import type { RuleNote } from "./rule-notes.ts";
import type { TimelinePage } from "./timeline.ts";
import type { Today, TodayRequest } from "./today.ts";

import type { CaseReport, CaseRequest } from "./case.ts";
import type { StampReport, StampRequest } from "./stamp.ts";
import type { WatchOptions } from "./watch.ts";

export interface AddOptions {
  /** Read the text in pictures too; needs tesseract.js and its data packages. */
  readonly pictures?: boolean;
  /** Told as the turn of each document comes, for a progress bar. */
  readonly onProgress?: (progress: AddProgress) => void;
}

/** How far a run of `add` is: a file or address is done when its last document is; a large export is many documents. */
export interface AddProgress {
  readonly done: number;
  readonly total: number;
  readonly documents: number;
  /** So many more are stored together with this one: when it is the last, storing them follows. */
  readonly left: number;
  /** The one whose turn it is. */
  readonly document: string;
}

export interface VerifyReport {
  readonly originals: number;
  /** Lines of the fetch log, and the tree heads that they were held against. */
  readonly entries: number;
  readonly heads: number;
  /** The newest lines, which no head covers yet: a change of them would not be noticed. */
  readonly unsealed: number;
  readonly stamps: number;
  readonly documents: number;
  /** One sentence a fault, naming the file or document. */
  readonly faults: readonly string[];
}

export type DigestFormat = "markdown" | "html" | "text";

/** One export of the registry, for menus and help. */
export interface ExportKind {
  readonly name: string;
  readonly title: string;
  readonly mimeType: string;
  /** Ending of a file of this format, without the dot. */
  readonly extension: string;
  /** What it can hold: rows of incidents or documents, or one case. */
  readonly writes: readonly ("incidents" | "coded" | "case")[];
}

/** What an export is asked to hold. */
export interface ExportRequest {
  readonly what: "incidents" | "coded";
  /** For spreadsheets that guess the encoding. */
  readonly byteOrderMark?: boolean;
  /** Incidents: only these, in this order. Otherwise all, in order of days. */
  readonly filter?: Omit<IncidentFilter, "limit" | "after">;
}

/** Label and direction of things that pages show, from knowledge/. */
export interface Labels {
  mode(id: string): string;
  type(id: string): string;
  act(id: string): string;
  actor(id: string): string | undefined;
  place(id: string): string | undefined;
  /** The English name of a country by its ISO 3166 letters; the letters where they name none. */
  country(code: string): string;
  /** A name in Latin letters where it is in a script that is transliterated; undefined for words that only describe. */
  latin(name: string): string | undefined;
  direction(language: string): "ltr" | "rtl";
  languageName(language: string): string;
}

export interface App {
  readonly review: ReviewDesk;
  readonly coding: CodingDesk;
  /** Ids of the kinds of events that knowledge/kinds knows. */
  modes(): readonly string[];
  readonly dataDir: string;
  /** Where the ledger is: a file, or a database without its password. */
  readonly ledgerAt: string;
  readonly labels: Labels;
  add(locations: readonly string[], options?: AddOptions): AsyncGenerator<AddOutcome>;
  /** Takes in a page or a text that was handed in; throws CasusError "bad-input" for anything else. */
  receive(pushed: unknown): Promise<readonly AddOutcome[]>;
  /** Accounts and sessions; none are needed for one person alone. */
  readonly people: People;
  /** Tokens of programs, the inbox's among them. */
  readonly tokens: Tokens;
  /** The log of what was done. */
  readonly audit: AuditLog;
  /** Who is to be told of what, and what became of it. */
  readonly alerts: Alerting;
  /** Polls sources until `signal` says stop; with `once`, each of them once. */
  watch(options?: WatchOptions): Promise<void>;
  /** Has the newest tree head stamped by others. */
  stamp(request: StampRequest): Promise<StampReport>;
  /** Writes an incident, or what a search finds, as a WACZ file. */
  writeCase(request: CaseRequest): Promise<CaseReport>;
  /** Every source that is collected, and how it is. */
  sources(): readonly SourceHealth[];
  incidents(filter: IncidentFilter): Promise<Rows<Incident>>;
  incident(id: string): Promise<IncidentView | undefined>;
  /** Many at once, in the order asked for; unknown ids are left out. */
  incidentsNamed(ids: readonly string[]): Promise<readonly IncidentView[]>;
  documents(page: Page): Promise<Rows<DocumentRow>>;
  document(id: string): Promise<DocumentView | undefined>;
  /** Rows of these documents, in any order; unknown ids are left out. */
  documentsNamed(ids: readonly string[]): Promise<readonly DocumentRow[]>;
  /** Every kept copy that reads differently, oldest first, with what changed. */
  versions(id: string): Promise<readonly DocumentVersion[]>;
  statements(filter: StatementFilter): Promise<Rows<StatementRow>>;
  tallies(filter: TallyFilter): Promise<Rows<TallyRow>>;
  /** Incidents and statements on one axis, newest day first. */
  timeline(filter: TimelineFilter): Promise<TimelinePage>;
  /** How much there is on each day of a filter, oldest first. */
  dayCounts(filter: TimelineFilter): Promise<readonly DayCount[]>;
  /** What occurs within days, for filters. */
  facets(days: Pick<TimelineFilter, "from" | "to">): Promise<Facets>;
  /** How much there is of each actor, place or kind in each stretch of time; each thing, where they are few. */
  lanes(filter: LaneFilter): Promise<LanesView>;
  /** Threats of the last year in the state they are in as of a day, what moved them, and what followed. */
  threats(options?: { asOf?: string }): Promise<ThreatBoardView>;
  /** Names of people and bodies seen more than once that no register knows, most seen first. */
  unknownNames(): Promise<readonly UnknownName[]>;
  /** What an incident answers, what answered it, and what only came soon after. */
  chain(incident: Incident): Promise<ChainView>;
  /** Tallies laid against our incidents: in both, only ours, only theirs, out of scope. */
  tallyBoard(filter: TallyFilter): Promise<TallyBoard>;
  /** Where the incidents of a filter lie, all of them at once: for maps. */
  points(filter: IncidentFilter): Promise<IncidentPoints>;
  /** The same by place, with the number at each. */
  pointSpots(filter: IncidentFilter): Promise<PointSpots>;
  /** The same as columns, as JSON text of `PointColumns`: for the island of the map. */
  pointColumns(filter: IncidentFilter): Promise<string>;
  /** Words, and filters in front of them (search.ts): "actor:kataib-hizballah before:2024 drone". */
  search(query: string, page: Page): Promise<SearchHits>;
  /** An entry of the register with its relations, both ways. */
  actor(id: string): ActorView | undefined;
  /** Ids of entries whose names hold the words, in any spelling. */
  actorsNamed(words: string, limit: number): readonly string[];
  /** What is understood by a query. */
  asked(query: string): AskedSearch;
  /** What a rule says of itself, by the name that its records carry. */
  rule(by: string): RuleNote | undefined;
  /** What became of incidents after a place in the log, oldest first. */
  changes(page: { readonly after?: number; readonly limit: number }): Promise<readonly IncidentChange[]>;
  /** `seq` of the last change there is: who goes on from it sees what comes. */
  lastChange(): Promise<number>;
  status(): Promise<LedgerStatus>;
  /** Changes with everything that is written to the ledger, by this process or another. */
  ledgerState(): Promise<string>;
  /** The brief of a day, or of some: what the documents published on it brought. */
  today(request: TodayRequest): Promise<Today>;
  /** `from`/`to` are days, both included. */
  digest(options: { from: string; to: string; format: DigestFormat }): Promise<string>;
  /** The newest incidents, threats and claims as a feed, or the alerts, or the corrections. */
  feed(request: FeedRequest): Promise<string>;
  exports(): readonly ExportKind[];
  export(name: string, request: ExportRequest): AsyncGenerator<string>;
  original(sha256: string): Promise<{ bytes: Uint8Array; mediaType: string } | undefined>;
  verify(): Promise<VerifyReport>;
  /** A person's judgement on two reports or incidents; the incidents it touches are computed again at once. */
  judge(request: JudgeRequest): Promise<Judgement>;
  /** `by`: who takes it back, if not who made it. */
  withdraw(judgementId: string, by?: string): Promise<Judgement>;
  /** Computes all incidents again from reports and people's judgements. */
  /** `onReport` is called with each report that has been compared. */
  rebuild(onReport?: () => void): Promise<Rebuilt>;
  /** Codes all documents again from their kept text; people's judgements follow the words they were made on. */
  recode(options?: RecodeOptions): Promise<RecodeReport>;
  /** Writes ledger and archive to one file; `restore` brings it back, into either store. */
  backup(file: string): Promise<BackupReport>;
  code(document: CodedDocument | { id: string; text: string; published?: string }): CodedDocument;
  close(): Promise<void>;
}
