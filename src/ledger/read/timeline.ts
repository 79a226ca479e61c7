// The timeline: incidents and statements of a filter on one axis, page by page, and how much there is on each day.
import type { Incident, IncidentFilter, Report, StatementRow, TimelineFilter } from "../../record/index.ts";
import { limitOf, type Place, readCursor, writeCursor } from "../cursor.ts";
import { chunks, incidentOf, reportOf } from "../rows.ts";
import type { Database } from "../store.ts";
import { daysOf, incidentConditions } from "./incidents.ts";
import { resolveResponses } from "./responses.ts";
import { statementRows, statementsOf } from "./statements.ts";

/** An entry as the ledger gives it: what merging says about the reports is not its business. */
export type TimelineEntry =
  | { readonly kind: "incident"; readonly incident: Incident; readonly reports: readonly Report[] }
  | { readonly kind: "statement"; readonly row: StatementRow };

interface Kinds {
  readonly incidents: boolean;
  readonly statements: boolean;
}

/** Who asks for what only incidents have wants no statements, unless an act is asked for too. */
export function kindsOf({ mode, act, place }: TimelineFilter): Kinds {
  const ofIncidents = mode !== undefined || place !== undefined;
  return { incidents: ofIncidents || act === undefined, statements: act !== undefined || !ofIncidents };
}

export const incidentFilter = ({ from, to, actor, mode, place }: TimelineFilter) => ({
  from,
  to,
  actor,
  mode,
  place,
});
export const statementFilter = ({ from, to, actor, act }: TimelineFilter) => ({
  from,
  to,
  speaker: actor,
  act,
});

const COLUMNS = ["incidents.id", "incidents.first_day", "incidents.incident"] as const;

/** Incidents from a place on. Within a day they come before statements, so after one of those the day is done. */
async function incidentsFrom(db: Database, filter: TimelineFilter, limit: number, place: Place | undefined) {
  const { actor, ...others } = incidentFilter(filter);
  if (actor !== undefined) return incidentsOf(db, { ...others, actor }, limit, place);
  let query = db
    .selectFrom("incidents")
    .select(COLUMNS)
    .where((e) => incidentConditions(e, others));
  if (place) {
    const [day, row] = place;
    query =
      typeof row === "string"
        ? query.where((e) => e(e.refTuple("first_day", "id"), "<", e.tuple(day, row)))
        : query.where("first_day", "<", day);
  }
  return query.orderBy("first_day", "desc").orderBy("id", "desc").limit(limit).execute();
}

/** The same of an actor: in the order in which they stand beside it, where else all of them would be read and sorted. */
async function incidentsOf(
  db: Database,
  { actor, ...others }: IncidentFilter & { readonly actor: string },
  limit: number,
  place: Place | undefined,
) {
  let query = db
    .selectFrom("incident_actors as beside")
    .innerJoin("incidents", "incidents.id", "beside.incident")
    .select(COLUMNS)
    .where("beside.entity", "=", actor)
    .where((e) => incidentConditions(e, others));
  const { last } = daysOf(others);
  if (last !== undefined) query = query.where("beside.first_day", "<=", last);
  if (place) {
    const [day, row] = place;
    query =
      typeof row === "string"
        ? query.where((e) => e(e.refTuple("beside.first_day", "beside.incident"), "<", e.tuple(day, row)))
        : query.where("beside.first_day", "<", day);
  }
  return query.orderBy("beside.first_day", "desc").orderBy("beside.incident", "desc").limit(limit).execute();
}

function statementsFrom(db: Database, filter: TimelineFilter, limit: number, place: Place | undefined) {
  const [day, row] = place ?? [];
  const seq = typeof row === "number" ? row : undefined;
  return statementsOf(
    db,
    statementFilter(filter),
    limit,
    day === undefined ? undefined : { day, ...(seq !== undefined && { seq }) },
  );
}

/** The reports of many incidents, each list in the order of documents' days. */
async function reportsOf(db: Database, incidents: readonly string[]): Promise<Map<string, Report[]>> {
  const found = new Map<string, Report[]>();
  for (const part of chunks(incidents)) {
    const rows = await db
      .selectFrom("incident_reports")
      .innerJoin("reports", "reports.id", "incident_reports.report")
      .innerJoin("documents", "documents.seq", "incident_reports.document")
      .select(["incident_reports.incident", "reports.report"])
      .where("incident_reports.incident", "in", part)
      .orderBy("documents.day")
      .orderBy("documents.seq")
      .orderBy("reports.id")
      .execute();
    for (const row of rows) found.set(row.incident, [...(found.get(row.incident) ?? []), reportOf(row)]);
  }
  return found;
}

export async function timeline(
  db: Database,
  filter: TimelineFilter,
): Promise<{ entries: TimelineEntry[]; next?: string }> {
  const limit = limitOf(filter);
  const kinds = kindsOf(filter);
  const place = filter.after === undefined ? undefined : readCursor(filter.after);
  const [happened, said] = await Promise.all([
    kinds.incidents ? incidentsFrom(db, filter, limit + 1, place) : [],
    kinds.statements ? statementsFrom(db, filter, limit + 1, place) : [],
  ]);
  const merged = [
    ...happened.map((row) => ({ kind: "incident" as const, day: row.first_day, row })),
    ...said.map((row) => ({ kind: "statement" as const, day: row.said, row })),
    // A stable sort: incidents stand first, so within a day they stay first.
  ].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const page = merged.slice(0, limit);
  const last = page.at(-1);
  const shown = page.flatMap((one) => (one.kind === "incident" ? [incidentOf(one.row)] : []));
  const [answering, reports] = await Promise.all([
    resolveResponses(db, shown),
    reportsOf(
      db,
      shown.map(({ id }) => id),
    ),
  ]);
  const resolved = new Map(answering.map((one) => [one.id, one]));
  const rows = statementRows(page.flatMap((one) => (one.kind === "statement" ? [one.row] : [])));
  const entries: TimelineEntry[] = [];
  for (const one of page) {
    const incident = one.kind === "incident" ? resolved.get(one.row.id) : undefined;
    if (incident) entries.push({ kind: "incident", incident, reports: reports.get(incident.id) ?? [] });
    else if (one.kind === "statement") entries.push({ kind: "statement", row: rows.shift()! });
  }
  if (merged.length <= limit || !last) return { entries };
  const row = last.kind === "incident" ? last.row.id : last.row.statement_seq;
  return { entries, next: writeCursor([last.day, row]) };
}
