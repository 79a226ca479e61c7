// The log of what was done. Rows are added, nothing else: the database refuses it too (0004-people.ts).
import type { AuditFilter, AuditRow, Deed, Rows } from "../../record/index.ts";
import { limitOf, pageOf, readSeqCursor } from "../cursor.ts";
import type { Database } from "../store.ts";

/** Adds a line; inside the transaction of what it tells of, where that writes to the ledger. */
export async function note(db: Database, { at, by, deed, what, detail }: AuditRow): Promise<void> {
  await db
    .insertInto("audit")
    .values({ at, by, deed, what: what ?? null, detail: detail ?? null })
    .execute();
}

/** Newest first. `total` counts the whole filter. */
export async function audit(db: Database, filter: AuditFilter): Promise<Rows<AuditRow>> {
  const limit = limitOf(filter);
  let rows = db.selectFrom("audit");
  if (filter.by !== undefined) rows = rows.where("by", "=", filter.by);
  if (filter.deed !== undefined) rows = rows.where("deed", "=", filter.deed);
  if (filter.from !== undefined) rows = rows.where("at", ">=", filter.from);
  // A day is over when the next begins; "~" sorts behind every time of it.
  if (filter.to !== undefined) rows = rows.where("at", "<=", `${filter.to}~`);
  const { count } = await rows.select((e) => e.fn.countAll<number>().as("count")).executeTakeFirstOrThrow();
  const before = filter.after === undefined ? undefined : readSeqCursor(filter.after)[1];
  const page = pageOf(
    await rows
      .selectAll()
      .$if(before !== undefined, (q) => q.where("seq", "<", before!))
      .orderBy("seq", "desc")
      .limit(limit + 1)
      .execute(),
    limit,
    (row) => [row.at, row.seq],
  );
  return {
    rows: page.rows.map(({ at, by, deed, what, detail }) => ({
      at,
      by,
      deed: deed as Deed,
      ...(what !== null && { what }),
      ...(detail !== null && { detail }),
    })),
    total: Number(count),
    ...(page.next !== undefined && { next: page.next }),
  };
}

/** Who is in the log, for a filter. */
export async function auditNames(db: Database): Promise<string[]> {
  const rows = await db.selectFrom("audit").select("by").distinct().orderBy("by").execute();
  return rows.map((row) => row.by);
}
