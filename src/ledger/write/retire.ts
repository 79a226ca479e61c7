// When a document comes again with other words: the version before is kept whole, but nothing is counted from it.
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import { removeIncidentsOf } from "./merged.ts";
import type { WordIndex } from "./search-index.ts";

/** Ids of the reports made from these versions of documents. */
export async function reportsOfDocuments(db: Database, documents: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const part of chunks(documents)) {
    const rows = await db.selectFrom("reports").select("id").where("document", "in", part).execute();
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}

/** A judgement was made on words; where the words have gone it is withdrawn, not deleted. */
async function withdrawJudgements(db: Database, reports: readonly string[], at: string): Promise<void> {
  for (const part of chunks(reports)) {
    await db
      .updateTable("judgements")
      .set({ withdrawn_at: at })
      .where("withdrawn_at", "is", null)
      .where((e) => e.or([e("a", "in", part), e("b", "in", part)]))
      .execute();
  }
}

export async function retire(
  db: Database,
  words: WordIndex,
  documents: readonly number[],
  reports: readonly string[],
  at: string,
): Promise<void> {
  if (documents.length === 0) return;
  await withdrawJudgements(db, reports, at);
  await removeIncidentsOf(db, reports);
  for (const part of chunks(documents)) {
    await db.updateTable("documents").set({ newest: 0 }).where("seq", "in", part).execute();
    await db.deleteFrom("reports").where("document", "in", part).execute();
    for (const table of ["mentions", "events", "statements", "tallies", "attributions"] as const) {
      await db.deleteFrom(table).where("document", "in", part).execute();
    }
  }
  await words.remove(db, documents);
}
