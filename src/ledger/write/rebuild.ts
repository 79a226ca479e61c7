// Computing every incident again from reports and people's judgements. What comes out is what was there before, byte for
// byte, unless the rules of merging have changed; only what differs is written. Memory does not grow with the ledger.
import type { Database, Store } from "../store.ts";
import type { Rebuilt } from "../types.ts";
import { OF_PEOPLE } from "./machine.ts";
import { groupsOf } from "./regroup.ts";
import { judgeAll, placesOf, type Rebuilding } from "./rejudge.ts";
import { putTogetherAll } from "./together.ts";

// Reports that are put together at once; what hangs together with more of them is put together whole.
const TOGETHER = 500;

/** All of it in one transaction: a kill on the way leaves the incidents as they were. */
export async function rebuild(store: Store, rebuilding: Rebuilding, at: string): Promise<Rebuilt> {
  const rebuilt = await store.write((tx) => rebuildIn(tx, rebuilding, at));
  await store.settle();
  return rebuilt;
}

async function rebuildIn(tx: Database, rebuilding: Rebuilding, at: string): Promise<Rebuilt> {
  const places = await placesOf(tx);
  await judgeAll(tx, places, rebuilding, at);
  let incidents = 0;
  for await (const ids of groupsOf(tx, places, TOGETHER))
    incidents += await putTogetherAll(tx, ids, rebuilding, at);
  return { reports: places.size, incidents, judgements: await peoples(tx) };
}

async function peoples(db: Database): Promise<number> {
  const { total } = await db
    .selectFrom("judgements")
    .select((e) => e.fn.countAll<number>().as("total"))
    .where("withdrawn_at", "is", null)
    .where(OF_PEOPLE)
    .executeTakeFirstOrThrow();
  return total;
}
