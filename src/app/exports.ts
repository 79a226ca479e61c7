// The exports of the registry, for menus and help; and the rows behind one.
import type { DocumentRow, Incident, IncidentFilter } from "../record/index.ts";
import { EXPORTERS, exporterNamed, writeExport, writes } from "../publish/index.ts";
import type { ExportWhat, IncidentRow } from "../publish/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { ExportKind, ExportRequest } from "./types.ts";

/** Documents as coded that are written at a time: some are long. */
const DOCUMENTS = 20;

/** A case is no stream of rows: its copies and proofs come out of the archive (case.ts). */
const WACZ: ExportKind = {
  name: "wacz",
  title: "WACZ, an incident or a search with its copies, records and proofs",
  mimeType: "application/wacz",
  extension: "wacz",
  writes: ["case"],
};

export function exportKinds(): readonly ExportKind[] {
  const rows = EXPORTERS.map((exporter) => {
    const { name, title, mimeType, extension } = exporter;
    return { name, title, mimeType, extension, writes: writes(exporter) };
  });
  return [...rows, WACZ];
}

/** Pieces of the export, in order; rows stream out of the ledger. */
export function exportRows(
  ledger: Ledger,
  knowledge: Knowledge,
  name: string,
  { what, byteOrderMark, filter, exportedAt }: ExportRequest & { what: ExportWhat; exportedAt: string },
): AsyncGenerator<string> {
  const exporter = exporterNamed(name);
  const options = { knowledge, exportedAt, byteOrderMark };
  if (what === "coded")
    return writeExport(exporter, { what, batches: batchesOf(ledger.codedDocuments()) }, options);
  const found = filter ? pagesOf(ledger, filter) : ledger.incidentBatches();
  const batches = incidentRows(ledger, found, exporter.withoutDocuments === true);
  return writeExport(exporter, { what, batches }, options);
}

/** Incidents of a filter that are read at a time. */
const PAGE = 500;

async function* pagesOf(ledger: Ledger, filter: IncidentFilter): AsyncGenerator<readonly Incident[]> {
  let after: string | undefined;
  do {
    const page = await ledger.incidents({ ...filter, limit: PAGE, after });
    yield page.rows;
    after = page.next;
  } while (after !== undefined);
}

async function* incidentRows(
  ledger: Ledger,
  batches: AsyncIterable<readonly Incident[]>,
  bare: boolean,
): AsyncGenerator<IncidentRow[]> {
  for await (const batch of batches)
    yield bare ? batch.map((incident) => ({ incident, documents: [] })) : await withDocuments(ledger, batch);
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

async function* batchesOf<T>(rows: AsyncIterable<T>): AsyncGenerator<T[]> {
  let batch: T[] = [];
  for await (const row of rows) {
    if (batch.push(row) < DOCUMENTS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
