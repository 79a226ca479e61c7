// Rows that the review queue is made from. The newest of each kind: what lies deeper comes up as those are judged.
import type { Incident, Judgement } from "../../record/index.ts";
import { codedOf, incidentOf, judgementOf } from "../rows.ts";
import type { Database } from "../store.ts";
import { MACHINE, OF_PEOPLE } from "../write/machine.ts";
import { type ExpressionBuilder, sql } from "kysely";
import type { Tables } from "../tables.ts";
import type { LastJudged, QueueLimits, QueueRows } from "./index.ts";
import { recordJudgements } from "./judgements.ts";

/** Machine's judgements of one verdict on pairs that no person has judged. */
async function unjudged(db: Database, verdict: Judgement["verdict"], limit: number): Promise<Judgement[]> {
  const rows = await db
    .selectFrom("judgements as j")
    .selectAll("j")
    .where("j.verdict", "=", verdict)
    .where("j.withdrawn_at", "is", null)
    .where("j.by", "like", `${MACHINE}%`)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("judgements as p")
            .select("p.seq")
            .where("p.withdrawn_at", "is", null)
            .where("p.by", "not like", `${MACHINE}%`)
            .where((p) =>
              p.or([
                p.and([p("p.a", "=", p.ref("j.a")), p("p.b", "=", p.ref("j.b"))]),
                p.and([p("p.a", "=", p.ref("j.b")), p("p.b", "=", p.ref("j.a"))]),
              ]),
            ),
        ),
      ),
    )
    .orderBy("j.seq", "desc")
    .limit(limit)
    .execute();
  return rows.map(judgementOf);
}

async function disagreeing(db: Database, limit: number): Promise<Incident[]> {
  const rows = await db
    .selectFrom("incidents")
    .select("incident")
    .orderBy("first_day", "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
  return rows.map(incidentOf).filter(({ disagreements }) => (disagreements?.length ?? 0) > 0);
}

const RECORDS = sql<number>`(events + statements + tallies)`;

/** Records of a document that people have judged. */
const judgedIn = (e: ExpressionBuilder<Tables, "documents">) =>
  e
    .selectFrom("record_judgements")
    .whereRef("record_judgements.document", "=", "documents.id")
    .where("withdrawn_at", "is", null)
    .where("kind", "!=", "mention")
    .select(sql<number>`count(distinct kind || anchor)`.as("records"));

const withRecords = (db: Database) =>
  db
    .selectFrom("documents")
    .where("newest", "=", 1)
    .where((e) => e(RECORDS, ">", 0));

/** How many hold more records than people have judged: all but the few that people have looked through. */
async function countUnfinished(db: Database): Promise<number> {
  const looked = db.selectFrom("record_judgements").select("document").where("withdrawn_at", "is", null);
  const count = (e: ExpressionBuilder<Tables, "documents">) => e.fn.countAll<number>().as("total");
  const all = await withRecords(db).select(count).executeTakeFirstOrThrow();
  const finished = await withRecords(db)
    .where("id", "in", looked)
    .where((e) => e(RECORDS, "<=", judgedIn(e)))
    .select(count)
    .executeTakeFirstOrThrow();
  return all.total - finished.total;
}

export async function queueRows(
  db: Database,
  { judgements, documents, from = 0 }: QueueLimits,
): Promise<QueueRows> {
  const newest = await withRecords(db)
    .where((e) => e(RECORDS, ">", judgedIn(e)))
    .select("coded")
    .orderBy("day", "desc")
    .orderBy("seq", "desc")
    .limit(documents)
    .offset(from)
    .execute();
  return {
    unsure: await unjudged(db, "unsure", judgements),
    same: await unjudged(db, "same", judgements),
    disagreeing: await disagreeing(db, judgements),
    documents: newest.map(codedOf),
    total: await countUnfinished(db),
  };
}

/** What a person has judged and not taken back, last first. */
export async function lastBy(db: Database, by: string, limit: number): Promise<LastJudged[]> {
  const pairs = await db
    .selectFrom("judgements")
    .selectAll()
    .where("by", "=", by)
    .where(OF_PEOPLE)
    .where("withdrawn_at", "is", null)
    .orderBy("seq", "desc")
    .limit(limit)
    .execute();
  const records = await recordJudgements(db, { by, standing: true, newest: true, limit });
  return [
    ...pairs.map((row) => ({ on: "pair" as const, judgement: judgementOf(row) })),
    ...records.map((judgement) => ({ on: "record" as const, judgement })),
  ]
    .toSorted((a, b) => (b.judgement.at ?? "").localeCompare(a.judgement.at ?? ""))
    .slice(0, limit);
}
