// Coding documents anew from the text that is kept: the coding before becomes a past one, the words stay as they are.
import type { Database, Store } from "../store.ts";
import { codedOnce } from "../rows.ts";
import type { Recoded } from "../types.ts";
import { documentColumns, insertRecords } from "./document.ts";
import type { Writing } from "./enter.ts";
import { placeReports } from "./place.ts";
import { retire } from "./retire.ts";

interface Changed extends Recoded {
  readonly seq: number;
  readonly fingerprint: string;
}

/** Those whose coding differs from the one that is there. What is not there, or has other words by now, is left out. */
async function changedOf(db: Database, recoded: readonly Recoded[]): Promise<Changed[]> {
  const rows = await db
    .selectFrom("documents")
    .select(["seq", "id", "fingerprint", "coded"])
    .where("newest", "=", 1)
    .where(
      "id",
      "in",
      recoded.map(({ coded }) => coded.id),
    )
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return recoded.flatMap((one) => {
    const row = byId.get(one.coded.id);
    if (!row || row.coded === JSON.stringify(one.coded) || codedOnce(row).text !== one.coded.text) return [];
    return [{ ...one, seq: row.seq, fingerprint: row.fingerprint }];
  });
}

/** The coding before goes to the past ones; two codings of one instant are one. */
async function keepCoding(db: Database, seq: number): Promise<void> {
  await db
    .insertInto("past_codings")
    .columns(["document", "coded_at", "coded"])
    .expression(db.selectFrom("documents").select(["seq", "coded_at", "coded"]).where("seq", "=", seq))
    .onConflict((conflict) => conflict.columns(["document", "coded_at"]).doNothing())
    .execute();
}

/** Beside a coding that people corrected stands what the machine made; of others it is the coding itself. */
async function keepMachines(db: Database, recoded: readonly Recoded[]): Promise<void> {
  for (const { coded, machine } of recoded) {
    const row = await db
      .selectFrom("documents")
      .select("seq")
      .where("id", "=", coded.id)
      .where("newest", "=", 1)
      .executeTakeFirst();
    if (!row) continue;
    await db.deleteFrom("machine_codings").where("document", "=", row.seq).execute();
    if (machine === undefined) continue;
    await db
      .insertInto("machine_codings")
      .values({ document: row.seq, coded: JSON.stringify(machine) })
      .execute();
  }
}

/** In one transaction; gives the number of documents whose coding changed. */
export async function recode(
  store: Store,
  recoded: readonly Recoded[],
  at: string,
  writing: Writing,
): Promise<number> {
  if (recoded.length === 0) return 0;
  return store.write((tx) => recodeWithin(tx, recoded, at, writing));
}

/** The same inside a transaction that does more. */
export async function recodeWithin(
  tx: Database,
  recoded: readonly Recoded[],
  at: string,
  writing: Writing,
): Promise<number> {
  const { words } = writing;
  const changed = await changedOf(tx, recoded);
  await keepMachines(tx, recoded);
  if (changed.length === 0) return 0;
  const retired = await retire(
    tx,
    words,
    changed.map(({ seq }) => seq),
    at,
  );
  for (const { seq, coded } of changed) {
    await keepCoding(tx, seq);
    await tx
      .updateTable("documents")
      .set({ ...documentColumns(coded), coded_at: at })
      .where("seq", "=", seq)
      .execute();
  }
  await insertRecords(tx, changed);
  await words.add(tx, changed);
  const news = changed.map(({ seq, coded, fingerprint, reports }) => ({
    document: seq,
    id: coded.id,
    fingerprint,
    reports,
    replaces: true,
  }));
  await placeReports(tx, news, retired, writing);
  return changed.length;
}
