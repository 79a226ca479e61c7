// What several formats ask of an incident: days, names, who claims, which sources. Nothing is filled in that no source says.
import { edtfBounds, edtfDayNumbers } from "../../text/index.ts";
import type { Actor, AttributionStatus, Incident, Party, PlaceValue, Range } from "../../record/index.ts";
import { latinName, type Knowledge } from "../../knowledge/index.ts";
import type { IncidentRow } from "./types.ts";

/** First and last day (YYYY-MM-DD) of an EDTF date, and how many days lie between, both counted; absent if unknown or open. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
  readonly days: number;
}

/** The dates of incidents repeat, and several columns ask for each. */
const SPANS_MAX = 10_000;
const spans = new Map<string, DaySpan | undefined>();

export function daySpan(date: string | undefined): DaySpan | undefined {
  if (date === undefined) return undefined;
  if (spans.has(date)) return spans.get(date);
  if (spans.size >= SPANS_MAX) spans.clear();
  const span = readSpan(date);
  spans.set(date, span);
  return span;
}

function readSpan(date: string): DaySpan | undefined {
  const bounds = edtfBounds(date);
  const numbers = edtfDayNumbers(date);
  if (!numbers || bounds?.first === undefined || bounds.last === undefined) return undefined;
  return { first: bounds.first, last: bounds.last, days: numbers.last - numbers.first + 1 };
}

export function partyName(party: Party, knowledge: Knowledge): string {
  return (party.entity && knowledge.actors.nameOf(party.entity)) || legible(party.name, knowledge);
}

/** Names repeat over the rows of a file. */
const LATIN_MAX = 10_000;
const latin = new Map<string, string | undefined>();

/** In Latin letters, for names in Arabic or Hebrew script that no register knows; undefined for all others and for words that only describe. */
export function inLatin(name: string, knowledge: Knowledge): string | undefined {
  if (!latin.has(name)) {
    if (latin.size >= LATIN_MAX) latin.clear();
    latin.set(name, latinName(name, knowledge));
  }
  return latin.get(name);
}

/** As it was written, with the transliteration marked as one. */
function legible(name: string, knowledge: Knowledge): string {
  const letters = inLatin(name, knowledge);
  return letters === undefined ? name : `${name} (transliterated: ${letters})`;
}

export function actorOf(party: Party | undefined, knowledge: Knowledge): Actor | undefined {
  return party?.entity === undefined ? undefined : knowledge.actors.actors.get(party.entity);
}

export function placeName(place: PlaceValue, knowledge: Knowledge): string {
  return (place.entity && knowledge.places.get(place.entity)?.name) || legible(place.name, knowledge);
}

/** The label of the mode, else of the type. */
export function kindLabel(incident: Incident, knowledge: Knowledge): string {
  const { modes, events } = knowledge.kinds;
  return modes.get(incident.mode ?? "")?.label ?? events.get(incident.type)?.label ?? incident.type;
}

/** "Drone attack, Erbil": what a list shows of an incident. */
export function title(incident: Incident, knowledge: Knowledge): string {
  const where = incident.place && placeName(incident.place, knowledge);
  return where === undefined ? kindLabel(incident, knowledge) : `${kindLabel(incident, knowledge)}, ${where}`;
}

/** Names or ids of those with an attribution of this status, each once. */
export function attributed(incident: Incident, status: AttributionStatus): string[] {
  const actors: string[] = [];
  for (const one of incident.attribution)
    if (one.status === status && one.actor !== undefined && !actors.includes(one.actor))
      actors.push(one.actor);
  return actors;
}

export function outlets(row: IncidentRow): string[] {
  return [...new Set(row.documents.map((document) => document.outlet ?? document.id))];
}

/** One code of another scheme for the mode, else for the type. */
export function schemeCode(incident: Incident, scheme: string, knowledge: Knowledge): string | undefined {
  const { modes, events } = knowledge.kinds;
  return modes.get(incident.mode ?? "")?.codes[scheme] ?? events.get(incident.type)?.codes[scheme];
}

/** A figure for formats that have one column for it: the least that was reported. */
export function least(range: Range | undefined): number | undefined {
  return range?.min;
}

/**
 * What an incident is in a few plain sentences, for formats with a free text: every claim stays a claim.
 * Titles of the reports close it, since they are the words of the sources.
 */
export function summary(row: IncidentRow, knowledge: Knowledge): string {
  const { incident, documents } = row;
  let text = title(incident, knowledge);
  const say = (label: string, values: readonly string[]): void => {
    if (values.length > 0) text += `. ${label}: ${values.join("; ")}`;
  };
  say(
    "Target",
    incident.targets.map((party) => partyName(party, knowledge)),
  );
  for (const [status, label] of SAID) {
    const actors = incident.attribution.length === 0 ? [] : attributed(incident, status);
    say(
      label,
      actors.map((id) => knowledge.actors.nameOf(id) ?? id),
    );
  }
  say("Reports", documents.map(cited));
  return text;
}

const SAID = [
  ["claimed", "Claimed by"],
  ["blamed", "Blamed"],
  ["denied", "Denied by"],
] as const satisfies readonly (readonly [AttributionStatus, string])[];

function cited(document: IncidentRow["documents"][number]): string {
  const { id, title: name = id, outlet, published } = document;
  if (outlet === undefined && published === undefined) return name;
  return `${name} (${outlet ?? ""}${outlet && published ? ", " : ""}${published ?? ""})`;
}
