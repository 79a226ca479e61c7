// The table of keys: filled with every report, and anew when merging has changed what the keys are.
import type { Report } from "../../record/index.ts";
import { type Blocking, keyRows } from "../blocking.ts";
import { chunks, reportOf } from "../rows.ts";
import type { Database, Store } from "../store.ts";

const PAGE = 500;
const ROWS = 100;
const SETTING = "report-keys";

/** The reports of some documents, by the rows of those. */
export interface ReportsOf {
  readonly document: number;
  readonly reports: readonly Report[];
}

export async function insertKeys(
  db: Database,
  blocking: Blocking,
  told: readonly ReportsOf[],
): Promise<void> {
  const rows = told.flatMap(({ document, reports }) =>
    reports.flatMap((report) =>
      keyRows(blocking, report).map((row) => ({ ...row, document, event: report.event })),
    ),
  );
  for (const part of chunks(rows, ROWS)) {
    await db
      .insertInto("report_keys")
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function insertAll(db: Database, blocking: Blocking): Promise<void> {
  await db.deleteFrom("report_keys").execute();
  for (let after = ""; ;) {
    const rows = await db
      .selectFrom("reports")
      .select(["id", "document", "report"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(PAGE)
      .execute();
    const told = rows.map((row) => ({ document: row.document, reports: [reportOf(row)] }));
    await insertKeys(db, blocking, told);
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** Fills the table anew if it was made with other keys than these. */
export async function refreshKeys(store: Store, blocking: Blocking): Promise<void> {
  const made = await store.db
    .selectFrom("settings")
    .select("value")
    .where("name", "=", SETTING)
    .executeTakeFirst();
  const { version: value } = blocking;
  if (made?.value === value) return;
  await store.write(async (tx) => {
    await insertAll(tx, blocking);
    await tx
      .insertInto("settings")
      .values({ name: SETTING, value })
      .onConflict((conflict) => conflict.column("name").doUpdateSet({ value }))
      .execute();
  });
}
