// The base map: countries of the world from an npm package, no tile server. Read once, when a map is first asked for.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoArea } from "d3-geo";
import { feature, mesh } from "topojson-client";
import type { Feature, Geometry, MultiLineString } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";

const require = createRequire(import.meta.url);
// 1:50 million: the coarser set loses Bahrain and Gaza, the finer one is five times as large.
const FILE = "world-atlas/countries-50m.json";

interface World {
  /** Countries by their numeric ISO 3166 code. */
  readonly countries: ReadonlyMap<string, Feature<Geometry>>;
  readonly land: Feature<Geometry>[];
  readonly borders: MultiLineString;
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
    borders: mesh(atlas, atlas.objects.countries, (a, b) => a !== b),
  };
}
