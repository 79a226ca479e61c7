// Noting what could not be read or coded, with its reason.
import { chunks } from "../rows.ts";
import type { Store } from "../store.ts";
import type { Dropped } from "../types.ts";

export async function drop(store: Store, dropped: readonly Dropped[]): Promise<void> {
  if (dropped.length === 0) return;
  await store.write(async (tx) => {
    for (const part of chunks(dropped, 50)) {
      const rows = part.map(({ document, code, message, at }) => ({ document, code, message, at }));
      await tx.insertInto("dropped").values(rows).execute();
    }
  });
}
