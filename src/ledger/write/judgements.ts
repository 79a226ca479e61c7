// Rows of judgements: added, never rewritten; one that was withdrawn keeps its id.
import type { Judgement } from "../../record/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";

/**
 * The id under which each judgement is to be written; none for one that is in force already. One that was withdrawn keeps
 * its id and stays; made anew it is named after that withdrawal.
 */
async function freeIds(db: Database, judgements: readonly Judgement[]): Promise<Map<string, string>> {
  const free = new Map(judgements.map(({ id }) => [id, id]));
  for (let open = [...free]; open.length > 0;) {
    const wanted = open.map(([, id]) => id);
    const rows = await db
      .selectFrom("judgements")
      .select(["id", "withdrawn_at"])
      .where("id", "in", wanted)
      .execute();
    const there = new Map(rows.map((row) => [row.id, row.withdrawn_at]));
    const taken = open.filter(([, id]) => there.has(id));
    for (const [base, id] of taken) {
      const withdrawnAt = there.get(id);
      if (typeof withdrawnAt === "string") free.set(base, nextId(base, id, withdrawnAt));
      else free.delete(base);
    }
    open = taken.flatMap(([base]) => (free.has(base) ? [[base, free.get(base)!] as [string, string]] : []));
  }
  return free;
}

function nextId(base: string, id: string, withdrawnAt: string): string {
  const next = `${base}@${withdrawnAt}`;
  return id.startsWith(next) ? `${id}+` : next;
}

function judgementRow({ a, b, verdict, score, reasons, by, at, withdrawnAt }: Judgement, id: string) {
  const made = { a, b, verdict, score, reasons: JSON.stringify(reasons), by };
  return { id, ...made, at: at ?? null, withdrawn_at: withdrawnAt ?? null };
}

/** Adds judgements; one that is there already is left as it is. */
export async function insertJudgements(db: Database, judgements: readonly Judgement[]): Promise<void> {
  for (const part of chunks(judgements, 50)) {
    const free = await freeIds(db, part);
    const rows = part.flatMap((judgement) => {
      const id = free.get(judgement.id);
      return id === undefined ? [] : [judgementRow(judgement, id)];
    });
    if (rows.length === 0) continue;
    await db
      .insertInto("judgements")
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
