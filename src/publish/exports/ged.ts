// Rows with the columns of UCDP GED (codebook 24.1). UCDP lists deadly events alone; filter on `best` for those.
import { toCountry } from "./countries.ts";
import { actorOf, daySpan, outlets, partyName, placeName } from "./facts.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Incident, Party } from "../../record/index.ts";
import { tableExporter, type Column } from "./table.ts";
import type { IncidentRow } from "./types.ts";

/** UCDP: 1 exact, 2 near (25 km), 4 first-order unit, 6 country, 7 water or a vague region. */
const WHERE: Readonly<Record<string, number>> = { point: 1, settlement: 1, admin: 4, country: 6, region: 7 };

const COLUMNS: readonly Column[] = [
  ["id", ({ incident }) => incident.id],
  ["relid", ({ incident }) => incident.id],
  ["year", ({ incident }) => daySpan(incident.date)?.first.slice(0, 4)],
  ["type_of_violence", ({ incident }, knowledge) => violence(incident, knowledge)],
  ["side_a", ({ incident }, knowledge) => side(incident.perpetrators, knowledge)],
  ["side_b", ({ incident }, knowledge) => side(incident.targets, knowledge)],
  ["number_of_sources", (row) => outlets(row).length],
  ["source_article", (row) => articles(row)],
  ["source_office", (row) => outlets(row).join("; ")],
  ["source_date", (row) => joined(row.documents.map((document) => document.published))],
  ["source_headline", (row) => joined(row.documents.map((document) => document.title))],
  ["where_prec", ({ incident }) => WHERE[incident.place?.precision ?? ""]],
  ["where_coordinates", ({ incident }, knowledge) => incident.place && placeName(incident.place, knowledge)],
  ["where_description", ({ incident }) => incident.place?.name],
  ["latitude", ({ incident }) => incident.lat],
  ["longitude", ({ incident }) => incident.lon],
  ["country", ({ incident }) => toCountry(incident.place?.country)?.name],
  ["event_clarity", ({ incident }) => (incident.count && incident.count.min > 1 ? 2 : 1)],
  ["date_prec", ({ incident }) => datePrecision(incident)],
  ["date_start", ({ incident }) => daySpan(incident.date)?.first],
  ["date_end", ({ incident }) => daySpan(incident.date)?.last],
  ["best", ({ incident }) => incident.killed?.min],
  ["high", ({ incident }) => incident.killed?.max],
  ["low", ({ incident }) => incident.killed?.min],
];

/** UCDP: 1 with a state's forces on a side against an organised side, 2 between others, 3 against civilians. */
function violence(incident: Incident, knowledge: Knowledge): number | undefined {
  const a = kindOf(incident.perpetrators[0], knowledge);
  const b = kindOf(incident.targets[0], knowledge);
  if (!a?.["armed"] || !b) return undefined;
  if (!b["armed"] && !isState(b)) return 3;
  return isState(a) || isState(b) ? 1 : 2;
}

type KindTraits = Readonly<Record<string, unknown>>;

function kindOf(party: Party | undefined, knowledge: Knowledge): KindTraits | undefined {
  const kind = knowledge.kinds.actorKinds.get(actorOf(party, knowledge)?.kind ?? "");
  return kind && { ...kind.attributes, state: kind.attributes["state"] ?? kind.parent === "state" };
}

function isState(traits: KindTraits): boolean {
  return traits["state"] === true;
}

function side(parties: readonly Party[], knowledge: Knowledge): string | undefined {
  return joined(parties.map((party) => partyName(party, knowledge)));
}

function articles(row: IncidentRow): string | undefined {
  return joined(row.documents.map((document) => document.url ?? document.id));
}

/** UCDP: 1 the day, 2 two to six days, 3 a week, 4 a month, 5 more than a month. */
function datePrecision(incident: Incident): number | undefined {
  const days = daySpan(incident.date)?.days;
  if (days === undefined) return undefined;
  if (days <= 7) return days === 1 ? 1 : days < 7 ? 2 : 3;
  return days <= 31 ? 4 : 5;
}

function joined(values: readonly (string | undefined)[]): string | undefined {
  return values.filter((value) => value !== undefined).join("; ") || undefined;
}

export const ged = tableExporter("ged", "CSV with UCDP GED's columns", COLUMNS);
