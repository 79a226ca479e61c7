// Checking a ledger whole: the file itself, what the tables promise each other, and every record it holds.
import { CodedDocument } from "../../record/index.ts";
import type { Database, Store } from "../store.ts";

const PAGE = 100;

async function checkDocuments(db: Database): Promise<string[]> {
  const faults: string[] = [];
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom("documents")
      .select(["seq", "id", "coded"])
      .where("seq", ">", after)
      .orderBy("seq")
      .limit(PAGE)
      .execute();
    for (const row of rows) {
      const coded = CodedDocument.safeParse(JSON.parse(row.coded));
      if (coded.success && coded.data.id === row.id) continue;
      const why = coded.success ? "its id differs" : (coded.error.issues[0]?.message ?? "unknown");
      faults.push(
        `The record of document ${row.id} does not have the record format (${why}). Add the document again.`,
      );
    }
    const last = rows.at(-1);
    if (!last) return faults;
    after = last.seq;
  }
}

/** Each document has one newest version; each report stands in one incident. */
async function checkPromises(db: Database): Promise<string[]> {
  const doubled = await db
    .selectFrom("documents")
    .select("id")
    .where("newest", "=", 1)
    .groupBy("id")
    .having((e) => e.fn.countAll(), ">", 1)
    .execute();
  const unplaced = await db
    .selectFrom("reports")
    .leftJoin("incident_reports", "incident_reports.report", "reports.id")
    .select("reports.id")
    .where("incident_reports.incident", "is", null)
    .execute();
  return [
    ...doubled.map((row) => `Document ${row.id} has two newest versions.`),
    ...unplaced.map((row) => `Report ${row.id} stands in no incident. Rebuild the incidents.`),
  ];
}

export async function verify({ db, check }: Store): Promise<readonly string[]> {
  const file = await check();
  if (file.length > 0)
    return file.map((fault) => `The ledger's file is damaged: ${fault}. Restore it from a copy.`);
  return [...(await checkPromises(db)), ...(await checkDocuments(db))];
}
