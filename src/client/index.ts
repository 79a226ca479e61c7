// `casus/client`: the API of a running Casus for other programs. It needs nothing but fetch; its types are those of the API.
import type {
  ChangePage,
  ChangesQuery,
  DaysQuery,
  DocumentPage,
  ExportKinds,
  FacetsQuery,
  IncidentPage,
  IncidentsQuery,
  JudgementRequest,
  OpenApi,
  Outcomes,
  PageQuery,
  Pushed,
  SearchPage,
  StatementPage,
  StatementsQuery,
  TallyPage,
  ThreatPage,
  ThreatsQuery,
  TimelinePage,
  TimelineQuery,
} from "../api/index.ts";
import type {
  BoardThreat,
  ChainView,
  DayCount,
  DocumentRow,
  DocumentVersion,
  DocumentView,
  Facets,
  Incident,
  IncidentChange,
  IncidentView,
  Judgement,
  LedgerStatus,
  SearchHit,
  StatementRow,
  TallyRow,
  TimelineItem,
} from "../record/index.ts";
import { Asking, type ClientOptions, type Query } from "./asking.ts";
import { events, type EventsOptions } from "./events.ts";
import { type Listing, listingOf } from "./listing.ts";

export type { ClientOptions } from "./asking.ts";
export type { EventsOptions } from "./events.ts";
export type { Listing } from "./listing.ts";
export { CasusProblem, type ProblemCode } from "./problem.ts";

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
  documents(query?: PageQuery): Listing<DocumentRow, DocumentPage>;
  document(id: string): Promise<DocumentView>;
  versions(document: string): Promise<readonly DocumentVersion[]>;
  search(words: string, query?: PageQuery): Listing<SearchHit, SearchPage>;
  status(): Promise<LedgerStatus>;
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
  handIn(pushed: Pushed): Promise<Outcomes>;
  openApi(): Promise<OpenApi>;
}

const part = encodeURIComponent;

/** @example const casus = createClient({ address: "http://127.0.0.1:4173" }); */
export function createClient(options: ClientOptions): CasusClient {
  const asking = new Asking(options);
  const get = <T>(path: string, query?: Query): Promise<T> =>
    asking.json<T>({ path, ...(query && { query }) });
  const list = <Row, Page extends { next?: string | undefined }>(
    path: string,
    { after, ...query }: Query = {},
  ): Listing<Row, Page> =>
    listingOf<Row, Page>(
      (next) => get<Page>(path, { ...query, after: next }),
      after === undefined ? undefined : String(after),
    );
  return {
    timeline: (query) => list("timeline", query),
    days: (query) => get("days", query),
    facets: (query) => get("facets", query),
    incidents: (query) => list("incidents", query),
    incident: (id) => get(`incidents/${part(id)}`),
    chain: (id) => get(`incidents/${part(id)}/chain`),
    statements: (query) => list("statements", query),
    threats: (query) => list("threats", query),
    tallies: (query) => list("tallies", query),
    documents: (query) => list("documents", query),
    document: (id) => get(`documents/${part(id)}`),
    versions: (id) => get(`documents/${part(id)}/versions`),
    search: (words, query) => list("search", { ...query, q: words }),
    status: () => get("status"),
    changes: (query) => list("changes", query),
    events: (eventsOptions) => events(asking, eventsOptions),
    exports: () => get("export"),
    export: (what, format, { bom } = {}) =>
      asking.response({ path: `export/${what}/${part(format)}`, query: { bom: bom ? 1 : undefined } }),
    judge: (judgement) => asking.json({ method: "POST", path: "judgements", body: judgement }),
    withdraw: (id) => asking.json({ method: "DELETE", path: `judgements/${part(id)}` }),
    handIn: (pushed) => asking.json({ method: "POST", path: "inbox", body: pushed }),
    openApi: () => get("openapi.json"),
  };
}
