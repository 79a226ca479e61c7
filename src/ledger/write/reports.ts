// Rows of reports: the unit that merging compares, found again by the days on which it may have happened.
import type { Report } from "../../record/index.ts";
import { windowOf } from "../../text/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";

/** What a report is found by stands in a table of its own (keys.ts), and merging makes it again from the rest. */
function reportRow(document: number, { keys: _keys, seeks: _seeks, ...report }: Report) {
  const window = windowOf(report);
  return {
    id: report.id,
    document,
    event: report.event,
    first_day: window?.first ?? null,
    last_day: window?.last ?? null,
    report: JSON.stringify(report),
  };
}

export async function insertReports(
  db: Database,
  told: readonly { readonly document: number; readonly reports: readonly Report[] }[],
): Promise<void> {
  const rows = told.flatMap(({ document, reports }) => reports.map((report) => reportRow(document, report)));
  for (const part of chunks(rows, 50)) await db.insertInto("reports").values(part).execute();
}
