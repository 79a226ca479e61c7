// Where the incidents of a filter lie, for maps: what the index by day holds, and nothing of the incidents themselves.
import type { IncidentFilter, IncidentPoint, IncidentPoints } from "../../record/index.ts";
import type { Store } from "../store.ts";
import { incidentConditions } from "./incidents.ts";

/** Newest first; those without coordinates are only counted. */
export async function points(store: Store, filter: IncidentFilter): Promise<IncidentPoints> {
  const rows = await store.db
    .selectFrom("incidents")
    .where((e) => incidentConditions(e, filter))
    .select(["id", "type", "mode", "country", "first_day", "last_day"])
    .select(["lat", "lon", "place_name", "precision", "reports"])
    .orderBy("first_day", "desc")
    .orderBy("id", "desc")
    .execute();
  const points: IncidentPoint[] = [];
  for (const row of rows) {
    if (row.lat === null || row.lon === null) continue;
    points.push({
      id: row.id,
      lat: row.lat,
      lon: row.lon,
      ...(row.precision !== null && { precision: row.precision }),
      ...(row.country !== null && { country: row.country }),
      ...(row.place_name !== null && { place: row.place_name }),
      from: row.first_day,
      to: row.last_day,
      type: row.type,
      ...(row.mode !== null && { mode: row.mode }),
      reports: row.reports,
    });
  }
  return { points, unplaced: rows.length - points.length };
}
