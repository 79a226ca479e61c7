// What the map shows of an incident stands in columns of its own, and in the index by day: a map of all incidents reads
// that index alone, and not the JSON of each. And the counts of documents are read from an index, not beside their texts.
import { sql } from "kysely";
import type { Database, Store } from "../store.ts";

async function addColumns(db: Database, { columns }: Store): Promise<void> {
  const table = db.schema.alterTable("incidents");
  await table.addColumn("lat", columns.real).execute();
  await table.addColumn("lon", columns.real).execute();
  await table.addColumn("place_name", columns.text).execute();
  await table.addColumn("precision", columns.text).execute();
  await table.addColumn("reports", "integer", (c) => c.notNull().defaultTo(0)).execute();
}

/** From the JSON that held them until now. */
async function fillColumns(db: Database, { kind }: Store): Promise<void> {
  const fill =
    kind === "sqlite"
      ? sql`update incidents set
          lat = json_extract(incident, '$.lat'),
          lon = json_extract(incident, '$.lon'),
          place_name = json_extract(incident, '$.place.name'),
          precision = json_extract(incident, '$.place.precision'),
          reports = json_array_length(incident, '$.reports')`
      : sql`update incidents set
          lat = (incident::json ->> 'lat')::double precision,
          lon = (incident::json ->> 'lon')::double precision,
          place_name = incident::json #>> '{place,name}',
          precision = incident::json #>> '{place,precision}',
          reports = json_array_length(incident::json -> 'reports')`;
  await fill.execute(db);
}

async function widenIndex(db: Database): Promise<void> {
  await db.schema.dropIndex("incidents_by_day").execute();
  await db.schema
    .createIndex("incidents_by_day")
    .on("incidents")
    .columns(["first_day", "id", "type", "mode", "country", "last_day"])
    .columns(["lat", "lon", "precision", "place_name", "reports"])
    .execute();
}

async function indexCounts(db: Database): Promise<void> {
  await db.schema
    .createIndex("documents_by_language")
    .on("documents")
    .columns(["newest", "language", "published", "events", "statements", "tallies", "attributions"])
    .execute();
}

export const map = {
  version: 6,
  name: "map",
  async up(db: Database, store: Store): Promise<void> {
    await addColumns(db, store);
    await fillColumns(db, store);
    await widenIndex(db);
    await indexCounts(db);
  },
};
