// What of a document is searched, and making the index anew when the way words are cut has changed.
import { createHash } from "node:crypto";
import type { CodedDocument } from "../../record/index.ts";
import { codedOnce } from "../rows.ts";
import type { WordCutter } from "../search-words.ts";
import type { Database, SearchStore, Store } from "../store.ts";
import type { Affixes } from "../types.ts";

// Raised when the way words are folded and cut (search-words.ts, text/fold.ts) changes.
const INDEX_VERSION = 1;
const PAGE = 200;

/** The search index of a store together with the way its words are cut. */
export interface WordIndex {
  add(db: Database, placed: readonly { seq: number; coded: CodedDocument }[]): Promise<void>;
  remove(db: Database, seqs: readonly number[]): Promise<void>;
  clear(db: Database): Promise<void>;
}

/** The stems of title and text, in order, so that the index may still look for words side by side. */
function stemsOf(cutter: WordCutter, { title, text }: Pick<CodedDocument, "title" | "text">): string[] {
  return [title ?? "", text].flatMap((part) => cutter(part).map((word) => word.stem));
}

export function wordIndex(search: SearchStore, cutter: WordCutter): WordIndex {
  return {
    add: (db, placed) =>
      search.add(
        db,
        placed.map(({ seq, coded }) => ({ seq, stems: stemsOf(cutter, coded) })),
      ),
    remove: (db, seqs) => search.remove(db, seqs),
    clear: (db) => search.clear(db),
  };
}

async function indexAll(db: Database, words: WordIndex): Promise<void> {
  await words.clear(db);
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom("documents")
      .select(["seq", "coded"])
      .where("newest", "=", 1)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    await words.add(
      db,
      rows.map((row) => ({ seq: row.seq, coded: codedOnce(row) })),
    );
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** Makes the index anew if it was made with other affixes than these. */
export async function refreshSearch(
  store: Store,
  words: WordIndex,
  affixes: readonly Affixes[],
): Promise<void> {
  const value = createHash("sha256")
    .update(JSON.stringify([INDEX_VERSION, affixes]))
    .digest("hex");
  const made = await store.db
    .selectFrom("settings")
    .select("value")
    .where("name", "=", "search-index")
    .executeTakeFirst();
  if (made?.value === value) return;
  await store.write(async (tx) => {
    await indexAll(tx, words);
    await tx
      .insertInto("settings")
      .values({ name: "search-index", value })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
      .execute();
  });
}
