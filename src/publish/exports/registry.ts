// Every exporter. The download menu, `GET /export` and `casus export --format …` list this and nothing else.
import { CasusError } from "../../record/index.ts";
import { acled } from "./acled.ts";
import { csl } from "./csl.ts";
import { csv } from "./csv.ts";
import { ftm } from "./ftm.ts";
import { ged } from "./ged.ts";
import { geojson } from "./geojson.ts";
import { gtd } from "./gtd.ts";
import { ical } from "./ical.ts";
import { jsonl } from "./jsonl.ts";
import { kml } from "./kml.ts";
import { misp } from "./misp.ts";
import { plover } from "./plover.ts";
import { ris } from "./ris.ts";
import { stix } from "./stix.ts";
import type { Exporter } from "./types.ts";

export const EXPORTERS: readonly Exporter[] = [
  jsonl,
  csv,
  acled,
  ged,
  gtd,
  plover,
  geojson,
  kml,
  ical,
  stix,
  misp,
  ftm,
  ris,
  csl,
];

export function exporterNamed(name: string): Exporter {
  const found = EXPORTERS.find((exporter) => exporter.name === name);
  if (found) return found;
  const known = EXPORTERS.map((exporter) => exporter.name).join(", ");
  throw new CasusError("bad-option", `There is no export format “${name}”. Choose one of: ${known}.`);
}
