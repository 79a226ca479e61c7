// The timeline: incidents and statements of a filter on one axis, page by page, and how much there is on each day.
import type {
  DayCount,
  FacetCount,
  Facets,
  Incident,
  Report,
  StatementRow,
  TimelineFilter,
} from "../../record/index.ts";
import { limitOf, type Place, readCursor, writeCursor } from "../cursor.ts";
import { chunks, incidentOf, reportOf } from "../rows.ts";
import type { Database } from "../store.ts";
import { daysOf, incidentConditions } from "./incidents.ts";
import { resolveResponses } from "./responses.ts";
import { statementConditions, statementRows, statementsOf } from "./statements.ts";

/** An entry as the ledger gives it: what merging says about the reports is not its business. */
export type TimelineEntry =
  | { readonly kind: "incident"; readonly incident: Incident; readonly reports: readonly Report[] }
  | { readonly kind: "statement"; readonly row: StatementRow };

interface Kinds {
  readonly incidents: boolean;
  readonly statements: boolean;
}

export function kindsOf({ mode, act }: TimelineFilter): Kinds {
  return {
    incidents: mode !== undefined || act === undefined,
    statements: act !== undefined || mode === undefined,
  };
}

export const incidentFilter = ({ from, to, actor, mode }: TimelineFilter) => ({ from, to, actor, mode });
export const statementFilter = ({ from, to, actor, act }: TimelineFilter) => ({
  from,
  to,
  speaker: actor,
  act,
});

/** Incidents from a place on. Within a day they come before statements, so after one of those the day is done. */
async function incidentsFrom(db: Database, filter: TimelineFilter, limit: number, place: Place | undefined) {
  let query = db
    .selectFrom("incidents")
    .select(["id", "first_day", "incident"])
    .where((e) => incidentConditions(e, incidentFilter(filter)));
  if (place) {
    const [day, row] = place;
    query =
      typeof row === "string"
        ? query.where((e) => e(e.refTuple("first_day", "id"), "<", e.tuple(day, row)))
        : query.where("first_day", "<", day);
  }
  return query.orderBy("first_day", "desc").orderBy("id", "desc").limit(limit).execute();
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
  const happened = kinds.incidents ? await incidentsFrom(db, filter, limit + 1, place) : [];
  const said = kinds.statements ? await statementsFrom(db, filter, limit + 1, place) : [];
  const merged = [
    ...happened.map((row) => ({ kind: "incident" as const, day: row.first_day, row })),
    ...said.map((row) => ({ kind: "statement" as const, day: row.said, row })),
    // A stable sort: incidents stand first, so within a day they stay first.
  ].toSorted((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
  const page = merged.slice(0, limit);
  const last = page.at(-1);
  const shown = page.flatMap((one) => (one.kind === "incident" ? [incidentOf(one.row)] : []));
  const resolved = new Map((await resolveResponses(db, shown)).map((one) => [one.id, one]));
  const reports = await reportsOf(db, [...resolved.keys()]);
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

/** How much there is on each day, oldest first; what has no date stands under "". */
export async function dayCounts(db: Database, filter: TimelineFilter): Promise<DayCount[]> {
  const kinds = kindsOf(filter);
  const days = new Map<string, { day: string; incidents: number; statements: number }>();
  const add = (kind: "incidents" | "statements", rows: readonly { day: string; total: number }[]): void => {
    for (const { day, total } of rows) {
      const count = days.get(day) ?? { day, incidents: 0, statements: 0 };
      count[kind] += total;
      days.set(day, count);
    }
  };
  if (kinds.incidents) {
    const query = db.selectFrom("incidents").where((e) => incidentConditions(e, incidentFilter(filter)));
    const rows = query.select((e) => ["first_day as day", e.fn.countAll<number>().as("total")]);
    add("incidents", await rows.groupBy("first_day").execute());
  }
  if (kinds.statements) {
    const query = db.selectFrom("statements").where((e) => statementConditions(e, statementFilter(filter)));
    const rows = query.select((e) => ["day", e.fn.countAll<number>().as("total")]);
    add("statements", await rows.groupBy("day").execute());
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

function ranked(...lists: readonly (readonly { id: string | null; count: number }[])[]): FacetCount[] {
  const counts = new Map<string, number>();
  for (const { id, count } of lists.flat()) if (id !== null) counts.set(id, (counts.get(id) ?? 0) + count);
  return [...counts]
    .map(([id, count]) => ({ id, count }))
    .toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1));
}

/** What a filter can be narrowed to within its days. */
export async function facets(db: Database, days: Pick<TimelineFilter, "from" | "to">): Promise<Facets> {
  const happened = db.selectFrom("incidents").where((e) => incidentConditions(e, days));
  const said = db.selectFrom("statements").where((e) => statementConditions(e, days));
  const { first, last } = daysOf(days);
  const concerned = db
    .selectFrom("incident_actors")
    .$if(first !== undefined, (query) => query.where("last_day", ">=", first!))
    .$if(last !== undefined, (query) => query.where("first_day", "<=", last!).where("first_day", "!=", ""))
    .select((e) => ["entity as id", e.fn.countAll<number>().as("count")])
    .groupBy("entity");
  const speakers = said
    .where("speaker_entity", "is not", null)
    .select((e) => ["speaker_entity as id", e.fn.countAll<number>().as("count")])
    .groupBy("speaker_entity");
  const modes = happened.select((e) => ["mode as id", e.fn.countAll<number>().as("count")]).groupBy("mode");
  const countries = happened
    .where("country", "is not", null)
    .select((e) => ["country as id", e.fn.countAll<number>().as("count")])
    .groupBy("country");
  const acts = said.select((e) => ["act as id", e.fn.countAll<number>().as("count")]).groupBy("act");
  return {
    actors: ranked(await concerned.execute(), await speakers.execute()),
    modes: ranked(await modes.execute()),
    countries: ranked(await countries.execute()),
    acts: ranked(await acts.execute()),
  };
}
