// The exports of the registry, for menus and help; and the rows behind one.
import type { DocumentRow, Incident } from "../record/index.ts";
import { EXPORTERS, exporterNamed } from "../publish/index.ts";
import type { ExportWhat, IncidentRow } from "../publish/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { ExportKind, ExportRequest } from "./types.ts";

/** Incidents whose documents are asked for at once: few questions to the ledger, little memory. */
const BATCH = 500;

/** A case is no stream of rows: its copies and proofs come out of the archive (case.ts). */
const WACZ: ExportKind = {
  name: "wacz",
  title: "WACZ, an incident or a search with its copies, records and proofs",
  mimeType: "application/wacz",
  extension: "wacz",
  writes: ["case"],
};

export function exportKinds(): readonly ExportKind[] {
  const rows = EXPORTERS.map(({ name, title, mimeType, extension, writes }) => ({
    name,
    title,
    mimeType,
    extension,
    writes,
  }));
  return [...rows, WACZ];
}

/** Pieces of the export, in order; rows stream out of the ledger. */
export function exportRows(
  ledger: Ledger,
  knowledge: Knowledge,
  name: string,
  { what, byteOrderMark, exportedAt }: ExportRequest & { what: ExportWhat; exportedAt: string },
): AsyncGenerator<string> {
  const exporter = exporterNamed(name);
  const options = { knowledge, exportedAt, byteOrderMark };
  if (what === "coded") return exporter.write({ what, rows: ledger.codedDocuments() }, options);
  return exporter.write({ what, rows: incidentRows(ledger) }, options);
}

async function* incidentRows(ledger: Ledger): AsyncGenerator<IncidentRow> {
  for await (const batch of batches(ledger.allIncidents())) yield* await withDocuments(ledger, batch);
}

async function withDocuments(ledger: Ledger, batch: readonly Incident[]): Promise<IncidentRow[]> {
  const idsOf = (incident: Incident): string[] => [...new Set(incident.reports.map((one) => one.document))];
  const rows = await ledger.documentRows([...new Set(batch.flatMap(idsOf))]);
  const known = new Map<string, DocumentRow>(rows.map((row) => [row.id, row]));
  return batch.map((incident) => ({
    incident,
    documents: idsOf(incident).flatMap((id) => known.get(id) ?? []),
  }));
}

async function* batches(incidents: AsyncIterable<Incident>): AsyncGenerator<Incident[]> {
  let batch: Incident[] = [];
  for await (const incident of incidents) {
    if (batch.push(incident) < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
