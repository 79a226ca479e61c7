// The exports of the registry, for menus and help; and the rows behind one.
import { EXPORTERS, exporterNamed } from "../publish/index.ts";
import type { ExportWhat } from "../publish/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { ExportKind } from "./types.ts";

export function exportKinds(): readonly ExportKind[] {
  return EXPORTERS.map(({ name, title, mimeType, writes }) => ({ name, title, mimeType, writes }));
}

/** Pieces of the export, in order; rows stream out of the ledger. */
export function exportRows(ledger: Ledger, name: string, what: ExportWhat): AsyncGenerator<string> {
  const exporter = exporterNamed(name);
  if (what === "coded") return exporter.write({ what, rows: ledger.codedDocuments() });
  return exporter.write({ what, rows: ledger.allIncidents() });
}
