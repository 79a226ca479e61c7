// Every exporter. The download menu, `GET /exports/…` and `casus export --format …` list this and nothing else.
import { CasusError } from "../../record/index.ts";
import { csv } from "./csv.ts";
import { geojson } from "./geojson.ts";
import { jsonl } from "./jsonl.ts";
import type { Exporter } from "./types.ts";

export const EXPORTERS: readonly Exporter[] = [jsonl, csv, geojson];

export function exporterNamed(name: string): Exporter {
  const found = EXPORTERS.find((exporter) => exporter.name === name);
  if (found) return found;
  const known = EXPORTERS.map((exporter) => exporter.name).join(", ");
  throw new CasusError("bad-option", `There is no export format “${name}”. Choose one of: ${known}.`);
}
