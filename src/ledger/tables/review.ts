// Tables of review: people's judgements on records, codings of two people, views and grades of sources.
import type { Generated } from "kysely";

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

export interface ReviewTables {
  record_judgements: RecordJudgementsTable;
  machine_codings: MachineCodingsTable;
  codings: CodingsTable;
  saved_views: SavedViewsTable;
  source_grades: SourceGradesTable;
}
