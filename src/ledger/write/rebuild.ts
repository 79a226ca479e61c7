// Computing every incident again: the machine's judgements are withdrawn, people's stay, reports are never touched.
import { sql } from "kysely";
import type { MergeFunction } from "../../record/index.ts";
import { judgementOf, reportOf } from "../rows.ts";
import type { Database } from "../sqlite.ts";
import { writeMerged } from "./merged.ts";

/** The `by` of the machine's judgements begins with this (merge/judge.ts). */
const MACHINE = "merge@";

export async function rebuild(db: Database, merge: MergeFunction): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx
      .updateTable("judgements")
      .set({ withdrawn_at: sql<string>`current_timestamp` })
      .where("withdrawn_at", "is", null)
      .where("by", "like", `${MACHINE}%`)
      .execute();
    const reports = (await tx.selectFrom("reports").select("report").execute()).map(reportOf);
    const kept = await tx.selectFrom("judgements").selectAll().where("withdrawn_at", "is", null).execute();
    await writeMerged(tx, merge(reports, { reports: [], judgements: kept.map(judgementOf), disturbed: [] }));
  });
}
