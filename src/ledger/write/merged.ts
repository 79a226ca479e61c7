// Writing what merging gave back: its judgements, and incidents in place of the older ones they share reports with.
import { CasusError, type Incident, type Judgement, type Merged } from "../../record/index.ts";
import { edtfBounds } from "../../text/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import { ChangeNotes, insertChanges, type Removed } from "./changes.ts";

const reportId = (report: { document: string; event: string }): string =>
  `${report.document}#${report.event}`;

async function incidentsOf(db: Database, reports: readonly string[]): Promise<string[]> {
  const ids = new Set<string>();
  for (const part of chunks(reports)) {
    const rows = await db
      .selectFrom("incident_reports")
      .select("incident")
      .where("report", "in", part)
      .execute();
    for (const row of rows) ids.add(row.incident);
  }
  return [...ids];
}

/** Removes every incident that holds one of the reports, telling of each; gives the reports they held. */
export async function removeIncidentsOf(
  db: Database,
  reports: readonly string[],
  onRemoved: (removed: Removed) => void,
): Promise<Set<string>> {
  const held = new Set<string>();
  for (const part of chunks(await incidentsOf(db, reports))) {
    const stood = await db
      .selectFrom("incidents")
      .select(["id", "incident"])
      .where("id", "in", part)
      .execute();
    stood.forEach(onRemoved);
    const rows = await db
      .selectFrom("incident_reports")
      .select("report")
      .where("incident", "in", part)
      .execute();
    for (const row of rows) held.add(row.report);
    await db.deleteFrom("incident_reports").where("incident", "in", part).execute();
    await db.deleteFrom("incident_actors").where("incident", "in", part).execute();
    await db.deleteFrom("incidents").where("id", "in", part).execute();
  }
  return held;
}

function incidentRow(incident: Incident) {
  const days = incident.date === undefined ? undefined : edtfBounds(incident.date);
  return {
    id: incident.id,
    type: incident.type,
    mode: incident.mode ?? null,
    first_day: days?.first ?? "",
    last_day: days?.last ?? days?.first ?? "",
    country: incident.place?.country ?? null,
    place: incident.place?.entity ?? null,
    incident: JSON.stringify(incident),
    lat: incident.lat ?? null,
    lon: incident.lon ?? null,
    place_name: incident.place?.name ?? null,
    precision: incident.place?.precision ?? null,
    reports: incident.reports.length,
  };
}

/** Everybody an incident speaks of, for the filter by actor. */
function actorRows(incident: Incident) {
  const doers = new Set(incident.perpetrators.flatMap((party) => party.entity ?? []));
  const others = incident.targets.flatMap((party) => party.entity ?? []);
  const named = incident.attribution.flatMap((line) => line.actor ?? []);
  const entities = new Set([...doers, ...others, ...named]);
  return [...entities].map((entity) => ({ incident: incident.id, entity, doer: doers.has(entity) ? 1 : 0 }));
}

async function documentsOf(db: Database, reports: readonly string[]): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const part of chunks(reports)) {
    const rows = await db.selectFrom("reports").select(["id", "document"]).where("id", "in", part).execute();
    for (const row of rows) found.set(row.id, row.document);
  }
  return found;
}

async function insertIncidents(db: Database, incidents: readonly Incident[]): Promise<void> {
  const documents = await documentsOf(
    db,
    incidents.flatMap((incident) => incident.reports.map(reportId)),
  );
  const reports = incidents.flatMap((incident) =>
    incident.reports.map((report) => ({
      incident: incident.id,
      report: reportId(report),
      document: documents.get(reportId(report))!,
    })),
  );
  const actors = incidents.flatMap(actorRows);
  for (const part of chunks(incidents, 50))
    await db.insertInto("incidents").values(part.map(incidentRow)).execute();
  for (const part of chunks(reports, 100)) await db.insertInto("incident_reports").values(part).execute();
  for (const part of chunks(actors, 100)) await db.insertInto("incident_actors").values(part).execute();
  const names = incidents.map((incident) => ({ id: incident.id, report: reportId(incident.reports[0]!) }));
  for (const part of chunks(names, 100)) {
    await db
      .insertInto("incident_names")
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

/**
 * The id under which each judgement is to be written; none for one that is in force already. One that was withdrawn keeps
 * its id and stays; made anew it is named after that withdrawal.
 */
async function freeIds(db: Database, judgements: readonly Judgement[]): Promise<Map<string, string>> {
  const free = new Map(judgements.map(({ id }) => [id, id]));
  for (let open = [...free]; open.length > 0;) {
    const wanted = open.map(([, id]) => id);
    const rows = await db
      .selectFrom("judgements")
      .select(["id", "withdrawn_at"])
      .where("id", "in", wanted)
      .execute();
    const there = new Map(rows.map((row) => [row.id, row.withdrawn_at]));
    const taken = open.filter(([, id]) => there.has(id));
    for (const [base, id] of taken) {
      const withdrawnAt = there.get(id);
      if (typeof withdrawnAt === "string") free.set(base, nextId(base, id, withdrawnAt));
      else free.delete(base);
    }
    open = taken.flatMap(([base]) => (free.has(base) ? [[base, free.get(base)!] as [string, string]] : []));
  }
  return free;
}

function nextId(base: string, id: string, withdrawnAt: string): string {
  const next = `${base}@${withdrawnAt}`;
  return id.startsWith(next) ? `${id}+` : next;
}

function judgementRow({ a, b, verdict, score, reasons, by, at, withdrawnAt }: Judgement, id: string) {
  const made = { a, b, verdict, score, reasons: JSON.stringify(reasons), by };
  return { id, ...made, at: at ?? null, withdrawn_at: withdrawnAt ?? null };
}

/** Adds judgements; one that is there already is left as it is. */
export async function insertJudgements(db: Database, judgements: readonly Judgement[]): Promise<void> {
  for (const part of chunks(judgements, 50)) {
    const free = await freeIds(db, part);
    const rows = part.flatMap((judgement) => {
      const id = free.get(judgement.id);
      return id === undefined ? [] : [judgementRow(judgement, id)];
    });
    if (rows.length === 0) continue;
    await db
      .insertInto("judgements")
      .values(rows)
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

/** Writes what merging computed. An incident may only vanish if each of its reports is in a new one, or has left. */
export async function writeMerged(db: Database, merged: Merged, left: Left): Promise<void> {
  await insertJudgements(db, merged.judgements);
  const placed = new Set(merged.incidents.flatMap((incident) => incident.reports.map(reportId)));
  const notes = new ChangeNotes(merged.incidents);
  left.removed?.forEach((one) => notes.removed(one));
  const held = await removeIncidentsOf(db, [...placed], (one) => notes.removed(one));
  const gone = new Set(left.reports);
  const lost = [...held].filter((report) => !placed.has(report) && !gone.has(report));
  if (lost.length > 0) {
    throw new CasusError(
      "internal",
      `Merging would lose the reports ${lost.slice(0, 5).join(", ")}; nothing was written.`,
    );
  }
  await insertIncidents(db, merged.incidents);
  await insertChanges(db, notes.changes(), left.at);
}
