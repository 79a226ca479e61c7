// When a document comes again with other words or is coded anew: what was there before is kept, but nothing is counted
// from it any more.
import { sql } from "kysely";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import { noteReplaced } from "../report-cache.ts";
import { joinedTo } from "../read/joined.ts";
import type { Removed } from "./changes.ts";
import { type Left, removeIncidentsOf } from "./incidents.ts";
import { MACHINE } from "./machine.ts";
import type { WordIndex } from "./search-index.ts";

/** What retiring left behind. */
export interface Retired extends Required<Left> {
  /** Those that were joined to them and must be put together anew. */
  readonly disturbed: readonly string[];
  /** Copies of their texts: they were not compared as long as another stood for them. */
  readonly copies: readonly string[];
}

async function reportsOfDocuments(db: Database, documents: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const part of chunks(documents)) {
    const rows = await db.selectFrom("reports").select("id").where("document", "in", part).execute();
    ids.push(...rows.map((row) => row.id));
  }
  return ids;
}

const COPY = '%"name":"copy"%';

/** What was found to be one text with some reports, at one remove: all copies were held against the first of them. */
async function copiesOf(db: Database, reports: Iterable<string>): Promise<Set<string>> {
  const found = new Set(reports);
  for (const part of chunks(found)) {
    const rows = await db
      .selectFrom("judgements")
      .select(["a", "b"])
      .where("withdrawn_at", "is", null)
      .where("reasons", "like", COPY)
      .where((e) => e.or([e("a", "in", part), e("b", "in", part)]))
      .execute();
    for (const { a, b } of rows) found.add(a).add(b);
  }
  return found;
}

/** The machine judged by values that have gone. It is withdrawn, not deleted; a person's judgement waits (carry.ts). */
async function withdrawMachines(db: Database, reports: readonly string[], at: string): Promise<void> {
  for (const part of chunks(reports)) {
    await db
      .updateTable("judgements")
      .set({ withdrawn_at: at })
      .where("withdrawn_at", "is", null)
      .where("by", "like", `${MACHINE}%`)
      .where((e) => e.or([e("a", "in", part), e("b", "in", part)]))
      .execute();
  }
}

const PROJECTIONS = ["mentions", "events", "statements", "tallies", "attributions"] as const;

/** Takes everything that was counted from these rows of documents out; their reports become past ones. */
export async function retire(
  db: Database,
  words: WordIndex,
  documents: readonly number[],
  at: string,
): Promise<Retired> {
  if (documents.length === 0) return { at, reports: [], disturbed: [], copies: [], removed: [] };
  const reports = await reportsOfDocuments(db, documents);
  const gone = new Set(reports);
  const disturbed = [...(await joinedTo(db, gone))].filter((id) => !gone.has(id));
  const copies = await copiesOf(db, await copiesOf(db, gone));
  await withdrawMachines(db, reports, at);
  const removed: Removed[] = [];
  await removeIncidentsOf(db, reports, (one) => removed.push(one));
  for (const part of chunks(documents)) {
    await sql`insert into past_reports (document, coded_at, id, report)
      select r.document, d.coded_at, r.id, r.report from reports as r
      inner join documents as d on d.seq = r.document where d.seq in (${sql.join(part)})`.execute(db);
    await db.deleteFrom("reports").where("document", "in", part).execute();
    for (const table of PROJECTIONS) await db.deleteFrom(table).where("document", "in", part).execute();
  }
  await words.remove(db, documents);
  await noteReplaced(db);
  return { at, reports, disturbed, copies: [...copies.difference(gone)], removed };
}
