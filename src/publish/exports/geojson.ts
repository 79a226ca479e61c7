// GeoJSON (RFC 7946): a feature for every incident with coordinates. The others are listed, never dropped in silence.
import type { Incident } from "../../record/index.ts";
import { incidentRows } from "./guard.ts";
import type { Exporter } from "./types.ts";

function feature(incident: Incident, lon: number, lat: number): object {
  const { id, lat: _lat, lon: _lon, ...properties } = incident;
  return { type: "Feature", id, geometry: { type: "Point", coordinates: [lon, lat] }, properties };
}

export const geojson: Exporter = {
  name: "geojson",
  title: "GeoJSON, incidents with coordinates",
  mimeType: "application/geo+json",
  extension: "geojson",
  writes: ["incidents"],
  async *write(input) {
    const withoutPlace: { id: string; place?: string; date?: string }[] = [];
    const rows = incidentRows(input, "GeoJSON");
    let separator = "";
    yield '{"type":"FeatureCollection","features":[';
    for await (const { incident } of rows) {
      const { lat, lon, place } = incident;
      if (lat === undefined || lon === undefined) {
        withoutPlace.push({ id: incident.id, place: place?.name, date: incident.date });
        continue;
      }
      yield `${separator}\n${JSON.stringify(feature(incident, lon, lat))}`;
      separator = ",";
    }
    yield `\n],"withoutPlace":${JSON.stringify(withoutPlace)}}\n`;
  },
};
