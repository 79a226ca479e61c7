// Reports lately read, kept opened: news comes in the order of days, so the same reports are compared again and again; of
// many more the outlines.
// A report is never changed; where a document is replaced, a count in the ledger says so to every process.
import type { Merging, Outline, Report } from "../record/index.ts";
import { Outlines } from "./outlines.ts";
import { chunks, reportOf } from "./rows.ts";
import type { Database } from "./store.ts";

// Two weeks of a busy ledger (110 reports a day), some 12 KB each with what comparing needs. With 4,000 the processor time
// of merging 8,000 reports was the same.
export const KEPT_REPORTS = 1500;
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

type Words = NonNullable<Report["words"]>;

function areEqual(a: Words, b: Words): boolean {
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return (
    left.length === right.length &&
    left.every(([word, weight], at) => word === right[at]![0] && weight === right[at]![1])
  );
}

/** Every report of a document has its words, and they are half of a report opened (4 of 8 KB): of some they are kept once. */
class SharedWords {
  readonly #words = new Map<string, Words>();

  /** One that is kept stays the object it is: what comparing has prepared hangs on it. */
  know(report: Report): Report {
    if (report.words) this.#words.set(report.document, report.words);
    return report;
  }

  share(report: Report): Report {
    const { document, words } = report;
    const known = words && this.#words.get(document);
    return known && areEqual(known, words) ? { ...report, words: known } : this.know(report);
  }
}

export class ReportCache {
  readonly #kept = new Map<string, Report>();
  readonly #outlines = new Outlines();
  readonly #most: number;
  #replaced = "";

  constructor(most: number = KEPT_REPORTS) {
    this.#most = most;
  }

  /** The reports with these ids that are there, in any order; inside a transaction. */
  async read(db: Database, ids: ReadonlySet<string>): Promise<Report[]> {
    await this.#follow(db);
    const found: Report[] = [];
    const missing: string[] = [];
    const words = new SharedWords();
    for (const id of ids) {
      const kept = this.#kept.get(id);
      if (kept) found.push(this.#keep(words.know(kept)));
      else missing.push(id);
    }
    for (const part of chunks(missing)) {
      const rows = await db.selectFrom("reports").select("report").where("id", "in", part).execute();
      found.push(...rows.map((row) => this.#keep(words.share(reportOf(row)))));
    }
    return found;
  }

  /** The outlines of the reports that are there, in any order; inside a transaction. */
  async outlines(db: Database, ids: ReadonlySet<string>, merging: Merging): Promise<Outline[]> {
    await this.#follow(db);
    return this.#outlines.read(db, ids, merging);
  }

  /** Takes in the reports of some documents as they are entered: they are asked for at once. */
  async enter(db: Database, documents: readonly (readonly Report[])[], merging: Merging): Promise<void> {
    await this.#follow(db);
    for (const reports of documents) {
      this.#outlines.note(reports, merging);
      for (const report of reports) this.#keep(report);
    }
  }

  async #follow(db: Database): Promise<void> {
    const replaced = await replacedCount(db);
    if (replaced !== this.#replaced) this.clear();
    this.#replaced = replaced;
  }

  /** After a transaction that was taken back: what was read in it may never have been. */
  clear(): void {
    this.#kept.clear();
    this.#outlines.clear();
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
