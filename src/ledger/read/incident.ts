// One incident with every report of it: the words, the event as coded, the statements about it, and the judgements.
import type { CodedDocument, Event, Report, ReportView, Statement } from "../../record/index.ts";
import { codedOf, incidentOf, judgementOf, reportOf } from "../rows.ts";
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

async function reportViews(db: Database, incident: string): Promise<ReportView[]> {
  const rows = await db
    .selectFrom("incident_reports")
    .innerJoin("reports", "reports.id", "incident_reports.report")
    .innerJoin("documents", "documents.seq", "incident_reports.document")
    .select(["reports.report", "documents.coded"])
    .where("incident_reports.incident", "=", incident)
    .orderBy("documents.day")
    .orderBy("documents.seq")
    .orderBy("reports.id")
    .execute();
  return rows.flatMap((row) => reportView(reportOf(row), codedOf(row)) ?? []);
}

export async function incident(db: Database, id: string): Promise<IncidentRecord | undefined> {
  const present = await presentId(db, id);
  if (present === undefined) return undefined;
  const row = await db
    .selectFrom("incidents")
    .select("incident")
    .where("id", "=", present)
    .executeTakeFirst();
  if (!row) return undefined;
  const reports = await reportViews(db, present);
  const ids = reports.map((report) => report.id);
  const judgements = await db
    .selectFrom("judgements")
    .selectAll()
    .where((e) => e.or([e("a", "in", ids), e("b", "in", ids)]))
    .orderBy("seq")
    .execute();
  const [resolved] = await resolveResponses(db, [incidentOf(row)]);
  return { incident: resolved!, reports, judgements: judgements.map(judgementOf) };
}
