// Reports lately read, kept opened: news comes in the order of days, so the same reports are compared again and again.
// A report is never changed; where a document is replaced, a count in the ledger says so to every process.
import type { Report } from "../record/index.ts";
import { chunks, reportOf } from "./rows.ts";
import type { Database } from "./store.ts";

// The month in which a story is told again, of a busy ledger (110 reports a day); some 15 KB each with what comparing needs.
export const KEPT_REPORTS = 4000;
const SETTING = "replaced";

/** How often reports were taken out. */
export async function replacedCount(db: Database): Promise<string> {
  const row = await db.selectFrom("settings").select("value").where("name", "=", SETTING).executeTakeFirst();
  return row?.value ?? "0";
}

/** To be called in the transaction that takes reports out. */
export async function noteReplaced(db: Database): Promise<void> {
  const value = String(Number(await replacedCount(db)) + 1);
  await db
    .insertInto("settings")
    .values({ name: SETTING, value })
    .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
    .execute();
}

export class ReportCache {
  readonly #kept = new Map<string, Report>();
  readonly #most: number;
  #replaced = "";

  constructor(most: number = KEPT_REPORTS) {
    this.#most = most;
  }

  /** The reports with these ids that are there, in any order; inside a transaction. */
  async read(db: Database, ids: ReadonlySet<string>): Promise<Report[]> {
    const replaced = await replacedCount(db);
    if (replaced !== this.#replaced) this.#kept.clear();
    this.#replaced = replaced;
    const found: Report[] = [];
    const missing: string[] = [];
    for (const id of ids) {
      const kept = this.#kept.get(id);
      if (kept) found.push(this.#keep(kept));
      else missing.push(id);
    }
    for (const part of chunks(missing)) {
      const rows = await db.selectFrom("reports").select("report").where("id", "in", part).execute();
      found.push(...rows.map((row) => this.#keep(reportOf(row))));
    }
    return found;
  }

  /** After a transaction that was taken back: what was read in it may never have been. */
  clear(): void {
    this.#kept.clear();
  }

  /** The one read last stands last; the first goes when there are too many. */
  #keep(report: Report): Report {
    this.#kept.delete(report.id);
    this.#kept.set(report.id, report);
    if (this.#kept.size > this.#most) {
      const oldest = this.#kept.keys().next();
      if (!oldest.done) this.#kept.delete(oldest.value);
    }
    return report;
  }
}
