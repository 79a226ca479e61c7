// Comparing every report anew, in the order in which they were entered: each with those before it, so that what is kept
// in memory does not grow with the ledger. Judgements that the machine no longer makes are withdrawn, never deleted.
import type { Judgement, Report } from "../../record/index.ts";
import { candidatesFor } from "../read/candidates.ts";
import { chunks, judgementOf, reportOf } from "../rows.ts";
import type { Database } from "../store.ts";
import type { Writing } from "./enter.ts";
import { insertJudgements } from "./judgements.ts";
import { MACHINE } from "./machine.ts";

/** Reports by their place in the order of documents. */
export type Places = ReadonlyMap<string, number>;

// As many as are entered at once, four times over.
const REPORTS = 256;
const IDS = 5000;

/** Every report there is, a number each; a million of them take some 100 MB. */
export async function placesOf(db: Database): Promise<Places> {
  const places = new Map<string, number>();
  let after: { document: number; id: string } | undefined;
  do {
    const { document, id } = after ?? { document: -1, id: "" };
    const rows = await db
      .selectFrom("reports")
      .select(["document", "id"])
      .where((e) => e(e.refTuple("document", "id"), ">", e.tuple(document, id)))
      .orderBy("document")
      .orderBy("id")
      .limit(IDS)
      .execute();
    for (const row of rows) places.set(row.id, places.size);
    after = rows.at(-1);
  } while (after);
  return places;
}

const pairOf = ({ a, b }: Pick<Judgement, "a" | "b">): string => `${a}\n${b}`;

const told = ({ verdict, score, by, reasons }: Judgement): string =>
  JSON.stringify([verdict, score, by, reasons]);

/** The machine's judgements in force on two reports, the later of which is one of these. */
async function standing(db: Database, ids: readonly string[], isDone: (id: string) => boolean) {
  const found = new Map<string, Judgement>();
  for (const part of chunks(ids))
    for (const side of ["a", "b"] as const) {
      const rows = await db
        .selectFrom("judgements")
        .selectAll()
        .where(side, "in", part)
        .where("withdrawn_at", "is", null)
        .where("by", "like", `${MACHINE}%`)
        .execute();
      for (const row of rows) if (isDone(row.a) && isDone(row.b)) found.set(row.id, judgementOf(row));
    }
  return [...found.values()];
}

async function replace(
  db: Database,
  before: readonly Judgement[],
  made: readonly Judgement[],
  at: string,
): Promise<void> {
  const now = new Map(made.map((judgement) => [pairOf(judgement), told(judgement)]));
  const stale = before.filter((judgement) => now.get(pairOf(judgement)) !== told(judgement));
  for (const part of chunks(stale.map(({ id }) => id)))
    await db.updateTable("judgements").set({ withdrawn_at: at }).where("id", "in", part).execute();
  const gone = new Set(stale);
  const kept = new Set(before.filter((judgement) => !gone.has(judgement)).map(pairOf));
  await insertJudgements(
    db,
    made.filter((judgement) => !kept.has(pairOf(judgement))),
  );
}

async function reportsNamed(db: Database, ids: readonly string[]): Promise<Report[]> {
  const found: Report[] = [];
  for (const part of chunks(ids)) {
    const rows = await db.selectFrom("reports").select("report").where("id", "in", part).execute();
    found.push(...rows.map(reportOf));
  }
  return found;
}

export interface Rebuilding extends Omit<Writing, "words"> {
  readonly onReport?: (() => void) | undefined;
}

export async function judgeAll(
  db: Database,
  places: Places,
  { blocking, cache, merging, onReport = () => {} }: Rebuilding,
  at: string,
): Promise<void> {
  let done = 0;
  const isDone = (id: string): boolean => (places.get(id) ?? Infinity) < done;
  for (const ids of chunks(places.keys(), REPORTS)) {
    const news = await reportsNamed(db, ids);
    const near = await candidatesFor(db, cache, blocking, news);
    const known = near.filter(({ id }) => isDone(id));
    const judgements = merging.compare(news, known);
    done += ids.length;
    await replace(db, await standing(db, ids, isDone), judgements, at);
    for (const _ of ids) onReport();
  }
}
