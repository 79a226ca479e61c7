// Which known reports new ones must be compared with: those that share a key on days that touch. And what hangs together
// with some reports by judgements, over any number of steps.
import { sql } from "kysely";
import type { Judgement, Neighbourhood, Report } from "../../record/index.ts";
import { type Blocking, type Seek, seeksOf, WIDEST_DAYS } from "../blocking.ts";
import type { ReportCache } from "../report-cache.ts";
import { chunks, judgementOf } from "../rows.ts";
import type { Database } from "../store.ts";

const SEEKS = 100;

/** Reports that have one of the keys on one of its days. */
async function idsBy(db: Database, seeks: readonly Seek[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of chunks(seeks, SEEKS)) {
    const wanted = part.map(
      ({ key, wide, first_day, last_day }) =>
        sql`select cast(${key} as bigint) as key, cast(${wide} as bigint) as wide,
          cast(${first_day} as integer) as first, cast(${last_day} as integer) as last`,
    );
    const { rows } = await sql<{ report: string }>`
      with s as (${sql.join(wanted, sql` union all `)})
      select k.report from s inner join report_keys as k on k.key = s.key
        and k.first_day between s.first - ${sql.lit(WIDEST_DAYS)} and s.last and k.last_day >= s.first
      union all
      select k.report from s inner join report_keys as k on k.key = s.wide
        and k.first_day <= s.last and k.last_day >= s.first`.execute(db);
    for (const row of rows) found.add(row.report);
  }
  return found;
}

/** Every report joined to one of `ids` by judgements "same", over any number of steps, `ids` among them. */
export async function joinedTo(db: Database, ids: Iterable<string>): Promise<Set<string>> {
  const found = new Set(ids);
  for (let edge = [...found]; edge.length > 0;) {
    const next: string[] = [];
    for (const part of chunks(edge)) {
      const rows = await db
        .selectFrom("judgements")
        .select(["a", "b"])
        .where("verdict", "=", "same")
        .where("withdrawn_at", "is", null)
        .where((e) => e.or([e("a", "in", part), e("b", "in", part)]))
        .execute();
      for (const id of rows.flatMap((row) => [row.a, row.b])) {
        if (found.has(id)) continue;
        found.add(id);
        next.push(id);
      }
    }
    edge = next;
  }
  return found;
}

const WITHOUT_REASONS = ["seq", "id", "a", "b", "verdict", "score", "by", "at", "withdrawn_at"] as const;

/** The reports joined to any of `ids`, with the judgements on them: what counts in putting together, not the reasons. */
export async function neighbourhoodOf(
  db: Database,
  cache: ReportCache,
  ids: Iterable<string>,
): Promise<Neighbourhood> {
  const all = await joinedTo(db, ids);
  const reports = await cache.read(db, all);
  const judgements = new Map<number, Judgement>();
  for (const part of chunks(all)) {
    const judged = await db
      .selectFrom("judgements")
      .select(WITHOUT_REASONS)
      .where("withdrawn_at", "is", null)
      .where((e) => e.or([e("a", "in", part), e("b", "in", part)]))
      .execute();
    for (const row of judged) judgements.set(row.seq, judgementOf({ ...row, reasons: "[]" }));
  }
  return { reports, judgements: [...judgements.values()], disturbed: [] };
}

/** The reports that new ones are compared with, alone. */
export async function candidatesFor(
  db: Database,
  cache: ReportCache,
  blocking: Blocking,
  reports: readonly Report[],
): Promise<Report[]> {
  return cache.read(db, await idsBy(db, seeksOf(blocking, reports)));
}
