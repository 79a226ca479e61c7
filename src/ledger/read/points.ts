// Where the incidents of a filter lie, for maps: a few values of each, picked out by the database.
import { sql } from "kysely";
import type { IncidentFilter, IncidentPoint, IncidentPoints } from "../../record/index.ts";
import type { Store } from "../store.ts";
import { incidentConditions } from "./incidents.ts";

/** A value inside the incident's JSON. */
function inside<T>(store: Store, ...path: readonly string[]) {
  if (store.kind === "sqlite") return sql<T | null>`json_extract(incident, ${`$.${path.join(".")}`})`;
  return sql<T | null>`incident::json #>> ${sql.lit(`{${path.join(",")}}`)}`;
}

function reportCount(store: Store) {
  return store.kind === "sqlite"
    ? sql<number>`json_array_length(incident, '$.reports')`
    : sql<number>`json_array_length(incident::json -> 'reports')`;
}

/** Newest first; those without coordinates are only counted. */
export async function points(store: Store, filter: IncidentFilter): Promise<IncidentPoints> {
  const matching = store.db.selectFrom("incidents").where((e) => incidentConditions(e, filter));
  const rows = await matching
    .select(["id", "type", "mode", "country", "first_day", "last_day"])
    .select([
      inside<number | string>(store, "lat").as("lat"),
      inside<number | string>(store, "lon").as("lon"),
      inside<string>(store, "place", "name").as("name"),
      inside<string>(store, "place", "precision").as("precision"),
      reportCount(store).as("reports"),
    ])
    .orderBy("first_day", "desc")
    .orderBy("id", "desc")
    .execute();
  const placed = rows.filter((row) => row.lat !== null && row.lon !== null);
  const points = placed.map((row): IncidentPoint => ({
    id: row.id,
    lat: Number(row.lat),
    lon: Number(row.lon),
    ...(row.precision !== null && { precision: row.precision }),
    ...(row.country !== null && { country: row.country }),
    ...(row.name !== null && { place: row.name }),
    from: row.first_day,
    to: row.last_day,
    type: row.type,
    ...(row.mode !== null && { mode: row.mode }),
    reports: row.reports,
  }));
  return { points, unplaced: rows.length - placed.length };
}
