// What an exporter is. To add one: a file beside this one, and its line in registry.ts.
import type { CodedDocument, DocumentRow, Incident } from "../../record/index.ts";
import type { Knowledge } from "../../knowledge/index.ts";

export type ExportWhat = "incidents" | "coded";

/** An incident with what its documents are: outlet, address, title, date. */
export interface IncidentRow {
  readonly incident: Incident;
  /** In the order of the incident's reports, each once; a document that is no longer there is left out. */
  readonly documents: readonly DocumentRow[];
}

/** Rows come as a stream, so that an export of any size needs no memory. */
export type ExportInput =
  | { readonly what: "incidents"; readonly rows: AsyncIterable<IncidentRow> | Iterable<IncidentRow> }
  | { readonly what: "coded"; readonly rows: AsyncIterable<CodedDocument> | Iterable<CodedDocument> };

export interface ExportOptions {
  /** Labels, registers and the codes of other schemes. */
  readonly knowledge: Knowledge;
  /** ISO instant of the export, for formats that want to know when a record was made; there is no clock here. */
  readonly exportedAt: string;
  /** For spreadsheets that guess the encoding. */
  readonly byteOrderMark?: boolean;
}

export interface Exporter {
  readonly name: string;
  readonly title: string;
  readonly mimeType: string;
  /** Ending of a file of this format, without the dot. */
  readonly extension: string;
  /** What it can write; anything else is refused with a sentence. */
  readonly writes: readonly ExportWhat[];
  /** Pieces of the file, in order. */
  write(input: ExportInput, options: ExportOptions): AsyncGenerator<string>;
}
