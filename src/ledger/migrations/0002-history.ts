// What was known when: the instant of every coding, codings and reports that were replaced, and the words that a person's
// judgement was made on. And the keys by which merging finds reports that may be of one incident.
import { sql } from "kysely";
import { anchorOf } from "../anchor.ts";
import { reportOf } from "../rows.ts";
import type { Database, Store } from "../store.ts";

async function createHistory(db: Database, store: Store): Promise<void> {
  const { text } = store.columns;
  await db.schema
    .alterTable("documents")
    .addColumn("coded_at", text, (c) => c.notNull().defaultTo(""))
    .execute();
  await sql`update documents set coded_at = added_at`.execute(db);
  await db.schema
    .createTable("past_codings")
    .addColumn("document", "integer", (c) => c.notNull().references("documents.seq"))
    .addColumn("coded_at", text, (c) => c.notNull())
    .addColumn("coded", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("past_codings_key", ["document", "coded_at"])
    .execute();
  await db.schema
    .createTable("past_reports")
    .addColumn("document", "integer", (c) => c.notNull().references("documents.seq"))
    .addColumn("coded_at", text, (c) => c.notNull())
    .addColumn("id", text, (c) => c.notNull())
    .addColumn("report", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("past_reports_key", ["document", "coded_at", "id"])
    .execute();
  for (const side of ["anchor_a", "anchor_b"] as const) {
    await db.schema.alterTable("judgements").addColumn(side, text).execute();
  }
}

/** Judgements of people that stand get the words they were made on. */
async function anchorJudgements(db: Database): Promise<void> {
  const standing = await db
    .selectFrom("judgements")
    .select(["seq", "a", "b"])
    .where("withdrawn_at", "is", null)
    .where("by", "not like", "merge@%")
    .execute();
  const anchored = async (report: string): Promise<string | null> => {
    const row = await db
      .selectFrom("reports")
      .innerJoin("documents", "documents.seq", "reports.document")
      .select(["reports.report", "documents.fingerprint"])
      .where("reports.id", "=", report)
      .executeTakeFirst();
    return row ? JSON.stringify(anchorOf(reportOf(row), row.fingerprint)) : null;
  };
  for (const { seq, a, b } of standing) {
    const anchors = { anchor_a: await anchored(a), anchor_b: await anchored(b) };
    await db.updateTable("judgements").set(anchors).where("seq", "=", seq).execute();
  }
}

async function createKeys(db: Database, store: Store): Promise<void> {
  const columns = ["key", "first_day", "last_day", "report"] as const;
  const table = db.schema
    .createTable("report_keys")
    .addColumn("key", store.columns.large, (c) => c.notNull())
    .addColumn("first_day", "integer", (c) => c.notNull())
    .addColumn("last_day", "integer", (c) => c.notNull())
    .addColumn("report", store.columns.text, (c) => c.notNull())
    .addPrimaryKeyConstraint("report_keys_key", [...columns]);
  // The table is its own index: one copy of millions of rows less.
  await (store.kind === "sqlite" ? table.modifyEnd(sql`without rowid`) : table).execute();
  await db.schema.dropIndex("reports_by_day").execute();
}

async function createListIndexes(db: Database): Promise<void> {
  await db.schema
    .createIndex("incidents_by_mode")
    .on("incidents")
    .columns(["mode", "first_day", "id"])
    .execute();
}

export const history = {
  version: 2,
  name: "history",
  async up(db: Database, store: Store): Promise<void> {
    await createHistory(db, store);
    await anchorJudgements(db);
    await createKeys(db, store);
    await createListIndexes(db);
  },
};
