// One incident a line for spreadsheets (RFC 4180, CRLF). No cell can start a formula.
import { CasusError } from "../../record/index.ts";
import type { AttributionStatus, Incident, Party, Range } from "../../record/index.ts";
import type { Exporter } from "./types.ts";

type Cell = string | number | undefined;

/** Column and how it is filled; several values in a cell are joined by "; ". */
const COLUMNS: readonly (readonly [string, (incident: Incident) => Cell])[] = [
  ["id", (incident) => incident.id],
  ["type", (incident) => incident.type],
  ["mode", (incident) => incident.mode],
  ["date", (incident) => incident.date],
  ["place", (incident) => incident.place?.name],
  ["place_id", (incident) => incident.place?.entity],
  ["country", (incident) => incident.place?.country],
  ["lat", (incident) => incident.lat],
  ["lon", (incident) => incident.lon],
  ["precision", (incident) => incident.place?.precision],
  ["perpetrators", (incident) => parties(incident.perpetrators)],
  ["claimed_by", (incident) => attributed(incident, "claimed")],
  ["blamed", (incident) => attributed(incident, "blamed")],
  ["denied_by", (incident) => attributed(incident, "denied")],
  ["targets", (incident) => parties(incident.targets)],
  ["weapons", (incident) => parties(incident.weapons)],
  ...range("count", (incident) => incident.count),
  ...range("killed", (incident) => incident.killed),
  ...range("injured", (incident) => incident.injured),
  ["reports", (incident) => incident.reports.length],
  ["documents", (incident) => [...new Set(incident.reports.map((report) => report.document))].join("; ")],
  ["disagreements", (incident) => incident.disagreements?.map((one) => one.field).join("; ")],
  ["confidence", (incident) => incident.confidence],
];

function range(name: string, value: (incident: Incident) => Range | undefined) {
  return [
    [`${name}_min`, (incident: Incident): Cell => value(incident)?.min],
    [`${name}_max`, (incident: Incident): Cell => value(incident)?.max],
  ] as const;
}

function parties(list: readonly Party[]): string {
  return list.map((party) => party.entity ?? party.name).join("; ");
}

function attributed(incident: Incident, status: AttributionStatus): string {
  return [
    ...new Set(incident.attribution.filter((one) => one.status === status).flatMap((one) => one.actor ?? [])),
  ].join("; ");
}

/** Text that a spreadsheet would run as a formula gets a quotation mark before it; numbers stay numbers. */
export function csvCell(value: Cell): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export const csv: Exporter = {
  name: "csv",
  title: "CSV, one incident a row",
  mimeType: "text/csv; charset=utf-8",
  writes: ["incidents"],
  async *write(input, options) {
    if (input.what !== "incidents") {
      throw new CasusError(
        "unsupported",
        "CSV holds incidents, one a row; take the format jsonl for coded documents.",
      );
    }
    yield `${options?.byteOrderMark ? "\ufeff" : ""}${COLUMNS.map(([name]) => name).join(",")}\r\n`;
    for await (const incident of input.rows) {
      yield `${COLUMNS.map(([, cell]) => csvCell(cell(incident))).join(",")}\r\n`;
    }
  },
};
