// Which documents are here already with the very same words, so that they need not be coded again.
import type { Document } from "../../record/index.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";

export async function knownDocuments(
  db: Database,
  documents: readonly Document[],
): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const part of chunks(
    documents.map((document) => ({ id: document.id, print: fingerprintOf(document) })),
  )) {
    const rows = await db
      .selectFrom("documents")
      .select(["id", "fingerprint", "url"])
      .where("newest", "=", 1)
      .where(
        "fingerprint",
        "in",
        part.map(({ print }) => print),
      )
      .execute();
    const anywhere = new Set(rows.filter((row) => row.url !== null).map((row) => row.fingerprint));
    const here = new Set(rows.map((row) => `${row.fingerprint} ${row.id}`));
    for (const { id, print } of part) if (anywhere.has(print) || here.has(`${print} ${id}`)) known.add(id);
  }
  return known;
}
