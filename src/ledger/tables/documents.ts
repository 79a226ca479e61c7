// Tables of what was entered: originals, documents in every version, and what can be looked up of their records.
import type { Generated } from "kysely";

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

interface DroppedTable {
  seq: Generated<number>;
  document: string;
  code: string;
  message: string;
  at: string;
}

export interface DocumentTables {
  originals: OriginalsTable;
  documents: DocumentsTable;
  past_codings: PastCodingsTable;
  mentions: MentionsTable;
  events: EventsTable;
  statements: StatementsTable;
  tallies: TalliesTable;
  attributions: AttributionsTable;
  dropped: DroppedTable;
}
