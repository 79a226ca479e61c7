// What is read of judgements when reports are put together stands in the indexes themselves: of an incident of a hundred
// reports there are thousands, and their rows, with all the reasons, are not opened for it.
import type { Database } from "../store.ts";

async function indexJudgements(db: Database): Promise<void> {
  const { schema } = db;
  await schema.dropIndex("judgements_by_a").execute();
  await schema.dropIndex("judgements_by_b").execute();
  const joined = ["withdrawn_at", "verdict"] as const;
  await schema
    .createIndex("judgements_by_a")
    .on("judgements")
    .columns(["a", ...joined, "b", "score", "by"])
    .execute();
  await schema
    .createIndex("judgements_by_b")
    .on("judgements")
    .columns(["b", ...joined, "a"])
    .execute();
}

export const joined = {
  version: 8,
  name: "joined",
  async up(db: Database): Promise<void> {
    await indexJudgements(db);
  },
};
