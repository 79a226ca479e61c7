// Loads places/countries.tsv: states, which are actors and places at once, with demonyms in two languages.
import { join } from "node:path";
import type { Actor, ActorName } from "../record/index.ts";
import { CasusError } from "../record/index.ts";
import type { Files } from "./files.ts";
import type { Place } from "./types.ts";

export interface Country {
  readonly code: string;
  readonly id: string;
  readonly names: readonly ActorName[];
  readonly demonyms: readonly string[];
  readonly place: Place;
  /** Names of the seat of government, which may stand for the state. */
  readonly seats: readonly string[];
}

const COLUMNS = [
  "code",
  "id",
  "name",
  "names",
  "arabic",
  "demonyms",
  "arabicDemonyms",
  "lat",
  "lon",
  "seats",
] as const;

function split(cell: string | undefined): string[] {
  return (cell ?? "")
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function namesOf(name: string, others: readonly string[], arabic: readonly string[]): ActorName[] {
  return [
    { text: name, language: "en", kind: "name" },
    ...others.map((text): ActorName => ({
      text,
      language: "en",
      kind: /^[A-Z.]{2,5}$/.test(text) ? "abbreviation" : "alias",
    })),
    ...arabic.map((text, index): ActorName => ({
      text,
      language: "ar",
      kind: index === 0 ? "name" : "alias",
    })),
  ];
}

function readCountry(line: string, at: string): Country {
  const cells = line.split("\t");
  if (cells.length !== COLUMNS.length) {
    throw new CasusError(
      "bad-knowledge",
      `${at}: expected ${COLUMNS.length} columns (${COLUMNS.join(", ")}) divided by tabs, found ${cells.length}`,
    );
  }
  const [code = "", id = "", name = "", others, arabic, demonyms, arabicDemonyms, lat = "", lon, seats] =
    cells;
  const point = lat === "" ? {} : { lat: Number(lat), lon: Number(lon) };
  return {
    code,
    id,
    names: namesOf(name, split(others), split(arabic)),
    demonyms: [...split(demonyms), ...split(arabicDemonyms)],
    seats: split(seats),
    place: { id, name, kind: "country", country: code, precision: "country", ...point },
  };
}

/** One country a line; lines that begin with "#" are comments. */
export function loadCountries(files: Files, dir: string): Country[] {
  const path = join(dir, "places", "countries.tsv");
  const text = files.text(path);
  if (text === undefined) return [];
  return text
    .split("\n")
    .map((line, index) => ({ line, at: `places/countries.tsv:${index + 1}` }))
    .filter(({ line }) => line.trim() !== "" && !line.startsWith("#"))
    .map(({ line, at }) => readCountry(line, at));
}

/** A country as an actor: the state. */
export function stateActor(country: Country): Actor {
  return { id: country.id, kind: "state", country: country.code, names: [...country.names], memberOf: [] };
}
