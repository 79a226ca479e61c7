// Incidents: the filtered list in its order, and all of them in order of days for exports.
import { type ExpressionBuilder, type RawBuilder, sql } from "kysely";
import type { Incident, IncidentFilter, IncidentOrder, Rows } from "../../record/index.ts";
import { edtfBounds } from "../../text/index.ts";
import { limitOf, pageOf, readCursor } from "../cursor.ts";
import { incidentOf } from "../rows.ts";
import type { Database } from "../store.ts";
import type { Tables } from "../tables.ts";
import { publishedWithin } from "./published.ts";
import { resolveResponses } from "./responses.ts";

/** First day of `from` and last day of `to`, so that a month or a year may be given. */
export function daysOf(filter: { from?: string; to?: string }): { first?: string; last?: string } {
  const first = filter.from === undefined ? undefined : (edtfBounds(filter.from)?.first ?? filter.from);
  const last = filter.to === undefined ? undefined : (edtfBounds(filter.to)?.last ?? filter.to);
  return { ...(first !== undefined && { first }), ...(last !== undefined && { last }) };
}

export function incidentConditions(e: ExpressionBuilder<Tables, "incidents">, filter: IncidentFilter) {
  const { first, last } = daysOf(filter);
  const ofActor = (entity: string) =>
    e.selectFrom("incident_actors").select("incident").where("incident_actors.entity", "=", entity);
  const ofDocument = (id: string) =>
    e
      .selectFrom("incident_reports")
      .innerJoin("documents", "documents.seq", "incident_reports.document")
      .select("incident_reports.incident")
      .where("documents.id", "=", id);
  const told = publishedWithin(filter);
  const toldWithin = () =>
    e
      .selectFrom("incident_reports")
      .innerJoin("documents", "documents.seq", "incident_reports.document")
      .select("incident_reports.incident")
      .where((d) => told!(d));
  return e.and([
    ...(told === undefined ? [] : [e("incidents.id", "in", toldWithin())]),
    ...(first === undefined ? [] : [e("incidents.last_day", ">=", first)]),
    ...(last === undefined ? [] : [e("incidents.first_day", "<=", last), e("incidents.first_day", "!=", "")]),
    ...(filter.type === undefined ? [] : [e("type", "=", filter.type)]),
    ...(filter.mode === undefined ? [] : [e("mode", "=", filter.mode)]),
    ...(filter.country === undefined ? [] : [e("country", "=", filter.country)]),
    ...(filter.place === undefined ? [] : [atPlace(e, filter.place)]),
    ...(filter.actor === undefined ? [] : [e("incidents.id", "in", ofActor(filter.actor))]),
    ...(filter.document === undefined ? [] : [e("incidents.id", "in", ofDocument(filter.document))]),
  ]);
}

/** A name is a place's where no register knows it: the lanes of the timeline are told apart in the same way (lanes.ts). */
function atPlace(e: ExpressionBuilder<Tables, "incidents">, place: string) {
  return e.or([e("place", "=", place), e.and([e("place", "is", null), e("place_name", "=", place)])]);
}

/** Behind every day that is known. */
const UNDATED_LAST = "~";

interface Order {
  readonly key: RawBuilder<string | number>;
  readonly direction: "asc" | "desc";
  /** What a cursor keeps of the row that a page ended with. */
  written(row: { first_day: string; reports: number }): string;
}

const ORDERS: Readonly<Record<IncidentOrder, Order>> = {
  newest: { key: sql.ref("incidents.first_day"), direction: "desc", written: (row) => row.first_day },
  oldest: {
    key: sql`coalesce(nullif(incidents.first_day, ''), ${sql.lit(UNDATED_LAST)})`,
    direction: "asc",
    written: (row) => row.first_day || UNDATED_LAST,
  },
  reports: { key: sql.ref("incidents.reports"), direction: "desc", written: (row) => String(row.reports) },
};

export async function incidents(db: Database, filter: IncidentFilter): Promise<Rows<Incident>> {
  const limit = limitOf(filter);
  const { key, direction, written } = ORDERS[filter.order ?? "newest"];
  const matching = db.selectFrom("incidents").where((e) => incidentConditions(e, filter));
  let query = matching.select(["id", "first_day", "reports", "incident"]);
  if (filter.after !== undefined) {
    const [place, id] = readCursor(filter.after);
    const before = sql.raw(direction === "desc" ? "<" : ">");
    const at = filter.order === "reports" ? Number(place) || 0 : place;
    query = query.where(sql<boolean>`(${key}, incidents.id) ${before} (${at}, ${String(id)})`);
  }
  const [rows, counted] = await Promise.all([
    query
      .orderBy(key, direction)
      .orderBy("id", direction)
      .limit(limit + 1)
      .execute(),
    matching.select((e) => e.fn.countAll<number>().as("total")).executeTakeFirstOrThrow(),
  ]);
  const { rows: kept, next } = pageOf(rows, limit, (row) => [written(row), row.id]);
  return {
    rows: await resolveResponses(db, kept.map(incidentOf)),
    total: counted.total,
    ...(next !== undefined && { next }),
  };
}

/** Every incident that touches these days, in order of them. */
export async function incidentsWithin(db: Database, from: string, to: string): Promise<readonly Incident[]> {
  const rows = await db
    .selectFrom("incidents")
    .select("incident")
    .where((e) => incidentConditions(e, { from, to }))
    .orderBy("first_day", "desc")
    .orderBy("id", "desc")
    .execute();
  return resolveResponses(db, rows.map(incidentOf));
}

/** So many at a time: few questions, little memory. */
const BATCH = 500;

/** All there are, in order of days. */
export async function* allIncidents(db: Database): AsyncGenerator<Incident> {
  for await (const batch of incidentBatches(db)) yield* batch;
}

/** The same as they are read: who goes through many waits once a batch. */
export async function* incidentBatches(db: Database): AsyncGenerator<readonly Incident[]> {
  for (let after: { day: string; id: string } | undefined; ;) {
    let query = db.selectFrom("incidents").select(["id", "first_day", "incident"]);
    if (after) {
      const { day, id } = after;
      query = query.where((e) => e(e.refTuple("first_day", "id"), ">", e.tuple(day, id)));
    }
    const rows = await query.orderBy("first_day").orderBy("id").limit(BATCH).execute();
    const last = rows.at(-1);
    if (!last) return;
    yield await resolveResponses(db, rows.map(incidentOf));
    after = { day: last.first_day, id: last.id };
  }
}
