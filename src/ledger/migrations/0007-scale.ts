// What keeps a large ledger as quick as a small one. Keys stand in the order of time, so that news finds and leaves them in
// few pages however long the past is; and the search index is read by its numbers and not through.
import { sql } from "kysely";
import type { Database, Store } from "../store.ts";

/** Filled when the ledger is opened, as whenever the keys have changed (write/keys.ts). */
async function createKeys(db: Database, store: Store): Promise<void> {
  const columns = ["period", "key", "first_day", "last_day", "document", "event"] as const;
  await db.schema.dropTable("report_keys").execute();
  const table = db.schema
    .createTable("report_keys")
    .addColumn("period", "integer", (c) => c.notNull())
    .addColumn("key", store.columns.large, (c) => c.notNull())
    .addColumn("first_day", "integer", (c) => c.notNull())
    .addColumn("last_day", "integer", (c) => c.notNull())
    .addColumn("document", "integer", (c) => c.notNull())
    .addColumn("event", store.columns.text, (c) => c.notNull())
    .addPrimaryKeyConstraint("report_keys_key", [...columns]);
  await (store.kind === "sqlite" ? table.modifyEnd(sql`without rowid`) : table).execute();
  await db.deleteFrom("settings").where("name", "=", "report-keys").execute();
}

/**
 * Which version is the newest says little, and stood first in these indexes: before its counts were taken, SQLite went
 * through all newest documents for the few it was asked for by their ids.
 */
async function indexDocuments(db: Database): Promise<void> {
  await db.schema.dropIndex("documents_by_day").execute();
  await db.schema.createIndex("documents_by_day").on("documents").columns(["day", "seq", "newest"]).execute();
  await db.schema.dropIndex("documents_by_language").execute();
  await db.schema
    .createIndex("documents_by_language")
    .on("documents")
    .columns(["language", "newest", "published", "events", "statements", "tallies", "attributions"])
    .execute();
}

/** The days of an incident stand beside its actors, so that actors of some days are counted without the incidents. */
async function dateActors(db: Database, { columns }: Store): Promise<void> {
  for (const name of ["first_day", "last_day"] as const) {
    await db.schema
      .alterTable("incident_actors")
      .addColumn(name, columns.text, (c) => c.notNull().defaultTo(""))
      .execute();
    await sql`update incident_actors set ${sql.ref(name)} =
      (select i.${sql.raw(name)} from incidents as i where i.id = incident_actors.incident)`.execute(db);
  }
  await db.schema
    .createIndex("incident_actors_by_entity")
    .on("incident_actors")
    .columns(["entity", "first_day", "last_day", "incident"])
    .execute();
  await db.schema.dropIndex("incidents_by_mode").execute();
  await db.schema
    .createIndex("incidents_by_mode")
    .on("incidents")
    .columns(["mode", "first_day", "id", "last_day"])
    .execute();
}

/**
 * SQLite plans by counts that it took when a table was small, and then reads a table through that has become large: the
 * index of the search, which it had counted empty, all of it with every sixteenth document. Without counts it takes every
 * table for a large one and looks up, so none are kept (stores/sqlite.ts). What it has read of them it keeps in mind until it
 * reads the schema anew.
 */
async function forgetCounts(db: Database): Promise<void> {
  // Where nothing was ever counted there is no table of counts yet.
  await sql`analyze settings`.execute(db);
  await sql`delete from sqlite_stat1`.execute(db);
  await sql`analyze sqlite_schema`.execute(db);
  await sql`pragma writable_schema = reset`.execute(db);
}

export const scale = {
  version: 7,
  name: "scale",
  async up(db: Database, store: Store): Promise<void> {
    await createKeys(db, store);
    await dateActors(db, store);
    await indexDocuments(db);
    if (store.kind === "sqlite") await forgetCounts(db);
  },
};
