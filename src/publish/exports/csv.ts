// One incident a row in the words of the record format; several values in a cell are joined by "; ".
import type { Incident, Party, Range } from "../../record/index.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import { attributed, partyName } from "./facts.ts";
import { tableExporter, type Column } from "./table.ts";

const COLUMNS: readonly Column[] = [
  ["id", ({ incident }) => incident.id],
  ["type", ({ incident }) => incident.type],
  ["mode", ({ incident }) => incident.mode],
  ["date", ({ incident }) => incident.date],
  ["place", ({ incident }) => incident.place?.name],
  ["place_id", ({ incident }) => incident.place?.entity],
  ["country", ({ incident }) => incident.place?.country],
  ["lat", ({ incident }) => incident.lat],
  ["lon", ({ incident }) => incident.lon],
  ["precision", ({ incident }) => incident.place?.precision],
  ["perpetrators", ({ incident }, knowledge) => parties(incident.perpetrators, knowledge)],
  ["claimed_by", ({ incident }) => attributed(incident, "claimed").join("; ")],
  ["blamed", ({ incident }) => attributed(incident, "blamed").join("; ")],
  ["denied_by", ({ incident }) => attributed(incident, "denied").join("; ")],
  ["targets", ({ incident }, knowledge) => parties(incident.targets, knowledge)],
  ["weapons", ({ incident }, knowledge) => parties(incident.weapons, knowledge)],
  ...range("count", (incident) => incident.count),
  ...range("killed", (incident) => incident.killed),
  ...range("injured", (incident) => incident.injured),
  ["reports", ({ incident }) => incident.reports.length],
  ["documents", ({ incident }) => [...new Set(incident.reports.map((one) => one.document))].join("; ")],
  ["disagreements", ({ incident }) => incident.disagreements?.map((one) => one.field).join("; ")],
  ["confidence", ({ incident }) => incident.confidence],
];

function range(name: string, value: (incident: Incident) => Range | undefined): Column[] {
  return [
    [`${name}_min`, ({ incident }) => value(incident)?.min],
    [`${name}_max`, ({ incident }) => value(incident)?.max],
  ];
}

function parties(list: readonly Party[], knowledge: Knowledge): string {
  return list.map((party) => party.entity ?? partyName(party, knowledge)).join("; ");
}

export const csv = tableExporter("csv", "CSV, one incident a row", COLUMNS, { withoutDocuments: true });
