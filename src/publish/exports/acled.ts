// Rows with the columns of ACLED (2024), all of them in their order. What we do not know stays empty: no fatalities of 0, no
// admin units.
import { toCountry } from "./countries.ts";
import { actorOf, daySpan, outlets, partyName, placeName, schemeCode, summary } from "./facts.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Incident, Party } from "../../record/index.ts";
import { empty, tableExporter, type Cell, type Column } from "./table.ts";
import type { IncidentRow } from "./types.ts";

/** ACLED: 1 a place, 2 near it, 3 a larger region; a whole country has no code. */
const GEO_PRECISION: Readonly<Record<string, number>> = { point: 1, settlement: 1, admin: 3, region: 3 };

const COLUMNS: readonly Column[] = [
  ["event_id_cnty", ({ incident }) => incident.id],
  ["event_date", ({ incident }) => daySpan(incident.date)?.first],
  ["year", ({ incident }) => year(incident)],
  ["time_precision", ({ incident }) => timePrecision(incident)],
  ["disorder_type", ({ incident }, knowledge) => acledType(incident, knowledge)?.disorder],
  ["event_type", ({ incident }, knowledge) => acledType(incident, knowledge)?.event],
  ["sub_event_type", ({ incident }, knowledge) => acledType(incident, knowledge)?.subEvent],
  ["actor1", ({ incident }, knowledge) => named(incident.perpetrators[0], knowledge)],
  ["assoc_actor_1", ({ incident }, knowledge) => others(incident.perpetrators, knowledge)],
  ["inter1", ({ incident }, knowledge) => interaction(incident.perpetrators[0], knowledge)],
  ["actor2", ({ incident }, knowledge) => named(incident.targets[0], knowledge)],
  ["assoc_actor_2", ({ incident }, knowledge) => others(incident.targets, knowledge)],
  ["inter2", ({ incident }, knowledge) => interaction(incident.targets[0], knowledge)],
  ...empty("interaction", "civilian_targeting"),
  ["iso", ({ incident }) => number(toCountry(incident.place?.country)?.numeric)],
  ...empty("region"),
  ["country", ({ incident }) => toCountry(incident.place?.country)?.name],
  ...empty("admin1", "admin2", "admin3"),
  ["location", ({ incident }, knowledge) => incident.place && placeName(incident.place, knowledge)],
  ["latitude", ({ incident }) => incident.lat],
  ["longitude", ({ incident }) => incident.lon],
  ["geo_precision", ({ incident }) => GEO_PRECISION[incident.place?.precision ?? ""]],
  ["source", (row) => outlets(row).join("; ")],
  ...empty("source_scale"),
  ["notes", (row, knowledge) => notes(row, knowledge)],
  ["fatalities", ({ incident }) => incident.killed?.min],
  ["tags", ({ incident }) => tags(incident)],
  ...empty("timestamp"),
];

interface AcledType {
  readonly subEvent?: string;
  readonly event?: string;
  readonly disorder?: string;
}

/** From the sub-event type of the mode up; the type alone gives the event type where there is no finer code. */
function acledType(incident: Incident, knowledge: Knowledge): AcledType | undefined {
  const code = schemeCode(incident, "acled", knowledge);
  if (code === undefined) return undefined;
  const parent = knowledge.kinds.schemes["acled"]?.["sub-events"]?.[code];
  return parent ? { subEvent: code, event: parent["event"], disorder: parent["disorder"] } : { event: code };
}

/** ACLED: 1 the day is known, 2 the week, 3 the month; anything vaguer has no code there. */
function timePrecision(incident: Incident): number | undefined {
  const days = daySpan(incident.date)?.days;
  if (days === undefined || days > 31) return undefined;
  return days === 1 ? 1 : days <= 7 ? 2 : 3;
}

function year(incident: Incident): Cell {
  return number(daySpan(incident.date)?.first.slice(0, 4));
}

function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

function named(party: Party | undefined, knowledge: Knowledge): Cell {
  return party && partyName(party, knowledge);
}

function others(parties: readonly Party[], knowledge: Knowledge): Cell {
  return (
    parties
      .slice(1)
      .map((party) => partyName(party, knowledge))
      .join("; ") || undefined
  );
}

function interaction(party: Party | undefined, knowledge: Knowledge): Cell {
  return knowledge.kinds.actorKinds.get(actorOf(party, knowledge)?.kind ?? "")?.codes["acled"];
}

function notes(row: IncidentRow, knowledge: Knowledge): string {
  return summary(row, knowledge);
}

function tags(incident: Incident): Cell {
  const fields = incident.disagreements?.map((one) => `disagreement=${one.field}`) ?? [];
  return fields.join("; ") || undefined;
}

export const acled = tableExporter("acled", "CSV with ACLED's columns", COLUMNS);
