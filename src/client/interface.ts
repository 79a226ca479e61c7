// What the client can do: a function for every address of the API, with the types of its answers.
import type {
  ActorPage,
  ActorRow,
  ActorsQuery,
  AlertRequest,
  AlertRow,
  Alerts,
  AlertTest,
  ChangePage,
  ChangesQuery,
  DaysQuery,
  DocumentPage,
  ExportKinds,
  FacetsQuery,
  IncidentPage,
  IncidentsQuery,
  JudgementRequest,
  MessagePage,
  MessagesQuery,
  NamePage,
  OpenApi,
  Outcomes,
  PageQuery,
  PointsQuery,
  Pushed,
  ReconciliationPage,
  RecordJudgementRequest,
  SearchPage,
  SourcePage,
  StatementPage,
  StatementsQuery,
  TallyPage,
  ThreatPage,
  ThreatsQuery,
  TimelinePage,
  TimelineQuery,
  ViewAlertRequest,
  ViewPage,
  ViewRequest,
} from "../api/index.ts";
import type {
  ActorView,
  BoardThreat,
  ChainView,
  CountedTally,
  DayCount,
  Delivery,
  DocumentRow,
  DocumentVersion,
  DocumentView,
  Facets,
  Incident,
  IncidentChange,
  IncidentPoints,
  IncidentView,
  Judgement,
  LedgerStatus,
  RecordJudgement,
  SavedView,
  SearchHit,
  SourceHealth,
  StatementRow,
  TallyRow,
  TimelineItem,
  UnknownName,
} from "../record/index.ts";
import type { EventsOptions } from "./events.ts";
import type { Listing } from "./listing.ts";

export interface CasusClient {
  timeline(query?: TimelineQuery): Listing<TimelineItem, TimelinePage>;
  days(query?: DaysQuery): Promise<readonly DayCount[]>;
  facets(query?: FacetsQuery): Promise<Facets>;
  incidents(query?: IncidentsQuery): Listing<Incident, IncidentPage>;
  incident(id: string): Promise<IncidentView>;
  chain(incident: string): Promise<ChainView>;
  statements(query?: StatementsQuery): Listing<StatementRow, StatementPage>;
  threats(query?: ThreatsQuery): Listing<BoardThreat, ThreatPage>;
  tallies(query?: PageQuery): Listing<TallyRow, TallyPage>;
  /** Each tally laid against our incidents. */
  reconciliations(query?: PageQuery): Listing<CountedTally, ReconciliationPage>;
  points(query?: PointsQuery): Promise<IncidentPoints>;
  documents(query?: PageQuery): Listing<DocumentRow, DocumentPage>;
  document(id: string): Promise<DocumentView>;
  versions(document: string): Promise<readonly DocumentVersion[]>;
  search(words: string, query?: PageQuery): Listing<SearchHit, SearchPage>;
  status(): Promise<LedgerStatus>;
  sources(query?: PageQuery): Listing<SourceHealth, SourcePage>;
  /** Whom the ledger names; with `q` the entries of a name. */
  actors(query?: ActorsQuery): Listing<ActorRow, ActorPage>;
  actor(id: string): Promise<ActorView>;
  /** Names that no register knows. */
  names(query?: PageQuery): Listing<UnknownName, NamePage>;
  /** What became of incidents, oldest first; ends at the last there is. */
  changes(query?: ChangesQuery): Listing<IncidentChange, ChangePage>;
  /** What becomes of incidents as it happens; ends when `signal` says so. */
  events(options?: EventsOptions): AsyncGenerator<IncidentChange, void, undefined>;
  exports(): Promise<ExportKinds>;
  /** An export as it comes: `.text()`, or `.body` for large ones. */
  export(
    what: "incidents" | "coded",
    format: string,
    options?: { readonly bom?: boolean },
  ): Promise<Response>;
  judge(judgement: JudgementRequest): Promise<Judgement>;
  withdraw(judgement: string): Promise<Judgement>;
  recordJudgements(document: string): Promise<readonly RecordJudgement[]>;
  judgeRecord(judgement: RecordJudgementRequest): Promise<RecordJudgement>;
  withdrawRecord(judgement: string): Promise<RecordJudgement>;
  views(query?: PageQuery): Listing<SavedView, ViewPage>;
  saveView(view: ViewRequest): Promise<SavedView>;
  forgetView(id: string): Promise<SavedView>;
  /** Makes a saved view an alert of what is new on it. */
  alertOnView(id: string, alert: ViewAlertRequest): Promise<AlertRow>;
  alerts(): Promise<Alerts>;
  addAlert(rule: AlertRequest): Promise<AlertRow>;
  removeAlert(name: string): Promise<AlertRow>;
  testAlert(name: string): Promise<AlertTest>;
  /** What went out, newest first. */
  messages(query?: MessagesQuery): Listing<Delivery, MessagePage>;
  handIn(pushed: Pushed): Promise<Outcomes>;
  openApi(): Promise<OpenApi>;
}
