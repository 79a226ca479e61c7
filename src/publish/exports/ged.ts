// Rows with the columns of UCDP GED (24.1), all of them in their order. UCDP lists deadly events alone: filter on `best`.
import { webAddress } from "../../text/index.ts";
import { toCountry } from "./countries.ts";
import { actorOf, daySpan, outlets, partyName, placeName } from "./facts.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Incident, Party } from "../../record/index.ts";
import { empty, tableExporter, type Column } from "./table.ts";
import type { IncidentRow } from "./types.ts";

/** UCDP: 1 exact, 2 near (25 km), 4 first-order unit, 5 a line or a region without borders, 6 country. */
const WHERE: Readonly<Record<string, number>> = { point: 1, settlement: 1, admin: 4, country: 6, region: 5 };

const COLUMNS: readonly Column[] = [
  ["id", ({ incident }) => incident.id],
  ["relid", ({ incident }) => incident.id],
  ["year", ({ incident }) => daySpan(incident.date)?.first.slice(0, 4)],
  ...empty("active_year", "code_status"),
  ["type_of_violence", ({ incident }, knowledge) => violence(incident, knowledge)],
  ...empty(
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
  ),
  ["side_a", ({ incident }, knowledge) => side(incident.perpetrators, knowledge)],
  ...empty("side_b_dset_id", "side_b_new_id"),
  ["side_b", ({ incident }, knowledge) => side(incident.targets, knowledge)],
  ["number_of_sources", (row) => outlets(row).length],
  ["source_article", (row) => articles(row)],
  ["source_office", (row) => outlets(row).join("; ")],
  ["source_date", (row) => joined(row.documents.map((document) => document.published))],
  ["source_headline", (row) => joined(row.documents.map((document) => document.title))],
  ...empty("source_original"),
  ["where_prec", ({ incident }) => WHERE[incident.place?.precision ?? ""]],
  ["where_coordinates", ({ incident }, knowledge) => incident.place && placeName(incident.place, knowledge)],
  ["where_description", ({ incident }) => incident.place?.name],
  ...empty("adm_1", "adm_2"),
  ["latitude", ({ incident }) => incident.lat],
  ["longitude", ({ incident }) => incident.lon],
  ...empty("geom_wkt", "priogrid_gid"),
  ["country", ({ incident }) => toCountry(incident.place?.country)?.name],
  ...empty("country_id", "region"),
  ["event_clarity", ({ incident }) => (incident.count && incident.count.min > 1 ? 2 : 1)],
  ["date_prec", ({ incident }) => datePrecision(incident)],
  ["date_start", ({ incident }) => daySpan(incident.date)?.first],
  ["date_end", ({ incident }) => daySpan(incident.date)?.last],
  ...empty("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"),
  ["best", ({ incident }) => incident.killed?.min],
  ["high", ({ incident }) => incident.killed?.max],
  ["low", ({ incident }) => incident.killed?.min],
  ...empty("gwnoa", "gwnob"),
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
  return joined(row.documents.map((document) => webAddress(document.url) ?? document.id));
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
