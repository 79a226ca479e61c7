// The coded records in the order of entering, as `casus export coded` gives them out.
import type { CodedDocument } from "../../record/index.ts";
import { chunks, codedOf, codedOnce } from "../rows.ts";
import type { Database } from "../store.ts";

const PAGE = 100;

/** The newest version of each of these documents, in any order; unknown ids are left out. */
export async function codedNamed(db: Database, ids: readonly string[]): Promise<CodedDocument[]> {
  const found: CodedDocument[] = [];
  for (const some of chunks(ids)) {
    const rows = await db
      .selectFrom("documents")
      .select("coded")
      .where("newest", "=", 1)
      .where("id", "in", some)
      .execute();
    found.push(...rows.map(codedOf));
  }
  return found;
}

export async function* codedDocuments(db: Database): AsyncGenerator<CodedDocument> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom("documents")
      .select(["seq", "coded"])
      .where("newest", "=", 1)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    for (const row of rows) yield codedOnce(row);
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}
