// Codings of one text by several coders, each kept whole: one a coder and document.
import type { CodedDocument, Coding } from "../../record/index.ts";
import type { Database, Store } from "../store.ts";

export interface CodingFilter {
  readonly document?: string;
  readonly coder?: string;
  readonly finished?: boolean;
}

export async function codings(db: Database, { document, coder, finished }: CodingFilter): Promise<Coding[]> {
  const rows = await db
    .selectFrom("codings")
    .selectAll()
    .$if(document !== undefined, (q) => q.where("document", "=", document!))
    .$if(coder !== undefined, (q) => q.where("coder", "=", coder!))
    .$if(finished !== undefined, (q) => q.where("finished", "=", finished ? 1 : 0))
    .orderBy("seq")
    .execute();
  return rows.map(({ seq: _seq, coded, finished: done, ...row }) => ({
    ...row,
    coded: JSON.parse(coded) as CodedDocument,
    finished: done === 1,
  }));
}

export async function keepCoding(store: Store, coding: Coding): Promise<void> {
  const { id, document, fingerprint, coder, coded, finished, at } = coding;
  const told = { fingerprint, coded: JSON.stringify(coded), finished: finished ? 1 : 0, at };
  await store.write(async (tx) => {
    await tx
      .insertInto("codings")
      .values({ id, document, coder, ...told })
      .onConflict((conflict) => conflict.columns(["document", "coder"]).doUpdateSet(told))
      .execute();
  });
}

export async function dropCoding(store: Store, document: string, coder: string): Promise<void> {
  await store.write(async (tx) => {
    await tx.deleteFrom("codings").where("document", "=", document).where("coder", "=", coder).execute();
  });
}
