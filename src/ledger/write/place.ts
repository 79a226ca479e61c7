// Setting new reports into the ledger: people's judgements find them, merging joins them, and the incidents follow.
import type { Judgement, Report } from "../../record/index.ts";
import { candidatesFor } from "../read/candidates.ts";
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

/** Of all that new reports may be of one incident with; copies of what has gone are compared for the first time. */
async function judged(
  db: Database,
  { blocking, cache, merging }: Writing,
  reports: readonly Report[],
  { copies }: Retired,
): Promise<readonly Judgement[]> {
  const compared = [...reports, ...(await cache.read(db, new Set(copies)))];
  return merging.compare(compared, await candidatesFor(db, cache, blocking, compared));
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
  const reports = news.flatMap((one) => one.reports);
  const judgements = await judged(db, writing, reports, retired);
  await insertReports(db, news);
  await insertKeys(db, writing.blocking, news);
  await insertJudgements(db, judgements);
  // What was compared and found the same hangs on the new reports, but for the copies of those that have gone.
  const touched = [...reports.map(({ id }) => id), ...retired.copies, ...retired.disturbed];
  await putTogether(db, touched, writing, retired);
}
