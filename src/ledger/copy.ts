// A ledger as rows, for a backup, and rows into an empty ledger of either store. What can be made from the rows (the
// search index, the keys) is not among them.
import type { Insertable } from "kysely";
import { CasusError } from "../record/index.ts";
import { migrate, SCHEMA_VERSION } from "./migrate.ts";
import { hasAccounts } from "./people/accounts.ts";
import { chunks } from "./rows.ts";
import type { Database, Store } from "./store.ts";
import type { Tables } from "./tables.ts";

/** In an order in which every row finds what it points at. */
const COPIED = [
  "originals",
  "documents",
  "past_codings",
  "past_reports",
  "mentions",
  "events",
  "statements",
  "tallies",
  "attributions",
  "reports",
  "judgements",
  "incidents",
  "incident_reports",
  "incident_actors",
  "incident_names",
  "dropped",
  "people",
  "tokens",
  "audit",
  "incident_changes",
  "alert_rules",
  "alert_marks",
  "alert_subjects",
  "alerts",
  "alert_outbox",
  "alert_deliveries",
  "alert_attempts",
  "record_judgements",
  "machine_codings",
  "codings",
  "saved_views",
  "source_grades",
] as const;
export type CopiedTable = (typeof COPIED)[number];

export interface TableRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
}

// Documents are large; so many rows are a few megabytes.
const ROWS = 50;

/** Every row of the ledger as it stands at one moment. */
export async function* rowsOf(store: Store): AsyncGenerator<TableRow> {
  const { db, end } = await store.snapshot();
  try {
    for (const table of COPIED) {
      for await (const page of store.pages(db, table)) yield* page.map((row) => ({ table, row }));
    }
  } finally {
    await end();
  }
}

function isCopied(table: string): table is CopiedTable {
  return (COPIED as readonly string[]).includes(table);
}

async function insert(db: Database, table: CopiedTable, rows: readonly TableRow["row"][]): Promise<void> {
  for (const part of chunks(rows, ROWS)) {
    await db
      .insertInto(table)
      .values(part as unknown as Insertable<Tables[CopiedTable]>[])
      .execute();
  }
}

async function requireEmpty(db: Database, location: string): Promise<void> {
  const row = await db.selectFrom("documents").select("seq").limit(1).executeTakeFirst();
  if (row) {
    throw new CasusError("bad-option", `${location} holds documents already; restore into an empty ledger.`);
  }
  if (await hasAccounts(db)) {
    throw new CasusError("bad-option", `${location} has accounts already; restore into an empty ledger.`);
  }
}

/**
 * Fills an empty ledger: all of the rows or, after any error, none. `schemaVersion` is that of the ledger they come from;
 * rows of an older one are brought up to date.
 */
export async function fillLedger(
  store: Store,
  location: string,
  schemaVersion: number,
  rows: AsyncIterable<TableRow>,
): Promise<void> {
  if (schemaVersion > SCHEMA_VERSION) {
    throw new CasusError(
      "ledger-newer",
      `The backup is of a newer Casus (its tables have version ${schemaVersion}, this one knows ${SCHEMA_VERSION}). Update Casus.`,
    );
  }
  await migrate(store, location, schemaVersion);
  await store.write(async (tx) => {
    await requireEmpty(tx, location);
    let page: TableRow[] = [];
    const flush = async (): Promise<void> => {
      for (const [table, all] of Map.groupBy(page, (one) => one.table)) {
        if (isCopied(table))
          await insert(
            tx,
            table,
            all.map((one) => one.row),
          );
      }
      page = [];
    };
    for await (const one of rows) if (page.push(one) >= ROWS) await flush();
    await flush();
    await store.renumber(tx);
  });
  await migrate(store, location);
  await store.settle();
}
