// Documents: the list, newest first, and one whole with the original behind it.
import type { DocumentRow, DocumentView, Page, Rows } from "../../record/index.ts";
import { limitOf, pageOf, readSeqCursor } from "../cursor.ts";
import { chunks, codedOf, DOCUMENT_COLUMNS, documentRow } from "../rows.ts";
import type { Database } from "../store.ts";

/** How many there are, each in its newest version. */
export async function countDocuments(db: Database): Promise<number> {
  const counted = await db
    .selectFrom("documents")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("newest", "=", 1)
    .executeTakeFirstOrThrow();
  return counted.total;
}

/** `total` is asked for once a page. */
export async function documents(
  db: Database,
  page: Page,
  total: () => Promise<number>,
): Promise<Rows<DocumentRow>> {
  const limit = limitOf(page);
  let query = db.selectFrom("documents").select(DOCUMENT_COLUMNS).where("newest", "=", 1);
  if (page.after !== undefined) {
    const [day, seq] = readSeqCursor(page.after);
    query = query.where((e) => e(e.refTuple("day", "seq"), "<", e.tuple(day, seq)));
  }
  const rows = await query
    .orderBy("day", "desc")
    .orderBy("seq", "desc")
    .limit(limit + 1)
    .execute();
  const { rows: kept, next } = pageOf(rows, limit, (row) => [row.day, row.seq]);
  return { rows: kept.map(documentRow), total: await total(), ...(next !== undefined && { next }) };
}

export async function document(db: Database, id: string): Promise<DocumentView | undefined> {
  const row = await db
    .selectFrom("documents")
    .innerJoin("originals", "originals.sha256", "documents.original")
    .select(["seq", "coded", "added_at", "sha256", "bytes", "media_type", "location", "kept_at"])
    .where("id", "=", id)
    .where("newest", "=", 1)
    .executeTakeFirst();
  if (!row) return undefined;
  const placed = await db
    .selectFrom("incident_reports")
    .innerJoin("reports", "reports.id", "incident_reports.report")
    .select(["reports.event", "incident_reports.incident"])
    .where("incident_reports.document", "=", row.seq)
    .execute();
  return {
    document: codedOf(row),
    original: {
      sha256: row.sha256,
      bytes: row.bytes,
      mediaType: row.media_type,
      location: row.location,
      keptAt: row.kept_at,
    },
    addedAt: row.added_at,
    incidents: Object.fromEntries(placed.map(({ event, incident }) => [event, incident])),
  };
}

/** Rows of many documents at once, for what names documents by their ids. */
export async function documentRows(db: Database, ids: readonly string[]): Promise<DocumentRow[]> {
  const found: DocumentRow[] = [];
  for (const part of chunks(new Set(ids))) {
    const rows = await db
      .selectFrom("documents")
      .select([...DOCUMENT_COLUMNS, "newest"])
      .where("id", "in", part)
      .execute();
    // Not asked of the database: before it has looked at its tables it would go through all newest ones for that.
    found.push(...rows.filter(({ newest }) => newest === 1).map(documentRow));
  }
  return found;
}

const PAGE = 1000;

/** The newest version of every document with the hash of its original. */
export async function* sources(db: Database): AsyncGenerator<{ document: string; sha256: string }> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom("documents")
      .select(["seq", "id as document", "original as sha256"])
      .where("newest", "=", 1)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    for (const { document: id, sha256 } of rows) yield { document: id, sha256 };
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
