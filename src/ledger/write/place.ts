// Setting new reports into the ledger: people's judgements find them, merging joins them, and the incidents follow.
import type { Judgement, Report } from "../../record/index.ts";
import { candidatesFor } from "../read/candidates.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import { carryJudgements } from "./carry.ts";
import type { Writing } from "./enter.ts";
import { insertJudgements } from "./judgements.ts";
import { insertKeys } from "./keys.ts";
import { insertReports } from "./reports.ts";
import type { Retired } from "./retire.ts";
import { putTogether } from "./together.ts";

export interface NewReports {
  /** The row of the document. */
  readonly document: number;
  readonly id: string;
  readonly fingerprint: string;
  readonly reports: readonly Report[];
  /** True where the document had other reports before. */
  readonly replaces: boolean;
}

// Documents whose candidates are opened at once: those of a whole batch may be thousands of reports.
const DOCUMENTS = 16;

/** With all that they may be of one incident with. */
async function judged(
  db: Database,
  reports: readonly Report[],
  { blocking, cache, merging }: Writing,
): Promise<readonly Judgement[]> {
  return merging.compare(reports, await candidatesFor(db, cache, blocking, reports));
}

async function enterReports(db: Database, news: readonly NewReports[], writing: Writing): Promise<void> {
  const judgements = await judged(
    db,
    news.flatMap(({ reports }) => reports),
    writing,
  );
  await insertReports(db, news);
  await insertKeys(db, writing.blocking, news);
  await insertJudgements(db, judgements);
  await writing.cache.enter(
    db,
    news.map(({ reports }) => reports),
    writing.merging,
  );
}

export async function placeReports(
  db: Database,
  news: readonly NewReports[],
  retired: Retired,
  writing: Writing,
): Promise<void> {
  const replaced = news.filter((one) => one.replaces);
  await carryJudgements(
    db,
    replaced.map(({ id, fingerprint, reports }) => ({ document: id, fingerprint, reports })),
  );
  // Copies of what has gone are compared for the first time.
  const again = await writing.cache.read(db, new Set(retired.copies));
  if (again.length > 0) await insertJudgements(db, await judged(db, again, writing));
  for (const part of chunks(news, DOCUMENTS)) await enterReports(db, part, writing);
  // What was compared and found the same hangs on the new reports, but for the copies of those that have gone.
  const touched = news.flatMap(({ reports }) => reports.map(({ id }) => id));
  await putTogether(db, [...touched, ...retired.copies, ...retired.disturbed], writing, retired);
}
