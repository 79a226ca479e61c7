// `responseTo` of an incident names reports (document#event) as they were entered; readers get the incidents they are in.
import type { Incident } from "../../record/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";

/** Reports that stand in an incident become its id; what is a statement stays as it is named. */
export async function resolveResponses(db: Database, incidents: readonly Incident[]): Promise<Incident[]> {
  const named = new Set(incidents.flatMap((incident) => incident.responseTo ?? []));
  const placed = new Map<string, string>();
  for (const part of chunks(named)) {
    const rows = await db
      .selectFrom("incident_reports")
      .select(["report", "incident"])
      .where("report", "in", part)
      .execute();
    for (const row of rows) placed.set(row.report, row.incident);
  }
  return incidents.map((incident) => {
    if (!incident.responseTo) return incident;
    const answered = new Set(incident.responseTo.map((id) => placed.get(id) ?? id));
    answered.delete(incident.id);
    return { ...incident, responseTo: [...answered] };
  });
}
