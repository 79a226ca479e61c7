// Putting reports together: what hangs together is grouped from outlines and judgements alone, and only of the groups that
// are another than before the reports are read and the incidents computed.
import type { Incident, Merging } from "../../record/index.ts";
import { joinedTo, judgementsOn } from "../read/joined.ts";
import type { ReportCache } from "../report-cache.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import { type Left, placesOf, writeIncidents } from "./incidents.ts";

export interface Joining {
  readonly cache: ReportCache;
  readonly merging: Merging;
}

type Group = readonly string[];

// Reports read whole at once: some 10 MB, with what comparing has prepared of them.
const REPORTS = 500;

/** Lists of groups that hold some hundred reports together; a larger group stands alone. */
function* batches(groups: readonly Group[]): Generator<Group[]> {
  let batch: Group[] = [];
  let size = 0;
  for (const group of groups) {
    if (size > 0 && size + group.length > REPORTS) {
      yield batch;
      [batch, size] = [[], 0];
    }
    batch.push(group);
    size += group.length;
  }
  if (batch.length > 0) yield batch;
}

/** Incidents by the number of their reports. */
async function sizesOf(db: Database, ids: Iterable<string>): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const part of chunks(ids)) {
    const rows = await db.selectFrom("incidents").select(["id", "reports"]).where("id", "in", part).execute();
    for (const { id, reports } of rows) sizes.set(id, reports);
  }
  return sizes;
}

/** Those that stand as they are in the ledger, and those that do not. */
async function parted(
  db: Database,
  groups: readonly Group[],
): Promise<{ standing: readonly Group[]; changed: readonly Group[] }> {
  const places = await placesOf(db, groups.flat());
  const sizes = await sizesOf(db, new Set(places.values()));
  const stands = (group: Group): boolean => {
    const incident = places.get(group[0]!);
    return (
      incident !== undefined &&
      sizes.get(incident) === group.length &&
      group.every((id) => places.get(id) === incident)
    );
  };
  const { standing = [], changed = [] } = Object.groupBy(groups, (group) =>
    stands(group) ? "standing" : "changed",
  );
  return { standing, changed };
}

async function incidentsOf(
  db: Database,
  groups: readonly Group[],
  { cache, merging }: Joining,
): Promise<Incident[]> {
  const incidents: Incident[] = [];
  for (const batch of batches(groups)) {
    const reports = await cache.read(db, new Set(batch.flat()));
    const byId = new Map(reports.map((report) => [report.id, report]));
    for (const group of batch) incidents.push(merging.incident(group.map((id) => byId.get(id)!)));
  }
  return incidents.sort((a, b) => (a.id < b.id ? -1 : 1));
}

async function groupsAround(
  db: Database,
  reports: Iterable<string>,
  { cache, merging }: Joining,
): Promise<readonly Group[]> {
  const ids = await joinedTo(db, reports);
  const outlines = await cache.outlines(db, ids, merging);
  return merging.group(outlines, await judgementsOn(db, ids));
}

/** Computes the incidents around some reports anew and writes those that differ; the reports and judgements are there. */
export async function putTogether(
  db: Database,
  reports: Iterable<string>,
  joining: Joining,
  left: Left,
): Promise<void> {
  const { changed } = await parted(db, await groupsAround(db, reports, joining));
  await writeIncidents(db, await incidentsOf(db, changed, joining), left);
}

/** The same with every incident computed, whether its reports are others or not; gives the number of incidents. */
export async function putTogetherAll(
  db: Database,
  reports: Iterable<string>,
  joining: Joining,
  at: string,
): Promise<number> {
  const groups = await groupsAround(db, reports, joining);
  const { standing, changed } = await parted(db, groups);
  await writeIncidents(db, await incidentsOf(db, changed, joining), { at });
  for (const batch of batches(standing))
    await writeIncidents(db, await incidentsOf(db, batch, joining), { at });
  return groups.length;
}
