// GeoJSON (RFC 7946): a feature for every incident with coordinates. The others are listed, never dropped in silence.
import type { Incident } from "../../record/index.ts";
import { inJsonList } from "./write.ts";
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
  withoutDocuments: true,
  incidents() {
    const withoutPlace: { id: string; place?: string; date?: string }[] = [];
    const listed = inJsonList();
    return {
      head: '{"type":"FeatureCollection","features":[',
      row({ incident }) {
        const { id, lat, lon, place, date } = incident;
        if (lat !== undefined && lon !== undefined)
          return listed(JSON.stringify(feature(incident, lon, lat)));
        withoutPlace.push({ id, place: place?.name, date });
        return "";
      },
      tail: () => `\n],"withoutPlace":${JSON.stringify(withoutPlace)}}\n`,
    };
  },
};
