// A person's judgement on two reports, and taking one back. The incidents it touches are computed again at once.
import { CasusError, type Judgement } from "../../record/index.ts";
import { joinedTo } from "../read/joined.ts";
import { anchorOf } from "../anchor.ts";
import { note } from "../people/audit.ts";
import { judgementOf, reportOf } from "../rows.ts";
import type { Database, Store } from "../store.ts";
import { insertJudgements } from "./judgements.ts";
import { type Joining, putTogether } from "./together.ts";

/** The words a judgement is on, that it may find them again when its reports are made anew. */
async function anchored(db: Database, report: string): Promise<string> {
  const row = await db
    .selectFrom("reports")
    .innerJoin("documents", "documents.seq", "reports.document")
    .select(["reports.report", "documents.fingerprint"])
    .where("reports.id", "=", report)
    .executeTakeFirst();
  if (!row) throw new CasusError("not-found", `There is no report ${report} in the ledger to judge on.`);
  return JSON.stringify(anchorOf(reportOf(row), row.fingerprint));
}

/** What the log says of a judgement, in the transaction that makes it or takes it back. */
function noted({ id, a, b, verdict }: Pick<Judgement, "id" | "a" | "b" | "verdict">, by: string, at: string) {
  return { at, by, what: id, detail: `${verdict}: ${a} and ${b}` };
}

export async function judge(store: Store, judgement: Judgement, joining: Joining): Promise<void> {
  await store.write(async (tx) => {
    const anchors = { anchor_a: await anchored(tx, judgement.a), anchor_b: await anchored(tx, judgement.b) };
    await insertJudgements(tx, [judgement]);
    await tx.updateTable("judgements").set(anchors).where("id", "=", judgement.id).execute();
    await putTogether(tx, [judgement.a, judgement.b], joining, { at: judgement.at ?? "" });
    await note(tx, { ...noted(judgement, judgement.by, judgement.at ?? ""), deed: "judge" });
  });
}

export async function judgement(db: Database, id: string): Promise<Judgement | undefined> {
  const row = await db.selectFrom("judgements").selectAll().where("id", "=", id).executeTakeFirst();
  return row && judgementOf(row);
}

export async function withdraw(
  store: Store,
  id: string,
  { at, by }: { readonly at: string; readonly by?: string | undefined },
  joining: Joining,
): Promise<void> {
  await store.write(async (tx) => {
    const row = await judgement(tx, id);
    if (!row) throw new CasusError("not-found", `There is no judgement ${id} in the ledger.`);
    // Both sides are looked up while the judgement still joins them: each may keep other reports on its own side.
    const joined = await joinedTo(tx, [row.a, row.b]);
    await tx
      .updateTable("judgements")
      .set({ withdrawn_at: at })
      .where("id", "=", id)
      .where("withdrawn_at", "is", null)
      .execute();
    await putTogether(tx, joined, joining, { at });
    await note(tx, { ...noted(row, by ?? row.by, at), deed: "withdraw" });
  });
}
