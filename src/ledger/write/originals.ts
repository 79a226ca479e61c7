// Rows of originals: where the bytes behind a document were had. The bytes themselves are in the archive.
import type { Original } from "../../record/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";

export async function insertOriginals(db: Database, originals: readonly Original[]): Promise<void> {
  const bySha = new Map(originals.map((original) => [original.sha256, original]));
  for (const part of chunks(bySha.values())) {
    const rows = part.map(({ sha256, bytes, mediaType, location, keptAt }) => ({
      sha256,
      bytes,
      media_type: mediaType,
      location,
      kept_at: keptAt,
    }));
    await db
      .insertInto("originals")
      .values(rows)
      .onConflict((conflict) => conflict.column("sha256").doNothing())
      .execute();
  }
}
