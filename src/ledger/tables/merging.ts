// Tables of merging: reports, how they are found, judgements on them, and the incidents they come to.
import type { Generated } from "kysely";

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

export interface MergingTables {
  past_reports: PastReportsTable;
  report_keys: ReportKeysTable;
  reports: ReportsTable;
  judgements: JudgementsTable;
  incidents: IncidentsTable;
  incident_reports: IncidentReportsTable;
  incident_actors: IncidentActorsTable;
  incident_names: IncidentNamesTable;
  incident_changes: IncidentChangesTable;
}
