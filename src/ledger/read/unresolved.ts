// Documents that give the names no register knows, most seen first: what a list of unknown names is made from.
import type { Database } from "../store.ts";

/** Ids of documents with any of the `names` most seen unresolved names of people and bodies, newest first, at most `limit`. */
export async function documentsWithUnknownNames(
  db: Database,
  names: number,
  limit: number,
): Promise<string[]> {
  const unresolved = db
    .selectFrom("mentions")
    .innerJoin("documents", "documents.seq", "mentions.document")
    .where("documents.newest", "=", 1)
    .where("mentions.entity", "is", null)
    .where("mentions.type", "in", ["person", "organization"]);
  const most = await unresolved
    .select((e) => ["mentions.name", e.fn.sum<number>("mentions.times").as("seen")])
    .groupBy("mentions.name")
    .orderBy("seen", "desc")
    .orderBy("mentions.name")
    .limit(names)
    .execute();
  if (most.length === 0) return [];
  const rows = await unresolved
    .where(
      "mentions.name",
      "in",
      most.map((row) => row.name),
    )
    .select(["documents.id", "documents.day", "documents.seq"])
    .distinct()
    .orderBy("documents.day", "desc")
    .orderBy("documents.seq", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}
