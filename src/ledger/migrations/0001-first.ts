// The first tables. A migration that has been released is never changed again; a later one alters what it made.
import { sql } from "kysely";
import type { Database, Store } from "../store.ts";

async function createDocuments(db: Database, store: Store): Promise<void> {
  const { schema } = db;
  const { text, large } = store.columns;
  await schema
    .createTable("originals")
    .addColumn("sha256", text, (c) => c.primaryKey())
    .addColumn("bytes", large, (c) => c.notNull())
    .addColumn("media_type", text, (c) => c.notNull())
    .addColumn("location", text, (c) => c.notNull())
    .addColumn("kept_at", text, (c) => c.notNull())
    .execute();
  await schema
    .createTable("documents")
    .addColumn("seq", "integer", (c) => store.columns.numbered(c, { everNew: true }))
    .addColumn("id", text, (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("newest", "integer", (c) => c.notNull())
    .addColumn("fingerprint", text, (c) => c.notNull())
    .addColumn("original", text, (c) => c.notNull().references("originals.sha256"))
    .addColumn("title", text)
    .addColumn("outlet", text)
    .addColumn("url", text)
    .addColumn("published", text)
    .addColumn("day", text, (c) => c.notNull())
    .addColumn("language", text, (c) => c.notNull())
    .addColumn("added_at", text, (c) => c.notNull())
    .addColumn("events", "integer", (c) => c.notNull())
    .addColumn("statements", "integer", (c) => c.notNull())
    .addColumn("tallies", "integer", (c) => c.notNull())
    .addColumn("attributions", "integer", (c) => c.notNull())
    .addColumn("coded", text, (c) => c.notNull())
    .addUniqueConstraint("documents_id_version", ["id", "version"])
    .execute();
  await schema.createIndex("documents_by_day").on("documents").columns(["newest", "day", "seq"]).execute();
  await schema.createIndex("documents_by_fingerprint").on("documents").column("fingerprint").execute();
}

async function createRecords(db: Database, store: Store): Promise<void> {
  const { schema } = db;
  const { text, real } = store.columns;
  const ofDocument = (table: string) =>
    schema
      .createTable(table)
      .addColumn("document", "integer", (c) => c.notNull().references("documents.seq"));
  await ofDocument("mentions")
    .addColumn("type", text, (c) => c.notNull())
    .addColumn("entity", text)
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("times", "integer", (c) => c.notNull())
    .addColumn("first_start", "integer", (c) => c.notNull())
    .execute();
  await ofDocument("events")
    .addColumn("id", text, (c) => c.notNull())
    .addColumn("type", text, (c) => c.notNull())
    .addColumn("mode", text)
    .addColumn("status", text, (c) => c.notNull())
    .addColumn("date", text)
    .execute();
  await ofDocument("statements")
    .addColumn("seq", "integer", (c) => store.columns.numbered(c))
    .addColumn("id", text, (c) => c.notNull())
    .addColumn("act", text, (c) => c.notNull())
    .addColumn("type", text)
    .addColumn("speaker", text, (c) => c.notNull())
    .addColumn("speaker_entity", text)
    .addColumn("target_entity", text)
    .addColumn("day", text, (c) => c.notNull())
    .execute();
  await ofDocument("tallies")
    .addColumn("seq", "integer", (c) => store.columns.numbered(c))
    .addColumn("id", text, (c) => c.notNull())
    .addColumn("count_min", real, (c) => c.notNull())
    .addColumn("count_max", real)
    .addColumn("mode", text)
    .addColumn("type", text)
    .addColumn("day", text, (c) => c.notNull())
    .execute();
  await ofDocument("attributions")
    .addColumn("id", text, (c) => c.notNull())
    .addColumn("speaker", text)
    .addColumn("medium", text)
    .addColumn("via", text)
    .execute();
  await indexRecords(db);
}

async function indexRecords(db: Database): Promise<void> {
  const { schema } = db;
  for (const table of ["mentions", "events", "statements", "tallies", "attributions"] as const) {
    await schema.createIndex(`${table}_by_document`).on(table).column("document").execute();
  }
  await schema.createIndex("mentions_by_entity").on("mentions").columns(["entity", "document"]).execute();
  await schema.createIndex("statements_by_day").on("statements").columns(["day", "seq"]).execute();
  await schema.createIndex("statements_by_act").on("statements").columns(["act", "day", "seq"]).execute();
  await schema
    .createIndex("statements_by_speaker")
    .on("statements")
    .columns(["speaker", "day", "seq"])
    .execute();
  await schema
    .createIndex("statements_by_speaker_entity")
    .on("statements")
    .columns(["speaker_entity", "day", "seq"])
    .execute();
  await schema.createIndex("tallies_by_day").on("tallies").columns(["day", "seq"]).execute();
}

async function createMerging(db: Database, store: Store): Promise<void> {
  const { schema } = db;
  const { text, real } = store.columns;
  await schema
    .createTable("reports")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("document", "integer", (c) => c.notNull().references("documents.seq"))
    .addColumn("event", text, (c) => c.notNull())
    .addColumn("first_day", text)
    .addColumn("last_day", text)
    .addColumn("report", text, (c) => c.notNull())
    .execute();
  await schema.createIndex("reports_by_day").on("reports").columns(["first_day", "last_day"]).execute();
  await schema.createIndex("reports_by_document").on("reports").column("document").execute();
  await schema
    .createTable("judgements")
    .addColumn("seq", "integer", (c) => store.columns.numbered(c))
    .addColumn("id", text, (c) => c.notNull().unique())
    .addColumn("a", text, (c) => c.notNull())
    .addColumn("b", text, (c) => c.notNull())
    .addColumn("verdict", text, (c) => c.notNull())
    .addColumn("score", real, (c) => c.notNull())
    .addColumn("reasons", text, (c) => c.notNull())
    .addColumn("by", text, (c) => c.notNull())
    .addColumn("at", text)
    .addColumn("withdrawn_at", text)
    .execute();
  await schema.createIndex("judgements_by_a").on("judgements").columns(["a", "verdict"]).execute();
  await schema.createIndex("judgements_by_b").on("judgements").columns(["b", "verdict"]).execute();
}

async function createIncidents(db: Database, store: Store): Promise<void> {
  const { schema } = db;
  const { text } = store.columns;
  await schema
    .createTable("incidents")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("type", text, (c) => c.notNull())
    .addColumn("mode", text)
    .addColumn("first_day", text, (c) => c.notNull())
    .addColumn("last_day", text, (c) => c.notNull())
    .addColumn("country", text)
    .addColumn("place", text)
    .addColumn("incident", text, (c) => c.notNull())
    .execute();
  await schema
    .createIndex("incidents_by_day")
    .on("incidents")
    .columns(["first_day", "id", "type", "mode", "country"])
    .execute();
  await schema
    .createTable("incident_reports")
    .addColumn("incident", text, (c) => c.notNull().references("incidents.id"))
    .addColumn("report", text, (c) => c.primaryKey().references("reports.id"))
    .addColumn("document", "integer", (c) => c.notNull().references("documents.seq"))
    .execute();
  await schema
    .createIndex("incident_reports_by_incident")
    .on("incident_reports")
    .column("incident")
    .execute();
  await schema
    .createIndex("incident_reports_by_document")
    .on("incident_reports")
    .column("document")
    .execute();
  await schema
    .createTable("incident_actors")
    .addColumn("incident", text, (c) => c.notNull().references("incidents.id"))
    .addColumn("entity", text, (c) => c.notNull())
    .addColumn("doer", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("incident_actors_key", ["entity", "incident"])
    .execute();
  await schema.createIndex("incident_actors_by_incident").on("incident_actors").column("incident").execute();
  await schema
    .createTable("incident_names")
    .addColumn("id", text, (c) => c.notNull())
    .addColumn("report", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("incident_names_key", ["id", "report"])
    .execute();
}

export const first = {
  version: 1,
  name: "first",
  async up(db: Database, store: Store): Promise<void> {
    const { text } = store.columns;
    await createDocuments(db, store);
    await createRecords(db, store);
    await createMerging(db, store);
    await createIncidents(db, store);
    await db.schema
      .createTable("dropped")
      .addColumn("seq", "integer", (c) => store.columns.numbered(c))
      .addColumn("document", text, (c) => c.notNull())
      .addColumn("code", text, (c) => c.notNull())
      .addColumn("message", text, (c) => c.notNull())
      .addColumn("at", text, (c) => c.notNull())
      .execute();
    await db.schema
      .createTable("settings")
      .addColumn("name", text, (c) => c.primaryKey())
      .addColumn("value", text, (c) => c.notNull())
      .execute();
    await store.search.create(db);
    // Gives SQLite the tables it keeps its counts in; PostgreSQL counts by itself.
    if (store.kind === "sqlite") await sql`analyze`.execute(db);
  },
};
