// What was published within some days: a condition for lists, and how much there was, with the nearest days around.
import type { Expression, ExpressionBuilder, SqlBool } from "kysely";
import type { PublishedDays, PublishedView } from "../../record/index.ts";
import type { Database } from "../store.ts";
import type { Tables } from "../tables.ts";

export type OfDocument = (e: ExpressionBuilder<Tables, "documents">) => Expression<SqlBool>;

/** Undefined where no day is asked for; what has no date lies in no days. */
export function publishedWithin({ publishedFrom, publishedTo }: PublishedDays): OfDocument | undefined {
  if (publishedFrom === undefined && publishedTo === undefined) return undefined;
  return (e) =>
    e.and([
      e("documents.newest", "=", 1),
      e("documents.day", ">=", publishedFrom ?? "0"),
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
