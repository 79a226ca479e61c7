// An export as pieces of text, whatever the format: the rows of a ledger in, a stream of a file out.
import { CasusError } from "../../record/index.ts";
import type { ExportInput, ExportOptions, Exporter, ExportWhat, RowWriter } from "./types.ts";

/** A piece has about so many characters: far fewer pieces than rows, and little memory. */
const PIECE_CHARS = 64 * 1024;

/** What an exporter can write. */
export function writes({ incidents, coded }: Exporter): ExportWhat[] {
  return [...(incidents ? ["incidents" as const] : []), ...(coded ? ["coded" as const] : [])];
}

/** Pieces of the file, in order. Throws CasusError "unsupported" for what the format does not hold. */
export function writeExport(
  exporter: Exporter,
  input: ExportInput,
  options: ExportOptions,
): AsyncGenerator<string> {
  const { incidents, coded } = exporter;
  if (input.what === "incidents" && incidents) return pieces(incidents(options), input.batches);
  if (input.what === "coded" && coded) return pieces(coded(options), input.batches);
  throw new CasusError(
    "unsupported",
    incidents
      ? `The format ${exporter.name} holds incidents; take jsonl for coded documents, or ris or csl to cite them.`
      : `The format ${exporter.name} cites documents: ask for “coded”, not for “incidents”.`,
  );
}

async function* pieces<Row>(
  writer: RowWriter<Row>,
  batches: AsyncIterable<readonly Row[]> | Iterable<readonly Row[]>,
): AsyncGenerator<string> {
  let piece = writer.head ?? "";
  for await (const batch of batches) {
    for (const row of batch) {
      piece += writer.row(row);
      if (piece.length < PIECE_CHARS) continue;
      yield piece;
      piece = "";
    }
  }
  piece += writer.tail?.() ?? "";
  if (piece !== "") yield piece;
}

/** Texts that stand in a list of JSON: each on a line of its own, with commas between. */
export function inJsonList(): (text: string) => string {
  let separator = "\n";
  return (text) => {
    const line = separator + text;
    separator = ",\n";
    return line;
  };
}
