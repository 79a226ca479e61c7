// Setting new reports into the ledger: people's judgements find them, merging joins them, and the incidents follow.
import type { Merged, Report } from "../../record/index.ts";
import { candidatesFor, neighbourhoodOf } from "../read/candidates.ts";
import type { Database } from "../store.ts";
import { carryJudgements } from "./carry.ts";
import type { Writing } from "./enter.ts";
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

/**
 * New reports are compared with all that they may be of one incident with, but only what they are found to hang together
 * with is put together anew: most of those compared are not it, and each stands in a group of its own.
 */
async function merged(
  db: Database,
  { blocking, cache, merge }: Writing,
  reports: readonly Report[],
  { disturbed, copies }: Retired,
): Promise<Merged> {
  const again = await cache.read(db, new Set(copies));
  const compared = [...reports, ...again];
  const near = await candidatesFor(db, cache, blocking, compared);
  const { judgements } = merge(compared, { reports: near, judgements: [], disturbed: [] });
  const joined = judgements.filter(({ verdict }) => verdict === "same").flatMap(({ a, b }) => [a, b]);
  const news = reports.map((report) => report.id);
  const known = await neighbourhoodOf(db, cache, new Set([...news, ...joined, ...disturbed]));
  // What is compared with what hangs on their keys alone, so every pair of these has been judged by now.
  const { incidents } = merge([], {
    reports: [...known.reports, ...reports],
    judgements: [...known.judgements, ...judgements],
    disturbed: [...disturbed, ...news],
  });
  return { incidents, judgements };
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
  const found = await merged(db, writing, reports, retired);
  await insertReports(db, news);
  await insertKeys(db, writing.blocking, news);
  await writeMerged(db, found, retired);
}
