// Where the incidents of a filter lie, for maps: what the index by day holds, and nothing of the incidents themselves.
import { type RawBuilder, sql } from "kysely";
import type {
  IncidentFilter,
  IncidentPoint,
  IncidentPoints,
  PointColumns,
  PointSpots,
} from "../../record/index.ts";
import type { Database, Store } from "../store.ts";
import { incidentConditions } from "./incidents.ts";

const matching = (db: Database, filter: IncidentFilter) =>
  db.selectFrom("incidents").where((e) => incidentConditions(e, filter));
const placed = (db: Database, filter: IncidentFilter) =>
  matching(db, filter).where("lat", "is not", null).where("lon", "is not", null);

async function unplacedCount(db: Database, filter: IncidentFilter): Promise<number> {
  const { total } = await matching(db, filter)
    .where((e) => e.or([e("lat", "is", null), e("lon", "is", null)]))
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  return total;
}

/** Newest first, so many as the filter's limit says; those without coordinates are only counted. */
export async function points({ db }: Store, filter: IncidentFilter): Promise<IncidentPoints> {
  const newest = placed(db, filter).orderBy("first_day", "desc").orderBy("id", "desc");
  const rows = await (filter.limit === undefined ? newest : newest.limit(filter.limit))
    .select(["id", "type", "mode", "country", "first_day", "last_day"])
    .select(["lat", "lon", "place_name", "precision", "reports"])
    .execute();
  const points = rows.map((row): IncidentPoint => ({
    id: row.id,
    lat: row.lat!,
    lon: row.lon!,
    ...(row.precision !== null && { precision: row.precision }),
    ...(row.country !== null && { country: row.country }),
    ...(row.place_name !== null && { place: row.place_name }),
    from: row.first_day,
    to: row.last_day,
    type: row.type,
    ...(row.mode !== null && { mode: row.mode }),
    reports: row.reports,
  }));
  return { points, unplaced: await unplacedCount(db, filter) };
}

const kind = sql<string>`coalesce(mode, type)`;

export async function pointSpots(db: Database, filter: IncidentFilter): Promise<PointSpots> {
  const rows = await placed(db, filter)
    .select(["lat", "lon", "precision", "country", "place_name"])
    .select((e) => [e.fn.countAll<number>().as("count"), e.fn.min("id").as("id")])
    .select(sql<string>`min(${kind})`.as("kind"))
    .groupBy(["lat", "lon", "precision", "country", "place_name"])
    .execute();
  const kinds = await placed(db, filter).select(kind.as("kind")).distinct().execute();
  return {
    spots: rows.map(({ lat, lon, precision, country, place_name, ...row }) => ({
      lat: lat!,
      lon: lon!,
      ...(precision !== null && { precision }),
      ...(country !== null && { country }),
      ...(place_name !== null && { place: place_name }),
      ...row,
    })),
    kinds: kinds.map((row) => row.kind),
    placed: rows.reduce((sum, { count }) => sum + count, 0),
    unplaced: await unplacedCount(db, filter),
  };
}

/** A ten-thousandth of a degree is eleven metres. */
const COLUMNS: Readonly<Record<keyof PointColumns, RawBuilder<unknown>>> = {
  id: sql`id`,
  lat: sql`round(cast(lat as numeric), 4)`,
  lon: sql`round(cast(lon as numeric), 4)`,
  precision: sql`precision`,
  country: sql`country`,
  place: sql`place_name`,
  from: sql`first_day`,
  to: sql`last_day`,
  kind,
};

/** JSON of `PointColumns`, put together by the database: a hundred thousand rows are never objects here. */
export async function pointColumns({ db, kind: store }: Store, filter: IncidentFilter): Promise<string> {
  const array = sql.raw(store === "sqlite" ? "json_group_array" : "json_agg");
  const names = Object.keys(COLUMNS) as (keyof PointColumns)[];
  const row = await db
    .selectFrom(
      placed(db, filter)
        .select(names.map((name) => COLUMNS[name].as(name)))
        .orderBy("first_day", "desc")
        .orderBy("id", "desc")
        .as("newest"),
    )
    .select(names.map((name) => sql<string | null>`cast(${array}(${sql.ref(name)}) as text)`.as(name)))
    .executeTakeFirstOrThrow();
  return `{${names.map((name) => `"${name}":${row[name] ?? "[]"}`).join(",")}}`;
}
