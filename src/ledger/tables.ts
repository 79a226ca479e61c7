// The tables as kysely sees them, after the newest migration. Days are YYYY-MM-DD, instants ISO, JSON is text.
import type { AlertTables } from "./tables/alerts.ts";
import type { DocumentTables } from "./tables/documents.ts";
import type { MergingTables } from "./tables/merging.ts";
import type { PeopleTables } from "./tables/people.ts";
import type { ReviewTables } from "./tables/review.ts";

interface SchemaVersionTable {
  version: number;
  name: string;
  applied_at: string;
}

interface SettingsTable {
  name: string;
  value: string;
}

export interface Tables extends DocumentTables, MergingTables, AlertTables, PeopleTables, ReviewTables {
  schema_version: SchemaVersionTable;
  settings: SettingsTable;
}
