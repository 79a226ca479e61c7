// Tables for spreadsheets (RFC 4180, CRLF): columns of an incident as data. No cell can start a formula.
import type { Knowledge } from "../../knowledge/index.ts";
import type { Exporter, IncidentRow } from "./types.ts";

export type Cell = string | number | undefined;

/** A column's name and how it is filled. */
export type Column = readonly [name: string, cell: (row: IncidentRow, knowledge: Knowledge) => Cell];

/** Columns that a scheme has and no source of ours can fill: there, so that its tools find the table they know. */
export function empty(...names: readonly string[]): Column[] {
  return names.map((name) => [name, () => undefined]);
}

/** What begins a formula in some spreadsheet: the signs, their wide forms, and blanks that are taken away before them. */
const FORMULA = /^[\s\ufeff]*[=+\-@＝＋－＠]|^[\t\r\n]/;

/** Text that a spreadsheet would run as a formula gets a quotation mark before it; numbers stay numbers. */
export function csvCell(value: Cell): string {
  if (value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (value === "") return value;
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** An exporter that writes one incident a row. */
export function tableExporter(
  name: string,
  heading: string,
  columns: readonly Column[],
  { withoutDocuments }: Pick<Exporter, "withoutDocuments"> = {},
): Exporter {
  return {
    name,
    title: heading,
    mimeType: "text/csv; charset=utf-8",
    extension: "csv",
    ...(withoutDocuments && { withoutDocuments }),
    incidents: ({ knowledge, byteOrderMark }) => ({
      head: `${byteOrderMark ? "\ufeff" : ""}${columns.map(([column]) => column).join(",")}\r\n`,
      row(row) {
        let [line, separator] = ["", ""];
        for (const [, cell] of columns) {
          line += separator + csvCell(cell(row, knowledge));
          separator = ",";
        }
        return `${line}\r\n`;
      },
    }),
  };
}
