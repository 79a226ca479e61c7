// The register of towns and facilities: where its places lie, and that none stands there twice.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { loadKnowledge } from "../../src/knowledge/index.ts";

const PLACES = join(import.meta.dirname, "..", "..", "knowledge", "places");
// Degrees around the outermost settlement: bases lie in deserts, fields off the coast.
const AROUND = 2;

interface Entry {
  readonly id: string;
  readonly geonames?: string;
  readonly country?: string;
}

const files = ["towns", "facilities"].flatMap((folder) =>
  readdirSync(join(PLACES, folder)).map((name) => join(PLACES, folder, name)),
);
const entriesOf = (file: string): readonly Entry[] => parse(readFileSync(file, "utf8")) as Entry[];

interface Box {
  south: number;
  north: number;
  west: number;
  east: number;
}

/** Country → the box around its settlements; and the country of each row. */
function readGazetteer(): { boxes: Map<string, Box>; countries: Map<string, string> } {
  const text = zstdDecompressSync(readFileSync(join(PLACES, "gazetteer.zst"))).toString("utf8");
  const boxes = new Map<string, Box>();
  const countries = new Map<string, string>();
  for (const line of text.slice(0, text.indexOf("\n\n")).split("\n")) {
    const [id = "", , country = "", , lat, lon] = line.split("\t");
    const [y, x] = [Number(lat), Number(lon)];
    countries.set(id, country);
    const box = boxes.get(country) ?? { south: y, north: y, west: x, east: x };
    box.south = Math.min(box.south, y);
    box.north = Math.max(box.north, y);
    box.west = Math.min(box.west, x);
    box.east = Math.max(box.east, x);
    boxes.set(country, box);
  }
  return { boxes, countries };
}

describe("the register of places", () => {
  const knowledge = loadKnowledge();
  const { boxes, countries } = readGazetteer();
  const entries = files.flatMap(entriesOf);

  it("takes a town's point and people from a row that is there, in the country it says", () => {
    const wrong = entries.filter(
      ({ geonames, country }) =>
        geonames !== undefined &&
        (!countries.has(geonames) || (country !== undefined && country !== countries.get(geonames))),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it("gives every place a country", () => {
    expect(entries.filter(({ id }) => knowledge.places.get(id)?.country === undefined)).toEqual([]);
  });

  it("puts no place outside its country", () => {
    const outside = entries.filter(({ id }) => {
      const { country = "", lat, lon } = knowledge.places.get(id)!;
      const box = boxes.get(country);
      if (lat === undefined || lon === undefined || !box) return false;
      return (
        lat < box.south - AROUND ||
        lat > box.north + AROUND ||
        lon < box.west - AROUND ||
        lon > box.east + AROUND
      );
    });
    expect(outside.map(({ id }) => id)).toEqual([]);
  });

  it("holds no town twice", () => {
    const rows = entries.flatMap(({ geonames }) => geonames ?? []);
    expect(rows.filter((row, at) => rows.indexOf(row) !== at)).toEqual([]);
  });
});
