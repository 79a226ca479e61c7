// Pages with their filters, kept under a name.
import type { SavedView } from "../../record/index.ts";
import type { Database, Store } from "../store.ts";

export async function savedViews(db: Database): Promise<SavedView[]> {
  const rows = await db.selectFrom("saved_views").selectAll().orderBy("name").orderBy("seq").execute();
  return rows.map(({ seq: _seq, ...view }) => view);
}

export async function saveView(store: Store, { id, name, path, query, owner, at }: SavedView): Promise<void> {
  await store.write(async (tx) => {
    await tx.insertInto("saved_views").values({ id, name, path, query, owner, at }).execute();
  });
}

export async function forgetView(store: Store, id: string): Promise<boolean> {
  return store.write(async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom("saved_views")
      .where("id", "=", id)
      .executeTakeFirstOrThrow();
    return numDeletedRows > 0n;
  });
}
