// Incidents with every report of them: the words, the event as coded, the statements about it, and the judgements.
import type { CodedDocument, Event, Judgement, Report, ReportView, Statement } from "../../record/index.ts";
import { chunks, codedOf, incidentOf, judgementOf, reportOf } from "../rows.ts";
import type { Database } from "../store.ts";
import type { IncidentRecord } from "../types.ts";
import { resolveResponses } from "./responses.ts";

/** Today's id of the incident that had this id once: the one that now holds a report it held then. */
async function presentId(db: Database, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("incident_names")
    .innerJoin("incident_reports", "incident_reports.report", "incident_names.report")
    .select("incident_reports.incident")
    .where("incident_names.id", "=", id)
    .orderBy("incident_names.report")
    .executeTakeFirst();
  return row?.incident;
}

function statementsAbout(coded: CodedDocument, event: Event): Statement[] {
  return coded.statements.filter(
    (statement) => statement.about?.includes(event.id) || event.attribution?.statement === statement.id,
  );
}

function reportView(report: Report, coded: CodedDocument): ReportView | undefined {
  const event = coded.events.find((candidate) => candidate.id === report.event);
  if (!event) return undefined;
  return {
    ...report,
    ...(coded.title !== undefined && { title: coded.title }),
    quotes: report.evidence.map((span) => ({ span, text: coded.text.slice(span.start, span.end) })),
    coded: event,
    statements: statementsAbout(coded, event),
  };
}

/** Documents by their place in the ledger, each opened once. */
async function documentsAt(db: Database, seqs: Iterable<number>): Promise<Map<number, CodedDocument>> {
  const found = new Map<number, CodedDocument>();
  for (const part of chunks(seqs)) {
    const rows = await db.selectFrom("documents").select(["seq", "coded"]).where("seq", "in", part).execute();
    for (const row of rows) found.set(row.seq, codedOf(row));
  }
  return found;
}

/** The reports of the incidents, in the order of documents' days. */
function reportRows(db: Database, incidents: readonly string[]): Promise<ReportRow[]> {
  return db
    .selectFrom("incident_reports")
    .innerJoin("reports", "reports.id", "incident_reports.report")
    .innerJoin("documents", "documents.seq", "incident_reports.document")
    .select(["incident_reports.incident", "reports.id", "reports.report", "documents.seq"])
    .where("incident_reports.incident", "in", incidents)
    .orderBy("documents.day")
    .orderBy("documents.seq")
    .orderBy("reports.id")
    .execute();
}

interface ReportRow {
  readonly incident: string;
  readonly id: string;
  readonly report: string;
  /** Its document. */
  readonly seq: number;
}

async function reportViews(
  db: Database,
  incidents: readonly string[],
  rows: readonly ReportRow[],
): Promise<Map<string, ReportView[]>> {
  const documents = await documentsAt(db, new Set(rows.map(({ seq }) => seq)));
  const found = new Map<string, ReportView[]>(incidents.map((id) => [id, []]));
  for (const row of rows) {
    const coded = documents.get(row.seq);
    const view = coded && reportView(reportOf(row), coded);
    if (view) found.get(row.incident)!.push(view);
  }
  return found;
}

interface Judged {
  readonly seq: number;
  readonly judgement: Judgement;
}

/** The judgements on these reports, each under both of its reports, in the order they were made. */
async function judgementsOn(db: Database, reports: Iterable<string>): Promise<Map<string, Judged[]>> {
  const found = new Map<number, Judged>();
  for (const part of chunks(reports)) {
    const rows = await db
      .selectFrom("judgements")
      .selectAll()
      .where((e) => e.or([e("a", "in", part), e("b", "in", part)]))
      .execute();
    for (const row of rows) found.set(row.seq, { seq: row.seq, judgement: judgementOf(row) });
  }
  const byReport = new Map<string, Judged[]>();
  for (const one of found.values()) {
    for (const report of [one.judgement.a, one.judgement.b]) {
      const list = byReport.get(report);
      if (list) list.push(one);
      else byReport.set(report, [one]);
    }
  }
  return byReport;
}

function judgementsOf(reports: readonly ReportView[], on: ReadonlyMap<string, Judged[]>): Judgement[] {
  const told = new Set(reports.flatMap(({ id }) => on.get(id) ?? []));
  return [...told].toSorted((a, b) => a.seq - b.seq).map(({ judgement }) => judgement);
}

/** These incidents of today, in the order asked for; unknown ids are left out. */
export async function incidentsNamed(db: Database, ids: readonly string[]): Promise<IncidentRecord[]> {
  const found = new Map<string, IncidentRecord>();
  for (const part of chunks(new Set(ids))) {
    const [rows, told] = await Promise.all([
      db.selectFrom("incidents").select("incident").where("id", "in", part).execute(),
      reportRows(db, part),
    ]);
    const [incidents, reports, judged] = await Promise.all([
      resolveResponses(db, rows.map(incidentOf)),
      reportViews(db, part, told),
      judgementsOn(db, new Set(told.map(({ id }) => id))),
    ]);
    for (const incident of incidents) {
      const own = reports.get(incident.id) ?? [];
      found.set(incident.id, { incident, reports: own, judgements: judgementsOf(own, judged) });
    }
  }
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}

export async function incident(db: Database, id: string): Promise<IncidentRecord | undefined> {
  const present = await presentId(db, id);
  return present === undefined ? undefined : (await incidentsNamed(db, [present]))[0];
}
