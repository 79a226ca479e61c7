// What of an incident stands in columns beside its record, for lists, filters and the map.
import type { Incident } from "../../record/index.ts";
import { edtfBounds } from "../../text/index.ts";

function daysOf({ date }: Incident): { first_day: string; last_day: string } {
  const days = date === undefined ? undefined : edtfBounds(date);
  return { first_day: days?.first ?? "", last_day: days?.last ?? days?.first ?? "" };
}

export function incidentRow(incident: Incident) {
  return {
    id: incident.id,
    type: incident.type,
    mode: incident.mode ?? null,
    ...daysOf(incident),
    country: incident.place?.country ?? null,
    place: incident.place?.entity ?? null,
    incident: JSON.stringify(incident),
    lat: incident.lat ?? null,
    lon: incident.lon ?? null,
    place_name: incident.place?.name ?? null,
    precision: incident.place?.precision ?? null,
    reports: incident.reports.length,
  };
}

/** Everybody an incident speaks of, for the filter by actor. */
export function actorRows(incident: Incident) {
  const doers = new Set(incident.perpetrators.flatMap((party) => party.entity ?? []));
  const others = incident.targets.flatMap((party) => party.entity ?? []);
  const named = incident.attribution.flatMap((line) => line.actor ?? []);
  const entities = new Set([...doers, ...others, ...named]);
  const days = daysOf(incident);
  return [...entities].map((entity) => ({
    incident: incident.id,
    entity,
    doer: doers.has(entity) ? 1 : 0,
    ...days,
  }));
}
