// Loads places/: facilities, regions, waters and provinces by hand (YAML); countries and gazetteer stand elsewhere.
import { join } from "node:path";
import { PRECISIONS, type ActorName, type Precision } from "../record/index.ts";
import {
  asList,
  asOneOf,
  asOptionalNumber,
  asOptionalText,
  asRecord,
  asText,
  at,
  fault,
  type Fault,
  type Where,
} from "./faults.ts";
import type { Files } from "./files.ts";
import { chiefName, readNames } from "./names.ts";
import type { Place } from "./types.ts";

const KINDS = ["facility", "settlement", "admin", "country", "region", "water"] as const;
const PRECISION_OF: Readonly<Record<Place["kind"], Precision>> = {
  facility: "point",
  settlement: "settlement",
  admin: "admin",
  country: "country",
  region: "region",
  water: "region",
};

/** A registered place with every name it goes by. */
export interface NamedPlace {
  readonly place: Place;
  /** Row of the gazetteer that gives the coordinates which the entry itself does not have. */
  readonly geonames?: string;
  readonly names: readonly ActorName[];
}

function readPlace(value: unknown, where: Where): NamedPlace {
  const entry = asRecord(value, where);
  const names = readNames(entry["names"], at(where, "names"));
  const kind = asOneOf(entry["kind"], KINDS, at(where, "kind")) ?? "facility";
  const precision =
    entry["precision"] === undefined
      ? PRECISION_OF[kind]
      : asOneOf(entry["precision"], PRECISIONS, at(where, "precision"));
  const lat = asOptionalNumber(entry["lat"], at(where, "lat"));
  const lon = asOptionalNumber(entry["lon"], at(where, "lon"));
  if ((lat === undefined) !== (lon === undefined)) fault(where, "a point needs both lat and lon, or neither");
  return {
    names,
    geonames: asOptionalText(entry["geonames"], at(where, "geonames")),
    place: {
      id: asText(entry["id"], at(where, "id")),
      name: chiefName(names) ?? "",
      kind,
      type: asOptionalText(entry["type"], at(where, "type")),
      country: asOptionalText(entry["country"], at(where, "country")),
      admin: asOptionalText(entry["admin"], at(where, "admin")),
      precision: precision ?? PRECISION_OF[kind],
      population: asOptionalNumber(entry["population"], at(where, "population")),
      ...(lat === undefined || lon === undefined ? {} : { lat, lon }),
    },
  };
}

const FOLDERS = ["towns", "facilities"] as const;

/** Places of places/*.yaml and of the folders in it, in file order. */
export function loadPlaces(files: Files, dir: string, faults: Fault[]): NamedPlace[] {
  const places: NamedPlace[] = [];
  const seen = new Set<string>();
  for (const file of [
    ...files.yamlIn(join(dir, "places")),
    ...FOLDERS.flatMap((folder) => files.yamlIn(join(dir, "places", folder))),
  ]) {
    const root: Where = { file, path: [], faults };
    asList(file.value, root).forEach((value, index) => {
      const where = at(root, index);
      const named = readPlace(value, where);
      if (seen.has(named.place.id)) fault(where, `the id "${named.place.id}" is taken by another place`);
      seen.add(named.place.id);
      places.push(named);
    });
  }
  return places;
}
