// The base map: countries of the world from an npm package, no tile server. Read once, when a map is first asked for.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea, geoBounds, geoCentroid } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { Feature, Geometry, MultiLineString, Polygon } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";

const require = createRequire(import.meta.url);
// 1:50 million: the coarser set loses Bahrain and Gaza, the finer one is five times as large.
const FILE = "world-atlas/countries-50m.json";

interface World {
  /** Countries by their numeric ISO 3166 code. */
  readonly countries: ReadonlyMap<string, Feature<Geometry>>;
  readonly land: Feature<Geometry>[];
  readonly borders: MultiLineString;
  readonly names: readonly CountryName[];
}

/** The name of a country in the middle of its largest part. */
export interface CountryName {
  readonly name: string;
  readonly lon: number;
  readonly lat: number;
  /** How wide that part is, in degrees: a name wider than its country is not drawn. */
  readonly wide: number;
}

type Atlas = Topology<{ readonly countries: GeometryCollection<{ name: string }> }>;

let world: World | undefined;

export function atlasBytes(): Uint8Array {
  return readFileSync(require.resolve(FILE));
}

export function worldMap(): World {
  world ??= read();
  return world;
}

function read(): World {
  const atlas = JSON.parse(new TextDecoder().decode(atlasBytes())) as Atlas;
  const { features } = feature(atlas, atlas.objects.countries);
  const numbered = features.filter((one) => one.id !== undefined);
  return {
    countries: new Map(numbered.map((one) => [String(one.id), one])),
    land: features.filter((one) => geoArea(one) > 0),
    names: numbered.map(nameOf),
    borders: mesh(atlas, atlas.objects.countries, (a, b) => a !== b),
  };
}

function nameOf({ geometry, properties }: Feature<Geometry, { name: string } | null>): CountryName {
  const parts: Polygon[] =
    geometry.type === "MultiPolygon"
      ? geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }))
      : geometry.type === "Polygon"
        ? [geometry]
        : [];
  const [largest] = parts.toSorted((a, b) => geoArea(b) - geoArea(a));
  if (!largest) return { name: properties?.name ?? "", lon: 0, lat: 0, wide: 0 };
  const [lon, lat] = geoCentroid(largest);
  const [[west], [east]] = geoBounds(largest);
  return { name: properties?.name ?? "", lon, lat, wide: east < west ? east + 360 - west : east - west };
}
