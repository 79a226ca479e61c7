// Computing every incident again from reports and people's judgements. What comes out is what was there before, byte for
// byte, unless the rules of merging have changed; only what differs is written.
import type { Judgement, MergeFunction } from "../../record/index.ts";
import { chunks, judgementOf, reportOf } from "../rows.ts";
import type { Database, Store } from "../store.ts";
import type { Rebuilt } from "../types.ts";
import { isMachines } from "./machine.ts";
import { insertJudgements } from "./judgements.ts";
import { writeMerged } from "./merged.ts";

const pairOf = ({ a, b }: Judgement): string => `${a}\n${b}`;

function sameVerdict(x: Judgement, y: Judgement | undefined): boolean {
  const told = ({ verdict, score, by, reasons }: Judgement): string =>
    JSON.stringify([verdict, score, by, reasons]);
  return y !== undefined && told(x) === told(y);
}

/** Judgements that the machine no longer makes are withdrawn, never deleted; those it makes again are left alone. */
async function replaceMachines(
  db: Database,
  before: readonly Judgement[],
  made: readonly Judgement[],
  at: string,
): Promise<void> {
  const byPair = new Map(made.map((judgement) => [pairOf(judgement), judgement]));
  const stale = before.filter((judgement) => !sameVerdict(judgement, byPair.get(pairOf(judgement))));
  for (const part of chunks(stale.map((judgement) => judgement.id))) {
    await db.updateTable("judgements").set({ withdrawn_at: at }).where("id", "in", part).execute();
  }
  const kept = new Map(before.map((judgement) => [pairOf(judgement), judgement]));
  await insertJudgements(
    db,
    made.filter((judgement) => !sameVerdict(judgement, kept.get(pairOf(judgement)))),
  );
}

/** All of it in one transaction: a kill on the way leaves the incidents as they were. */
export async function rebuild(store: Store, merge: MergeFunction, at: string): Promise<Rebuilt> {
  const rebuilt = await store.write((tx) => rebuildIn(tx, merge, at));
  await store.settle();
  return rebuilt;
}

async function rebuildIn(tx: Database, merge: MergeFunction, at: string): Promise<Rebuilt> {
  const reports = (await tx.selectFrom("reports").select("report").execute()).map(reportOf);
  const rows = await tx.selectFrom("judgements").selectAll().where("withdrawn_at", "is", null).execute();
  const [machines, people] = [[], []] as [Judgement[], Judgement[]];
  for (const judgement of rows.map(judgementOf)) (isMachines(judgement) ? machines : people).push(judgement);
  const merged = merge(reports, { reports: [], judgements: people, disturbed: [] });
  await replaceMachines(tx, machines, merged.judgements, at);
  await writeMerged(tx, { incidents: merged.incidents, judgements: [] }, { at });
  return { reports: reports.length, incidents: merged.incidents.length, judgements: people.length };
}
