// JSON lines: incidents or coded documents exactly as the record format has them.
import type { Exporter } from "./types.ts";

export const jsonl: Exporter = {
  name: "jsonl",
  title: "JSON lines (the record format)",
  mimeType: "application/jsonl",
  extension: "jsonl",
  writes: ["incidents", "coded"],
  async *write(input) {
    if (input.what === "coded") for await (const row of input.rows) yield `${JSON.stringify(row)}\n`;
    else for await (const row of input.rows) yield `${JSON.stringify(row.incident)}\n`;
  },
};
