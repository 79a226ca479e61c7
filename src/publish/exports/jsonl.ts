// JSON lines: incidents or coded documents exactly as the record format has them.
import type { Exporter } from "./types.ts";

export const jsonl: Exporter = {
  name: "jsonl",
  title: "JSON lines (the record format)",
  mimeType: "application/jsonl",
  extension: "jsonl",
  withoutDocuments: true,
  incidents: () => ({ row: ({ incident }) => `${JSON.stringify(incident)}\n` }),
  coded: () => ({ row: (document) => `${JSON.stringify(document)}\n` }),
};
