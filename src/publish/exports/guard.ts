// Formats that hold incidents alone refuse coded documents with a sentence, and the other way about.
import { CasusError } from "../../record/index.ts";
import type { CodedDocument } from "../../record/index.ts";
import type { ExportInput, IncidentRow } from "./types.ts";

type Rows<T> = AsyncIterable<T> | Iterable<T>;

export function incidentRows(input: ExportInput, format: string): Rows<IncidentRow> {
  if (input.what === "incidents") return input.rows;
  throw new CasusError(
    "unsupported",
    `${format} holds incidents; take the format jsonl for coded documents, or ris or csl to cite them.`,
  );
}

export function documentRows(input: ExportInput, format: string): Rows<CodedDocument> {
  if (input.what === "coded") return input.rows;
  throw new CasusError("unsupported", `${format} cites documents: ask for “coded”, not for “incidents”.`);
}
