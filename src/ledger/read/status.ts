// What the ledger holds, in numbers, and what was dropped last.
import type { LedgerStatus } from "../../record/index.ts";
import { SCHEMA_VERSION } from "../migrate.ts";
import type { Database } from "../store.ts";

const DROPPED_SHOWN = 100;

async function countOf(db: Database, table: "incidents" | "reports"): Promise<number> {
  const row = await db
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return row.total;
}

/** What was dropped last, newest first. */
export function lastDropped(db: Database): Promise<LedgerStatus["dropped"]> {
  return db
    .selectFrom("dropped")
    .select(["document", "code", "message", "at"])
    .orderBy("seq", "desc")
    .limit(DROPPED_SHOWN)
    .execute();
}

/** All but what was dropped. */
export async function counts(db: Database): Promise<Omit<LedgerStatus, "dropped">> {
  const newest = db.selectFrom("documents").where("newest", "=", 1);
  const sums = await newest
    .select((e) => [
      e.fn.countAll<number>().as("documents"),
      e.fn.sum<number | null>("events").as("events"),
      e.fn.sum<number | null>("statements").as("statements"),
      e.fn.sum<number | null>("tallies").as("tallies"),
      e.fn.sum<number | null>("attributions").as("attributions"),
      e.fn.max("published").as("last"),
    ])
    .executeTakeFirstOrThrow();
  const earliest = await newest
    .select((e) => e.fn.min("published").as("first"))
    .where("published", "is not", null)
    .executeTakeFirst();
  const languages = await newest
    .select((e) => ["language" as const, e.fn.countAll<number>().as("total")])
    .groupBy("language")
    .orderBy("language")
    .execute();
  return {
    documents: sums.documents,
    incidents: await countOf(db, "incidents"),
    reports: await countOf(db, "reports"),
    events: sums.events ?? 0,
    statements: sums.statements ?? 0,
    tallies: sums.tallies ?? 0,
    attributions: sums.attributions ?? 0,
    languages: Object.fromEntries(languages.map((row) => [row.language, row.total])),
    ...(earliest?.first && { firstPublished: earliest.first }),
    ...(sums.last && { lastPublished: sums.last }),
    schemaVersion: SCHEMA_VERSION,
  };
}
