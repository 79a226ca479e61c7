// PLOVER: one event a line as JSON, with its category, mode, actors and recipients. Contexts are not coded, so they are absent.
import { daySpan, inLatin, placeName } from "./facts.ts";
import { webAddress } from "../../text/index.ts";
import { toCountry } from "./countries.ts";
import { actorOf } from "./facts.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Party } from "../../record/index.ts";
import type { Exporter, IncidentRow } from "./types.ts";

function party(one: Party, knowledge: Knowledge): object {
  const actor = actorOf(one, knowledge);
  return {
    name: (actor && knowledge.actors.nameOf(actor.id)) ?? one.name,
    name_transliterated: actor ? undefined : inLatin(one.name, knowledge),
    country: toCountry(actor?.country)?.alpha3,
    sector: knowledge.kinds.actorKinds.get(actor?.kind ?? "")?.codes["plover"],
  };
}

function event(row: IncidentRow, knowledge: Knowledge): object {
  const { incident } = row;
  const { modes, events } = knowledge.kinds;
  const span = daySpan(incident.date);
  const { place } = incident;
  return {
    id: incident.id,
    event_type: events.get(incident.type)?.codes["plover"] ?? incident.type.toUpperCase(),
    event_mode: modes.get(incident.mode ?? "")?.codes["plover"],
    date: span?.days === 1 ? span.first : undefined,
    date_edtf: incident.date,
    actor: incident.perpetrators.map((one) => party(one, knowledge)),
    recipient: incident.targets.map((one) => party(one, knowledge)),
    location: place && {
      name: placeName(place, knowledge),
      country: toCountry(place.country)?.alpha3,
      latitude: incident.lat,
      longitude: incident.lon,
      precision: place.precision,
    },
    magnitude: { dead: incident.killed, injured: incident.injured },
    sources: row.documents.map(({ id, outlet, url, title, published }) => ({
      id,
      outlet,
      url: webAddress(url),
      title,
      published,
    })),
  };
}

export const plover: Exporter = {
  name: "plover",
  title: "PLOVER events, JSON lines",
  mimeType: "application/jsonl",
  extension: "plover.jsonl",
  incidents: ({ knowledge }) => ({ row: (row) => `${JSON.stringify(event(row, knowledge))}\n` }),
};
