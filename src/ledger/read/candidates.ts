// Which known reports new ones must be compared with: those of the same days, and all that are joined to them.
import type { Neighbourhood, Report } from "../../record/index.ts";
import { addDays, windowOf } from "../../text/index.ts";
import { chunks, judgementOf, reportOf } from "../rows.ts";
import type { Database } from "../store.ts";

// Time zones and late-evening news move a report by a day (xSub's candidate window); a verdict comes later.
const REACH_DAYS = 1;
// No window is wider (text/window.ts), so a report that ends after `first` begins at most so long before it.
const WIDEST_DAYS = 11;

interface Stretch {
  first: string;
  last: string;
}

/** The days of the new reports with their reach, overlapping ones joined: one query each. */
function stretchesOf(reports: readonly Report[]): Stretch[] {
  const windows = reports.flatMap((report) => windowOf(report) ?? []);
  const reached = windows
    .map((window) => ({
      first: addDays(window.first, -REACH_DAYS)!,
      last: addDays(window.last, REACH_DAYS)!,
    }))
    .sort((a, b) => (a.first < b.first ? -1 : a.first > b.first ? 1 : 0));
  const joined: Stretch[] = [];
  for (const window of reached) {
    const before = joined.at(-1);
    if (before && window.first <= before.last)
      before.last = window.last > before.last ? window.last : before.last;
    else joined.push(window);
  }
  return joined;
}

async function idsIn(db: Database, stretch: Stretch): Promise<string[]> {
  const rows = await db
    .selectFrom("reports")
    .select("id")
    .where("first_day", ">=", addDays(stretch.first, -WIDEST_DAYS)!)
    .where("first_day", "<=", stretch.last)
    .where("last_day", ">=", stretch.first)
    .execute();
  return rows.map((row) => row.id);
}

/** Every report joined to one of `ids` by judgements "same", over any number of steps, `ids` among them. */
async function joinedTo(db: Database, ids: Iterable<string>): Promise<Set<string>> {
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

/** The reports joined to any of `ids`, with the judgements on them. */
export async function neighbourhoodOf(db: Database, ids: Iterable<string>): Promise<Neighbourhood> {
  const all = await joinedTo(db, ids);
  const reports: Report[] = [];
  const judgements = new Map<number, ReturnType<typeof judgementOf>>();
  for (const part of chunks(all)) {
    const rows = await db.selectFrom("reports").select("report").where("id", "in", part).execute();
    reports.push(...rows.map(reportOf));
    const judged = await db
      .selectFrom("judgements")
      .selectAll()
      .where("withdrawn_at", "is", null)
      .where((e) => e.or([e("a", "in", part), e("b", "in", part)]))
      .execute();
    for (const row of judged) judgements.set(row.seq, judgementOf(row));
  }
  return { reports, judgements: [...judgements.values()], disturbed: [] };
}

/** `leaving` are reports about to go: their companions are in reach and must be put together anew. */
export async function candidatesFor(
  db: Database,
  reports: readonly Report[],
  leaving: readonly string[] = [],
): Promise<Neighbourhood> {
  const gone = new Set(leaving);
  const companions = [...(await joinedTo(db, gone))].filter((id) => !gone.has(id));
  const near: string[] = [];
  for (const stretch of stretchesOf(reports)) near.push(...(await idsIn(db, stretch)));
  const found = await neighbourhoodOf(db, new Set([...near, ...companions]));
  const stays = (id: string): boolean => !gone.has(id);
  return {
    reports: found.reports.filter((report) => stays(report.id)),
    judgements: found.judgements.filter((judgement) => stays(judgement.a) && stays(judgement.b)),
    disturbed: companions,
  };
}
