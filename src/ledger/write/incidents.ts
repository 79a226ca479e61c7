// Writing incidents in place of the older ones they share reports with. Only what differs is written: an incident of
// hundreds of reports gets one more without the others being touched.
import { CasusError, type Incident } from "../../record/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import { ChangeNotes, insertChanges, type Removed } from "./changes.ts";
import { actorRows, incidentRow } from "./incident-rows.ts";

const reportId = (report: { document: string; event: string }): string =>
  `${report.document}#${report.event}`;

/** The incident in which each of the reports stands; those in none are left out. */
export async function placesOf(db: Database, reports: Iterable<string>): Promise<Map<string, string>> {
  const places = new Map<string, string>();
  for (const part of chunks(reports)) {
    const rows = await db
      .selectFrom("incident_reports")
      .select(["report", "incident"])
      .where("report", "in", part)
      .execute();
    for (const { report, incident } of rows) places.set(report, incident);
  }
  return places;
}

/** Removes every incident that holds one of the reports, telling of each. */
export async function removeIncidentsOf(
  db: Database,
  reports: readonly string[],
  onRemoved: (removed: Removed) => void,
): Promise<void> {
  const places = await placesOf(db, reports);
  for (const part of chunks(new Set(places.values()))) {
    const stood = await db
      .selectFrom("incidents")
      .select(["id", "incident"])
      .where("id", "in", part)
      .execute();
    stood.forEach(onRemoved);
    await db.deleteFrom("incident_reports").where("incident", "in", part).execute();
    await db.deleteFrom("incident_actors").where("incident", "in", part).execute();
    await db.deleteFrom("incidents").where("id", "in", part).execute();
  }
}

/** What became of the incidents that stood. */
interface Became {
  /** Not to be written again. */
  readonly same: Set<string>;
  readonly gone: string[];
  /** Those that are still there with other actors than before. */
  readonly otherActors: string[];
}

const actorsOf = (incident: Incident): string => JSON.stringify(actorRows(incident));

async function becameOf(
  db: Database,
  ids: Iterable<string>,
  now: ReadonlyMap<string, Incident>,
  notes: ChangeNotes,
): Promise<Became> {
  const became: Became = { same: new Set(), gone: [], otherActors: [] };
  for (const part of chunks(ids)) {
    const rows = await db
      .selectFrom("incidents")
      .select(["id", "incident"])
      .where("id", "in", part)
      .execute();
    for (const row of rows) {
      const before = notes.removed(row);
      const after = now.get(row.id);
      if (after === undefined) became.gone.push(row.id);
      else if (before === undefined) became.same.add(row.id);
      else if (actorsOf(before) !== actorsOf(after)) became.otherActors.push(row.id);
    }
  }
  return became;
}

async function documentsOf(db: Database, reports: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const part of chunks(reports)) {
    const rows = await db.selectFrom("reports").select(["id", "document"]).where("id", "in", part).execute();
    for (const row of rows) found.set(row.id, row.document);
  }
  return found;
}

async function writeRows(db: Database, incidents: readonly Incident[]): Promise<void> {
  for (const part of chunks(incidents, 50)) {
    const rows = part.map(incidentRow);
    const columns = Object.keys(rows[0]!).filter((name) => name !== "id") as (keyof (typeof rows)[0])[];
    await db
      .insertInto("incidents")
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .column("id")
          .doUpdateSet((e) => Object.fromEntries(columns.map((name) => [name, e.ref(`excluded.${name}`)]))),
      )
      .execute();
  }
}

/** Reports that stood in another incident, or in none, are set into the one that holds them now. */
async function placeReports(
  db: Database,
  incidents: readonly Incident[],
  before: ReadonlyMap<string, string>,
): Promise<void> {
  const moved = incidents.flatMap(({ id, reports }) =>
    reports.flatMap((one) => {
      const report = reportId(one);
      return before.get(report) === id ? [] : [{ incident: id, report }];
    }),
  );
  const documents = await documentsOf(
    db,
    moved.map(({ report }) => report),
  );
  for (const part of chunks(moved, 100)) {
    await db
      .insertInto("incident_reports")
      .values(part.map((one) => ({ ...one, document: documents.get(one.report)! })))
      .onConflict((conflict) =>
        conflict.column("report").doUpdateSet((e) => ({ incident: e.ref("excluded.incident") })),
      )
      .execute();
  }
}

async function removeIncidents(db: Database, ids: readonly string[]): Promise<void> {
  for (const part of chunks(ids)) await db.deleteFrom("incidents").where("id", "in", part).execute();
}

async function removeActors(db: Database, ids: readonly string[]): Promise<void> {
  for (const part of chunks(ids))
    await db.deleteFrom("incident_actors").where("incident", "in", part).execute();
}

async function insertActors(db: Database, incidents: readonly Incident[]): Promise<void> {
  for (const part of chunks(incidents.flatMap(actorRows), 100))
    await db.insertInto("incident_actors").values(part).execute();
}

async function insertNames(db: Database, incidents: readonly Incident[]): Promise<void> {
  const names = incidents.map(({ id, reports }) => ({ id, report: reportId(reports[0]!) }));
  for (const part of chunks(names, 100)) {
    await db
      .insertInto("incident_names")
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/** What left before merging: reports that are no more, and the incidents that were taken out with them. */
export interface Left {
  /** Instant of the writing. */
  readonly at: string;
  readonly reports?: readonly string[];
  readonly removed?: readonly Removed[];
}

/** An incident may only vanish if each of its reports is in a new one, or has left. */
async function requireNoneLost(
  db: Database,
  ids: readonly string[],
  placed: ReadonlySet<string>,
  gone: ReadonlySet<string>,
): Promise<void> {
  const lost: string[] = [];
  for (const part of chunks(ids)) {
    const rows = await db
      .selectFrom("incident_reports")
      .select("report")
      .where("incident", "in", part)
      .execute();
    for (const { report } of rows) if (!placed.has(report) && !gone.has(report)) lost.push(report);
  }
  if (lost.length === 0) return;
  throw new CasusError(
    "internal",
    `Merging would lose the reports ${lost.slice(0, 5).join(", ")}; nothing was written.`,
  );
}

/** Writes incidents as they were computed: all that share a report with one that stood, at once. */
export async function writeIncidents(
  db: Database,
  incidents: readonly Incident[],
  left: Left,
): Promise<void> {
  const now = new Map(incidents.map((incident) => [incident.id, incident]));
  const placed = new Set(incidents.flatMap((incident) => incident.reports.map(reportId)));
  const notes = new ChangeNotes(incidents);
  left.removed?.forEach((one) => notes.removed(one));
  const before = await placesOf(db, placed);
  const stood = new Set(before.values());
  const { same, gone, otherActors } = await becameOf(db, stood, now, notes);
  const touched = [...stood].filter((id) => !same.has(id));
  await requireNoneLost(db, touched, placed, new Set(left.reports));
  const written = incidents.filter(({ id }) => !same.has(id));
  const news = written.filter(({ id }) => !stood.has(id));
  await writeRows(db, written);
  await placeReports(db, written, before);
  await removeActors(db, [...gone, ...otherActors]);
  await removeIncidents(db, gone);
  await insertActors(db, [...news, ...otherActors.map((id) => now.get(id)!)]);
  await insertNames(db, news);
  await insertChanges(db, notes.changes(), left.at);
}
