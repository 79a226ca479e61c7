// Which known reports new ones must be compared with: those that share a key on days that touch. What hangs together by
// judgements is in joined.ts.
import { sql } from "kysely";
import type { Report } from "../../record/index.ts";
import { ALWAYS, type Blocking, type Seek, seeksOf } from "../blocking.ts";
import type { ReportCache } from "../report-cache.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";

const SEEKS = 200;

/** The periods that hold keys, one look into the index each. */
async function filledPeriods(db: Database): Promise<number[]> {
  const { rows } = await sql<{ period: number }>`
    with recursive filled (period) as (
      select min(period) from report_keys where period > ${ALWAYS}
      union all
      select (select min(k.period) from report_keys as k where k.period > filled.period)
        from filled where filled.period is not null)
    select period from filled where period is not null`.execute(db);
  return rows.map(({ period }) => period);
}

/** Reports that have one of the keys on one of its days. */
async function idsBy(db: Database, seeks: readonly Seek[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of chunks(seeks, SEEKS)) {
    const wanted = part.map(
      ({ period, key, from, first_day, last_day }) =>
        sql`(cast(${period} as integer), cast(${key} as bigint), cast(${from} as integer),
          cast(${first_day} as integer), cast(${last_day} as integer))`,
    );
    const { rows } = await sql<{ id: string }>`
      with sought (period, key, begin, first, last) as (values ${sql.join(wanted)}),
      found as (select distinct k.document, k.event from sought inner join report_keys as k
        on k.period = sought.period and k.key = sought.key
        and k.first_day between sought.begin and sought.last and k.last_day >= sought.first)
      select r.id from found
        inner join reports as r on r.document = found.document and r.event = found.event`.execute(db);
    for (const row of rows) found.add(row.id);
  }
  return found;
}

/** Reports that have one of the keys over a time so long that it is not looked up by days. */
async function idsAlways(db: Database, keys: ReadonlySet<number>): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of chunks(keys)) {
    const rows = await db
      .selectFrom("report_keys as k")
      .innerJoin("reports as r", (on) =>
        on.onRef("r.document", "=", "k.document").onRef("r.event", "=", "k.event"),
      )
      .select("r.id")
      .where("k.period", "=", ALWAYS)
      .where("k.key", "in", part)
      .execute();
    for (const row of rows) found.add(row.id);
  }
  return found;
}

/** The reports that new ones are compared with. */
export async function candidatesFor(
  db: Database,
  cache: ReportCache,
  blocking: Blocking,
  reports: readonly Report[],
): Promise<Report[]> {
  const seeks = seeksOf(blocking, reports, await filledPeriods(db));
  const near = await idsBy(db, seeks);
  const always = await idsAlways(db, new Set(seeks.map(({ key }) => key)));
  return cache.read(db, near.union(always));
}
