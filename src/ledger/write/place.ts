// Setting new reports into the ledger: people's judgements find them, merging joins them, and the incidents follow.
import type { MergeFunction, Report } from "../../record/index.ts";
import type { Blocking } from "../blocking.ts";
import { candidatesFor } from "../read/candidates.ts";
import type { Database } from "../store.ts";
import { carryJudgements } from "./carry.ts";
import { insertKeys } from "./keys.ts";
import { writeMerged } from "./merged.ts";
import { insertReports } from "./reports.ts";
import type { Retired } from "./retire.ts";

export interface NewReports {
  /** The row of the document. */
  readonly document: number;
  readonly id: string;
  readonly fingerprint: string;
  readonly reports: readonly Report[];
  /** True where the document had other reports before. */
  readonly replaces: boolean;
}

export async function placeReports(
  db: Database,
  blocking: Blocking,
  news: readonly NewReports[],
  retired: Retired,
  merge: MergeFunction,
): Promise<void> {
  const replaced = news.filter((one) => one.replaces);
  await carryJudgements(
    db,
    replaced.map(({ id, fingerprint, reports }) => ({ document: id, fingerprint, reports })),
  );
  const reports = news.flatMap((one) => one.reports);
  const known = await candidatesFor(db, blocking, reports, retired.disturbed);
  await insertReports(db, news);
  await insertKeys(db, blocking, reports);
  await writeMerged(db, merge(reports, known), retired.reports);
}
