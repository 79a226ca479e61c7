// The tables as kysely sees them, after the newest migration. Days are YYYY-MM-DD, instants ISO, JSON is text.
import type { Generated } from "kysely";

interface SchemaVersionTable {
  version: number;
  name: string;
  applied_at: string;
}

interface SettingsTable {
  name: string;
  value: string;
}

interface OriginalsTable {
  sha256: string;
  bytes: number;
  media_type: string;
  location: string;
  kept_at: string;
}

/** One row a version of a document; `newest` marks the one that is shown. `coded` is the whole record. */
export interface DocumentsTable {
  seq: Generated<number>;
  id: string;
  version: number;
  newest: number;
  fingerprint: string;
  original: string;
  title: string | null;
  outlet: string | null;
  url: string | null;
  published: string | null;
  /** First day of `published`, or "" so that undated documents sort last. */
  day: string;
  language: string;
  added_at: string;
  /** Since when it is coded as it is; `added_at` until it is coded anew. */
  coded_at: string;
  events: number;
  statements: number;
  tallies: number;
  attributions: number;
  coded: string;
}

/** How a document was coded from `coded_at` on, until it was coded anew. */
interface PastCodingsTable {
  document: number;
  coded_at: string;
  coded: string;
}

/** Reports of a coding that is no longer the newest. */
interface PastReportsTable {
  document: number;
  coded_at: string;
  id: string;
  report: string;
}

/** By which keys on which days (since 1970-01-01) a report is found; rows of reports that have gone may stay. */
interface ReportKeysTable {
  /** Keys of one period stand together (blocking.ts). */
  period: number;
  key: number;
  first_day: number;
  last_day: number;
  document: number;
  event: string;
}

/** One row a name in a document, for looking up what speaks of whom. */
interface MentionsTable {
  document: number;
  type: string;
  entity: string | null;
  name: string;
  times: number;
  first_start: number;
}

interface EventsTable {
  document: number;
  id: string;
  type: string;
  mode: string | null;
  status: string;
  date: string | null;
}

interface StatementsTable {
  seq: Generated<number>;
  document: number;
  id: string;
  act: string;
  type: string | null;
  speaker: string;
  speaker_entity: string | null;
  target_entity: string | null;
  /** Day it was said, else the day the document was published, else "". */
  day: string;
}

interface TalliesTable {
  seq: Generated<number>;
  document: number;
  id: string;
  count_min: number;
  count_max: number | null;
  mode: string | null;
  type: string | null;
  day: string;
}

interface AttributionsTable {
  document: number;
  id: string;
  speaker: string | null;
  medium: string | null;
  via: string | null;
}

export interface ReportsTable {
  id: string;
  document: number;
  event: string;
  /** First and last day of its window (`windowOf`); null where nothing bounds it closely. */
  first_day: string | null;
  last_day: string | null;
  report: string;
}

export interface JudgementsTable {
  seq: Generated<number>;
  id: string;
  a: string;
  b: string;
  verdict: string;
  score: number;
  reasons: string;
  by: string;
  at: string | null;
  withdrawn_at: string | null;
  /** Of a person's: the words judged on, as JSON (anchor.ts). `a` and `b` name the reports that tell them today. */
  anchor_a: string | null;
  anchor_b: string | null;
}

export interface IncidentsTable {
  id: string;
  type: string;
  mode: string | null;
  /** First and last day; "" where unknown, so that undated incidents sort last. */
  first_day: string;
  last_day: string;
  country: string | null;
  place: string | null;
  incident: string;
  /** What a map shows; the index by day holds it too. */
  lat: number | null;
  lon: number | null;
  place_name: string | null;
  precision: string | null;
  reports: number;
}

interface IncidentReportsTable {
  incident: string;
  report: string;
  document: number;
}

interface IncidentActorsTable {
  incident: string;
  entity: string;
  /** 1 if it is said to have done it. */
  doer: number;
  /** Those of the incident. */
  first_day: string;
  last_day: string;
}

/** Every id an incident ever had, with a report of it: old addresses keep working after a merge. */
interface IncidentNamesTable {
  id: string;
  report: string;
}

interface DroppedTable {
  seq: Generated<number>;
  document: string;
  code: string;
  message: string;
  at: string;
}

/** What became of an incident; `fields` is JSON (FieldChange by name), `corrected` 1 or 0. */
export interface IncidentChangesTable {
  seq: Generated<number>;
  incident: string;
  at: string;
  kind: string;
  corrected: number;
  fields: string;
  into_incident: string | null;
}

interface AlertRulesTable {
  name: string;
  rule: string;
  made_by: string | null;
  made_at: string;
}

/** How far a rule has looked: the last rows it has seen. */
interface AlertMarksTable {
  rule: string;
  documents: number;
  changes: number;
  begun: number;
  at: string;
}

/** What a rule has spoken of: incidents with all their reports, so that a merge does not make them new. */
interface AlertSubjectsTable {
  rule: string;
  subject: string;
}

interface AlertsTable {
  seq: Generated<number>;
  id: string;
  rule: string;
  alert: string;
}

/** Alerts by target; `delivery` is "" until a message takes them. */
interface AlertOutboxTable {
  alert: string;
  target: string;
  rule: string;
  held_until: string;
  delivery: string;
}

export interface AlertDeliveriesTable {
  seq: Generated<number>;
  id: string;
  rule: string;
  target: string;
  made_at: string;
  state: string;
  attempts: number;
  due_at: string;
  sent_at: string | null;
  error: string | null;
}

interface AlertAttemptsTable {
  seq: Generated<number>;
  delivery: string;
  at: string;
  ok: number;
  detail: string;
  took_ms: number;
}

export interface PeopleTable {
  seq: Generated<number>;
  name: string;
  /** The name without regard to case, by which two are told apart. */
  name_key: string;
  email: string | null;
  role: string;
  /** As `$argon2id$…`; null for those who sign in with an identity provider. */
  password: string | null;
  must_change: number;
  issuer: string | null;
  subject: string | null;
  added_at: string;
  signed_in_at: string | null;
  disabled_at: string | null;
}

interface SessionsTable {
  hash: string;
  person: number;
  made_at: string;
  seen_at: string;
  ends_at: string;
}

/** Between sending somebody to the identity provider and their coming back. */
interface BegunSignInsTable {
  hash: string;
  proof: string;
  back_to: string;
  ends_at: string;
}

/** `key` is made of a name or an address so that it names neither. */
interface FailedSignInsTable {
  key: string;
  failures: number;
  last_at: string;
}

interface TokensTable {
  id: string;
  hash: string;
  name: string;
  /** A list, as JSON. */
  rights: string;
  person: number | null;
  made_at: string;
  used_at: string | null;
  ends_at: string | null;
  revoked_at: string | null;
}

/** The database refuses to change or delete its rows. */
interface AuditTable {
  seq: Generated<number>;
  at: string;
  by: string;
  deed: string;
  what: string | null;
  detail: string | null;
}

interface RecordJudgementsTable {
  seq: Generated<number>;
  id: string;
  document: string;
  kind: string;
  verdict: string;
  field: string | null;
  value: string | null;
  /** The words judged on, as JSON: by them the record is found in any coding of the document. */
  anchor: string;
  by: string;
  at: string;
  why: string | null;
  withdrawn_at: string | null;
}

/** What the machine made of a document whose coding people have corrected. */
interface MachineCodingsTable {
  document: number;
  coded: string;
}

interface CodingsTable {
  seq: Generated<number>;
  id: string;
  document: string;
  fingerprint: string;
  coder: string;
  coded: string;
  finished: number;
  at: string;
}

interface SavedViewsTable {
  seq: Generated<number>;
  id: string;
  name: string;
  path: string;
  query: string;
  owner: string;
  at: string;
}

interface SourceGradesTable {
  seq: Generated<number>;
  id: string;
  source: string;
  reliability: string;
  credibility: string | null;
  by: string;
  at: string;
  why: string | null;
  withdrawn_at: string | null;
}

export interface Tables {
  record_judgements: RecordJudgementsTable;
  machine_codings: MachineCodingsTable;
  codings: CodingsTable;
  saved_views: SavedViewsTable;
  source_grades: SourceGradesTable;
  schema_version: SchemaVersionTable;
  settings: SettingsTable;
  originals: OriginalsTable;
  documents: DocumentsTable;
  mentions: MentionsTable;
  events: EventsTable;
  statements: StatementsTable;
  tallies: TalliesTable;
  attributions: AttributionsTable;
  reports: ReportsTable;
  past_codings: PastCodingsTable;
  past_reports: PastReportsTable;
  report_keys: ReportKeysTable;
  judgements: JudgementsTable;
  incidents: IncidentsTable;
  incident_reports: IncidentReportsTable;
  incident_actors: IncidentActorsTable;
  incident_names: IncidentNamesTable;
  dropped: DroppedTable;
  people: PeopleTable;
  sessions: SessionsTable;
  begun_sign_ins: BegunSignInsTable;
  failed_sign_ins: FailedSignInsTable;
  tokens: TokensTable;
  audit: AuditTable;
  incident_changes: IncidentChangesTable;
  alert_rules: AlertRulesTable;
  alert_marks: AlertMarksTable;
  alert_subjects: AlertSubjectsTable;
  alerts: AlertsTable;
  alert_outbox: AlertOutboxTable;
  alert_deliveries: AlertDeliveriesTable;
  alert_attempts: AlertAttemptsTable;
}
