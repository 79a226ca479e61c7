// What became of incidents, in the order in which it happened; and what was entered after a place in that order.
import type { IncidentChange } from "../../record/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import type { IncidentChangesTable } from "../tables/merging.ts";
import type { Selectable } from "kysely";

const LIMIT = 1000;

/** The last rows there are: who goes on from here sees what comes. */
export interface Heads {
  readonly documents: number;
  readonly changes: number;
}

export interface ChangesAfter {
  /** `seq` of the last that was seen; 0 or absent for all. */
  readonly after?: number;
  readonly limit?: number;
}

function changeOf(row: Selectable<IncidentChangesTable>): IncidentChange {
  return {
    seq: row.seq,
    incident: row.incident,
    at: row.at,
    kind: row.kind as IncidentChange["kind"],
    fields: JSON.parse(row.fields) as IncidentChange["fields"],
    corrected: row.corrected === 1,
    ...(row.into_incident !== null && { into: row.into_incident }),
  };
}

/** Oldest first. */
export async function incidentChanges(
  db: Database,
  { after = 0, limit = LIMIT }: ChangesAfter = {},
): Promise<IncidentChange[]> {
  const rows = await db
    .selectFrom("incident_changes")
    .selectAll()
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map(changeOf);
}

/** Corrections and deletions alone, newest first. */
export async function corrections(
  db: Database,
  { limit = LIMIT }: { limit?: number } = {},
): Promise<IncidentChange[]> {
  const rows = await db
    .selectFrom("incident_changes")
    .selectAll()
    .where("corrected", "=", 1)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  return rows.map(changeOf);
}

export async function heads(db: Database): Promise<Heads> {
  const last = async (table: "documents" | "incident_changes"): Promise<number> => {
    const row = await db.selectFrom(table).select("seq").orderBy("seq", "desc").limit(1).executeTakeFirst();
    return row?.seq ?? 0;
  };
  return { documents: await last("documents"), changes: await last("incident_changes") };
}

/** A document entered after a place; only the newest version of each. */
export interface EnteredDocument {
  readonly seq: number;
  readonly id: string;
  readonly addedAt: string;
}

export async function documentsAfter(
  db: Database,
  after: number,
  limit: number = LIMIT,
): Promise<EnteredDocument[]> {
  const rows = await db
    .selectFrom("documents")
    .select(["seq", "id", "added_at"])
    .where("seq", ">", after)
    .where("newest", "=", 1)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map(({ seq, id, added_at: addedAt }) => ({ seq, id, addedAt }));
}

/** Those of the incidents that were made after a place in the log. */
export async function madeAfter(db: Database, ids: readonly string[], seq: number): Promise<Set<string>> {
  const made = new Set<string>();
  for (const part of chunks(ids)) {
    const rows = await db
      .selectFrom("incident_changes")
      .select("incident")
      .where("incident", "in", part)
      .where("kind", "=", "made")
      .where("seq", ">", seq)
      .execute();
    for (const row of rows) made.add(row.incident);
  }
  return made;
}
