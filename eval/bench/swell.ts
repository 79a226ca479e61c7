// A large ledger out of a smaller one: its rows over and over, each time with other ids and some hundred days later, so
// that the days are as full as before. For measuring reads without merging everything first.
import type { TableRow } from "../../src/ledger/index.ts";
import { civilDay, formatDay, numberOfDay } from "../../src/text/index.ts";

const DAY = /\b20\d\d-\d\d-\d\d\b/g;
const DOCUMENT = /\bworld-\d+\b/g;
/** Columns that number rows. Numbers of a copy begin far above those of the one before. */
const NUMBERS = new Set(["seq", "document"]);
const NUMBERS_APART = 10_000_000;
/** Columns that name an incident. */
const INCIDENTS: Readonly<Record<string, string>> = {
  incidents: "id",
  incident_reports: "incident",
  incident_actors: "incident",
  incident_names: "id",
};
/** One row each, whichever copy refers to them. */
const SHARED = new Set(["originals", "dropped"]);

export function copyOf({ table, row }: TableRow, copy: number, daysApart: number): TableRow | undefined {
  if (copy === 0) return { table, row };
  if (SHARED.has(table)) return undefined;
  const later = (day: string): string => formatDay(civilDay(numberOfDay(day)! + copy * daysApart));
  const renamed = (text: string): string =>
    text.replaceAll(DAY, later).replaceAll(DOCUMENT, (id) => `${id}~${copy}`);
  const named = INCIDENTS[table];
  const told = Object.entries(row).map(([name, value]): [string, unknown] => {
    if (typeof value === "number" && NUMBERS.has(name)) return [name, value + copy * NUMBERS_APART];
    if (typeof value !== "string") return [name, value];
    if (name === named) return [name, `${value}~${copy}`];
    // An incident's own id stands first in its record.
    const text = name === "incident" ? value.replace(/^\{"id":"([^"]*)"/, `{"id":"$1~${copy}"`) : value;
    return [name, name.endsWith("_at") ? text : renamed(text)];
  });
  return { table, row: Object.fromEntries(told) };
}
