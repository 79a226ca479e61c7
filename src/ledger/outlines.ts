// Outlines of reports lately put together, so that of a large connected group only what changed is read whole. They hang
// on the rules of merging, so they are kept in memory alone.
import type { Merging, Outline, Report } from "../record/index.ts";
import { chunks, reportOf } from "./rows.ts";
import type { Database } from "./store.ts";

// The reports of a busy year (110 a day); some 600 bytes each.
const KEPT = 40_000;
// Documents whose reports are opened at once: some hundred reports.
const DOCUMENTS = 50;

export class Outlines {
  readonly #kept = new Map<string, Outline>();
  #made: Merging | undefined;

  /** Other rules make other outlines. */
  #follow(merging: Merging): void {
    if (this.#made !== merging) this.#kept.clear();
    this.#made = merging;
  }

  /** Of all reports of one document, as they are entered. */
  note(reports: readonly Report[], merging: Merging): readonly Outline[] {
    this.#follow(merging);
    const outlines = merging.outline(reports);
    for (const outline of outlines) this.#keep(outline);
    return outlines;
  }

  /** The outlines of those of the reports that are there, in any order; inside a transaction. */
  async read(db: Database, ids: ReadonlySet<string>, merging: Merging): Promise<Outline[]> {
    this.#follow(merging);
    const found: Outline[] = [];
    const missing: string[] = [];
    for (const id of ids) {
      const kept = this.#kept.get(id);
      if (kept) found.push(this.#keep(kept));
      else missing.push(id);
    }
    const wanted = new Set(missing);
    for (const documents of chunks(await documentsOf(db, missing), DOCUMENTS))
      for (const reports of await reportsByDocument(db, documents))
        found.push(...this.note(reports, merging).filter(({ id }) => wanted.has(id)));
    return found;
  }

  clear(): void {
    this.#kept.clear();
  }

  /** The one asked for last stands last; the first goes when there are too many. */
  #keep(outline: Outline): Outline {
    this.#kept.delete(outline.id);
    this.#kept.set(outline.id, outline);
    if (this.#kept.size > KEPT) {
      const oldest = this.#kept.keys().next();
      if (!oldest.done) this.#kept.delete(oldest.value);
    }
    return outline;
  }
}

async function documentsOf(db: Database, reports: readonly string[]): Promise<Set<number>> {
  const found = new Set<number>();
  for (const part of chunks(reports)) {
    const rows = await db.selectFrom("reports").select("document").where("id", "in", part).execute();
    for (const { document } of rows) found.add(document);
  }
  return found;
}

async function reportsByDocument(db: Database, documents: readonly number[]): Promise<Report[][]> {
  const rows = await db
    .selectFrom("reports")
    .select(["document", "report"])
    .where("document", "in", documents)
    .execute();
  return [...Map.groupBy(rows, ({ document }) => document).values()].map((list) => list.map(reportOf));
}
