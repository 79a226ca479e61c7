// KML 2.2: a placemark for every incident with its days; one without coordinates is listed too, without a point.
import { daySpan, summary, title } from "./facts.ts";
import { xml } from "../xml.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Exporter, IncidentRow } from "./types.ts";

function placemark(row: IncidentRow, knowledge: Knowledge): string {
  const { incident } = row;
  const span = daySpan(incident.date);
  const when =
    span === undefined
      ? ""
      : span.days === 1
        ? `<TimeStamp><when>${span.first}</when></TimeStamp>`
        : `<TimeSpan><begin>${span.first}</begin><end>${span.last}</end></TimeSpan>`;
  const { lat, lon } = incident;
  const point =
    lat === undefined || lon === undefined ? "" : `<Point><coordinates>${lon},${lat}</coordinates></Point>`;
  const precision = incident.place?.precision ?? "";
  return (
    `<Placemark id="${xml(identifier(incident.id))}"><name>${xml(title(incident, knowledge))}</name>` +
    `<description>${xml(summary(row, knowledge))}</description>${when}` +
    `<ExtendedData><Data name="id"><value>${xml(incident.id)}</value></Data>` +
    `<Data name="precision"><value>${xml(precision)}</value></Data></ExtendedData>${point}</Placemark>\n`
  );
}

/** An XML id opens with a letter and holds no spaces. */
function identifier(id: string): string {
  return `i-${id.replace(/[^\w.-]/g, "_")}`;
}

export const kml: Exporter = {
  name: "kml",
  title: "KML, for globes and maps",
  mimeType: "application/vnd.google-earth.kml+xml",
  extension: "kml",
  incidents: ({ knowledge }) => ({
    head: '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>\n<name>Casus</name>\n',
    row: (row) => placemark(row, knowledge),
    tail: () => "</Document></kml>\n",
  }),
};
