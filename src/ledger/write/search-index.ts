// What of a document is searched, and making the index anew when the way words are cut has changed.
import { createHash } from "node:crypto";
import type { CodedDocument } from "../../record/index.ts";
import { codedOf } from "../rows.ts";
import type { WordCutter } from "../search-words.ts";
import { clearSearchIndex, type Database, indexWords } from "../sqlite.ts";
import type { Affixes } from "../types.ts";

// Raised when the way words are folded and cut (search-words.ts, text/fold.ts) changes.
const INDEX_VERSION = 1;
const PAGE = 200;

/** The stems of title and text, in order, so that the index may still look for words side by side. */
export function wordsOf(cutter: WordCutter, document: Pick<CodedDocument, "title" | "text">): string {
  const parts = [document.title ?? "", document.text];
  return parts
    .map((part) =>
      cutter(part)
        .map((word) => word.stem)
        .join(" "),
    )
    .join(" ");
}

async function indexAll(db: Database, cutter: WordCutter): Promise<void> {
  await clearSearchIndex(db);
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom("documents")
      .select(["seq", "coded"])
      .where("newest", "=", 1)
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    for (const row of rows) await indexWords(db, row.seq, wordsOf(cutter, codedOf(row)));
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

/** Makes the index anew if it was made with other affixes than these. */
export async function refreshSearch(
  db: Database,
  cutter: WordCutter,
  affixes: readonly Affixes[],
): Promise<void> {
  const value = createHash("sha256")
    .update(JSON.stringify([INDEX_VERSION, affixes]))
    .digest("hex");
  const made = await db
    .selectFrom("settings")
    .select("value")
    .where("name", "=", "search-index")
    .executeTakeFirst();
  if (made?.value === value) return;
  await db.transaction().execute(async (tx) => {
    await indexAll(tx, cutter);
    await tx
      .insertInto("settings")
      .values({ name: "search-index", value })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
      .execute();
  });
}
