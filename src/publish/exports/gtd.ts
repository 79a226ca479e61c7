// Rows with the columns of the Global Terrorism Database (codebook of 2021). Its three criteria are a coder's to judge: empty.
import { webAddress } from "../../text/index.ts";
import { toCountry } from "./countries.ts";
import { attributed, daySpan, partyName, placeName, schemeCode, summary } from "./facts.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Incident } from "../../record/index.ts";
import { tableExporter, type Cell, type Column } from "./table.ts";
import type { IncidentRow } from "./types.ts";

/** GTD: 1 the coordinates of the place itself, 4 the middle of a larger unit, 5 nothing known. */
const SPECIFICITY: Readonly<Record<string, number>> = {
  point: 1,
  settlement: 1,
  admin: 4,
  region: 5,
  country: 5,
};

const COLUMNS: readonly Column[] = [
  ["eventid", ({ incident }) => incident.id],
  ["iyear", ({ incident }) => part(incident, YEAR)],
  ["imonth", ({ incident }) => part(incident, MONTH)],
  ["iday", ({ incident }) => part(incident, DAY)],
  ["approxdate", ({ incident }) => (exact(incident) ? undefined : incident.date)],
  ["country_txt", ({ incident }) => toCountry(incident.place?.country)?.name],
  ["city", ({ incident }, knowledge) => incident.place && placeName(incident.place, knowledge)],
  ["latitude", ({ incident }) => incident.lat],
  ["longitude", ({ incident }) => incident.lon],
  ["specificity", ({ incident }) => SPECIFICITY[incident.place?.precision ?? ""]],
  ["location", ({ incident }) => incident.place?.name],
  ["summary", (row, knowledge) => summary(row, knowledge)],
  ["attacktype1", ({ incident }, knowledge) => attackType(incident, knowledge)],
  ["attacktype1_txt", ({ incident }, knowledge) => attackTypeText(incident, knowledge)],
  ["target1", ({ incident }, knowledge) => incident.targets[0] && partyName(incident.targets[0], knowledge)],
  ["target2", ({ incident }, knowledge) => incident.targets[1] && partyName(incident.targets[1], knowledge)],
  ["gname", ({ incident }, knowledge) => group(incident, 0, knowledge)],
  ["gname2", ({ incident }, knowledge) => group(incident, 1, knowledge)],
  ["guncertain1", ({ incident }) => uncertain(incident)],
  ["claimed", ({ incident }) => claimed(incident)],
  ["claimmode_txt", ({ incident }) => incident.attribution.find((one) => one.status === "claimed")?.medium],
  ["compclaim", ({ incident }) => competing(incident)],
  ["weapdetail", ({ incident }) => incident.weapons.map((weapon) => weapon.name).join("; ") || undefined],
  ["nkill", ({ incident }) => incident.killed?.min],
  ["nwound", ({ incident }) => incident.injured?.min],
  ["scite1", (row) => citation(row, 0)],
  ["scite2", (row) => citation(row, 1)],
  ["scite3", (row) => citation(row, 2)],
];

function exact(incident: Incident): boolean {
  return daySpan(incident.date)?.days === 1;
}

/** Where year, month and day stand in YYYY-MM-DD. */
const YEAR = [0, 4] as const;
const MONTH = [5, 7] as const;
const DAY = [8, 10] as const;

/** GTD writes 0 for a month or day that is not known. */
function part(incident: Incident, [start, end]: readonly [number, number]): Cell {
  const span = daySpan(incident.date);
  if (!span) return start === 0 ? undefined : 0;
  const { first, last } = span;
  return first.slice(0, end) === last.slice(0, end) ? Number(first.slice(start, end)) : 0;
}

function attackType(incident: Incident, knowledge: Knowledge): Cell {
  const code = schemeCode(incident, "gtd", knowledge);
  return code === undefined ? undefined : Number(code);
}

function attackTypeText(incident: Incident, knowledge: Knowledge): Cell {
  const code = schemeCode(incident, "gtd", knowledge);
  return code === undefined ? undefined : knowledge.kinds.schemes["gtd"]?.["attack-types"]?.[code]?.["label"];
}

function group(incident: Incident, index: number, knowledge: Knowledge): Cell {
  const party = incident.perpetrators[index];
  return party && partyName(party, knowledge);
}

/** 1 if the doer is only blamed or said by others, 0 if it claims the deed or the reports state it. */
function uncertain(incident: Incident): Cell {
  const statuses = new Set(incident.attribution.map((one) => one.status));
  if (incident.perpetrators.length === 0) return undefined;
  return statuses.has("claimed") || statuses.has("stated") ? 0 : 1;
}

/** Empty where nobody claims it: then there is nothing to compete. */
function competing(incident: Incident): Cell {
  const claims = attributed(incident, "claimed").length;
  return claims === 0 ? undefined : claims > 1 ? 1 : 0;
}

function claimed(incident: Incident): Cell {
  const statuses = new Set(incident.attribution.map((one) => one.status));
  if (statuses.has("claimed")) return 1;
  return statuses.has("unclaimed") ? 0 : undefined;
}

function citation(row: IncidentRow, index: number): Cell {
  const document = row.documents[index];
  if (!document) return undefined;
  const { title, outlet, published, url } = document;
  return [title ?? document.id, outlet, published, webAddress(url)]
    .filter((one) => one !== undefined)
    .join(", ");
}

export const gtd = tableExporter("gtd", "CSV with GTD's columns", COLUMNS);
