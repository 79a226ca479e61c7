// What was published within some days: a condition for lists, and how much there was, with the nearest days around.
import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { DocumentRow, PublishedDays, PublishedView } from "../../record/index.ts";
import { chunks, DOCUMENT_COLUMNS, documentRow } from "../rows.ts";
import type { Database } from "../store.ts";
import type { Tables } from "../tables.ts";

export type OfDocument = (e: ExpressionBuilder<Tables, "documents">) => Expression<SqlBool>;

/** Undefined where neither days nor documents are asked for; what has no date lies in no days. */
export function publishedWithin(filter: PublishedDays): OfDocument | undefined {
  const { publishedFrom, publishedTo, documents } = filter;
  const days = publishedFrom !== undefined || publishedTo !== undefined;
  if (!days && documents === undefined) return undefined;
  return (e) =>
    e.and([
      e("documents.newest", "=", 1),
      ...(documents === undefined ? [] : [e("documents.id", "in", documents)]),
      ...(days ? [e("documents.day", ">=", publishedFrom ?? "0")] : []),
      ...(publishedTo === undefined ? [] : [e("documents.day", "<=", publishedTo)]),
    ]);
}

const newest = (db: Database) => db.selectFrom("documents").where("newest", "=", 1);

export async function published(db: Database, from: string, to: string): Promise<PublishedView> {
  const rows = await newest(db)
    .where("day", ">=", from)
    .where("day", "<=", to)
    .select((e) => ["outlet" as const, e.fn.countAll<number>().as("documents")])
    .groupBy("outlet")
    .execute();
  const before = newest(db).where("day", "<", from).where("day", "!=", "");
  const earlier = await before.select((e) => e.fn.max("day").as("day")).executeTakeFirst();
  const after = newest(db).where("day", ">", to);
  const later = await after.select((e) => e.fn.min("day").as("day")).executeTakeFirst();
  return {
    documents: rows.reduce((sum, row) => sum + Number(row.documents), 0),
    outlets: rows.flatMap((row) => row.outlet ?? []).toSorted(),
    ...(earlier?.day && { earlier: earlier.day }),
    ...(later?.day && { later: later.day }),
  };
}

/** The documents that stand at these addresses, or were read from them. */
export async function documentsAt(
  db: Database,
  addresses: readonly string[],
): Promise<{ readonly address: string; readonly document: DocumentRow }[]> {
  const found: { address: string; document: DocumentRow }[] = [];
  for (const part of chunks(addresses)) {
    const wanted = new Set(part);
    const rows = await newest(db)
      .innerJoin("originals", "originals.sha256", "documents.original")
      .where((e) => e.or([e("documents.url", "in", part), e("originals.location", "in", part)]))
      .select([...DOCUMENT_COLUMNS, "originals.location"])
      .execute();
    for (const row of rows) {
      const address = row.url !== null && wanted.has(row.url) ? row.url : row.location;
      found.push({ address, document: documentRow(row) });
    }
  }
  return found;
}
