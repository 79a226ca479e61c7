// iCalendar (RFC 5545): an all-day entry for every incident whose days are known; the others as journal entries without a date.
import { addDays, webAddress } from "../../text/index.ts";
import { daySpan, summary, title } from "./facts.ts";
import type { Knowledge } from "../../knowledge/index.ts";
import type { Exporter, IncidentRow } from "./types.ts";

const CRLF = "\r\n";
/** RFC 5545, 3.1: lines are folded after 75 octets. */
const LINE_OCTETS = 75;

/** Backslash, semicolon, comma and line breaks are escaped; other control characters have no place in a calendar. */
function escape(text: string): string {
  return (
    text
      .toWellFormed()
      .replaceAll("\\", "\\\\")
      .replace(/[;,]/g, "\\$&")
      .replace(/\r\n|\r|\n/g, "\\n")
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u001f\u007f]/g, " ")
  );
}

const octets = (text: string): number => Buffer.byteLength(text);

function fold(line: string): string {
  if (octets(line) <= LINE_OCTETS) return line + CRLF;
  const lines: string[] = [];
  let current = "";
  let size = 0;
  for (const character of line) {
    const more = octets(character);
    if (size + more > LINE_OCTETS) {
      lines.push(current);
      current = " ";
      size = 1;
    }
    current += character;
    size += more;
  }
  return [...lines, current].join(CRLF) + CRLF;
}

function entry(row: IncidentRow, knowledge: Knowledge, stamp: string): string {
  const { incident } = row;
  const span = daySpan(incident.date);
  const component = span ? "VEVENT" : "VJOURNAL";
  const url = row.documents
    .map(({ url: given }) => webAddress(given))
    .find((address) => address !== undefined);
  const { lat, lon } = incident;
  return [
    `BEGIN:${component}`,
    `UID:${escape(incident.id)}@casus`,
    `DTSTAMP:${stamp}`,
    ...(span
      ? [`DTSTART;VALUE=DATE:${basic(span.first)}`, `DTEND;VALUE=DATE:${basic(addDays(span.last, 1)!)}`]
      : []),
    `SUMMARY:${escape(title(incident, knowledge))}`,
    `DESCRIPTION:${escape(summary(row, knowledge))}`,
    ...(incident.place && span ? [`LOCATION:${escape(incident.place.name)}`] : []),
    ...(lat !== undefined && lon !== undefined && span ? [`GEO:${lat};${lon}`] : []),
    ...(url === undefined ? [] : [`URL:${url.replace(/\s/g, "%20")}`]),
    `END:${component}`,
  ]
    .map(fold)
    .join("");
}

/** "2021-03-02" → "20210302", "2021-03-02T10:00:00.000Z" → "20210302T100000Z". */
function basic(iso: string): string {
  return iso.replace(/\.\d+/, "").replace(/[-:]/g, "");
}

export const ical: Exporter = {
  name: "ical",
  title: "iCalendar, incidents by day",
  mimeType: "text/calendar; charset=utf-8",
  extension: "ics",
  incidents: ({ knowledge, exportedAt }) => ({
    head: ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Casus//incidents//EN", "NAME:Casus", ""].join(CRLF),
    row: (row) => entry(row, knowledge, basic(exportedAt)),
    tail: () => `END:VCALENDAR${CRLF}`,
  }),
};
