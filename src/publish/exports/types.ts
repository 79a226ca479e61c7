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

type Batches<Row> = AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>;

/** Rows come in batches as a stream: an export of any size needs no memory, and waits once a batch, not once a row. */
export type ExportInput =
  | { readonly what: "incidents"; readonly batches: Batches<IncidentRow> }
  | { readonly what: "coded"; readonly batches: Batches<CodedDocument> };

export interface ExportOptions {
  /** Labels, registers and the codes of other schemes. */
  readonly knowledge: Knowledge;
  /** ISO instant of the export, for formats that want to know when a record was made; there is no clock here. */
  readonly exportedAt: string;
  /** For spreadsheets that guess the encoding. */
  readonly byteOrderMark?: boolean;
}

/** One file while it is written: what goes before the rows, each row as text, what goes after them. */
export interface RowWriter<Row> {
  readonly head?: string;
  row(row: Row): string;
  tail?(): string;
}

/** Opens a file that holds such rows. */
export type Opens<Row> = (options: ExportOptions) => RowWriter<Row>;

export interface Exporter {
  readonly name: string;
  readonly title: string;
  readonly mimeType: string;
  /** Ending of a file of this format, without the dot. */
  readonly extension: string;
  /** Absent where it holds no incidents. */
  readonly incidents?: Opens<IncidentRow>;
  /** Absent where it holds no documents. */
  readonly coded?: Opens<CodedDocument>;
  /** Set where the documents of an incident are not looked at: then nobody reads them. */
  readonly withoutDocuments?: true;
}
