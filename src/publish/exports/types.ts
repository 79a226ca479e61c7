// What an exporter is. To add one: a file beside this one, and its line in registry.ts.
import type { CodedDocument, Incident } from "../../record/index.ts";

export type ExportWhat = "incidents" | "coded";

/** Rows come as a stream, so that an export of any size needs no memory. */
export type ExportInput =
  | { readonly what: "incidents"; readonly rows: AsyncIterable<Incident> | Iterable<Incident> }
  | { readonly what: "coded"; readonly rows: AsyncIterable<CodedDocument> | Iterable<CodedDocument> };

export interface Exporter {
  readonly name: string;
  readonly title: string;
  readonly mimeType: string;
  /** What it can write; anything else is refused with a sentence. */
  readonly writes: readonly ExportWhat[];
  /** Pieces of the file, in order. `byteOrderMark` is for spreadsheets that guess the encoding. */
  write(input: ExportInput, options?: { byteOrderMark?: boolean }): AsyncGenerator<string>;
}
