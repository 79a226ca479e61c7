// Judgements on single records: rows that are added and withdrawn, and the coding that comes of each in the same transaction.
import { CasusError } from "../../record/index.ts";
import type { CodedDocument, FieldValue, RecordAnchor, RecordJudgement } from "../../record/index.ts";
import { note } from "../people/audit.ts";
import { codedOf } from "../rows.ts";
import type { Database, Store } from "../store.ts";
import type { Tables } from "../tables.ts";
import type { Recoded } from "../types.ts";
import type { Writing } from "../write/enter.ts";
import { recodeWithin } from "../write/recode.ts";
import type { Selectable } from "kysely";

export interface JudgementFilter {
  readonly document?: string;
  readonly kind?: RecordJudgement["kind"];
  readonly by?: string;
  /** True: those in force alone. */
  readonly standing?: boolean;
  readonly newest?: boolean;
  readonly limit?: number;
}

const MOST = 10_000;

function judgementOf(row: Selectable<Tables["record_judgements"]>): RecordJudgement {
  return {
    id: row.id,
    document: row.document,
    kind: row.kind as RecordJudgement["kind"],
    verdict: row.verdict as RecordJudgement["verdict"],
    ...(row.field !== null && { field: row.field }),
    ...(row.value !== null && { value: JSON.parse(row.value) as FieldValue }),
    anchor: JSON.parse(row.anchor) as RecordAnchor,
    by: row.by,
    at: row.at,
    ...(row.why !== null && { why: row.why }),
    ...(row.withdrawn_at !== null && { withdrawnAt: row.withdrawn_at }),
  };
}

/** What the log says of a judgement, in the transaction that makes it or takes it back. */
function told({ document, kind, verdict, field, anchor }: RecordJudgement): string {
  return `${verdict}${field === undefined ? "" : ` ${field}`}: ${kind} ${anchor.record} of ${document}`;
}

export async function judgeRecord(
  store: Store,
  judgement: RecordJudgement,
  recoded: Recoded | undefined,
  writing: Writing,
): Promise<void> {
  const { id, document, kind, verdict, field, value, anchor, by, at, why } = judgement;
  await store.write(async (tx) => {
    await tx
      .insertInto("record_judgements")
      .values({
        id,
        document,
        kind,
        verdict,
        field: field ?? null,
        value: value === undefined ? null : JSON.stringify(value),
        anchor: JSON.stringify(anchor),
        by,
        at,
        why: why ?? null,
        withdrawn_at: null,
      })
      .execute();
    if (recoded) await recodeWithin(tx, [recoded], at, writing);
    await note(tx, { at, by, deed: "review", what: id, detail: told(judgement) });
  });
}

export async function withdrawRecord(
  store: Store,
  { id, at, by }: { readonly id: string; readonly at: string; readonly by: string },
  recoded: Recoded | undefined,
  writing: Writing,
): Promise<void> {
  await store.write(async (tx) => {
    const judgement = await recordJudgement(tx, id);
    if (!judgement) throw new CasusError("not-found", `There is no judgement ${id} in the ledger.`);
    await tx
      .updateTable("record_judgements")
      .set({ withdrawn_at: at })
      .where("id", "=", id)
      .where("withdrawn_at", "is", null)
      .execute();
    if (recoded) await recodeWithin(tx, [recoded], at, writing);
    await note(tx, { at, by, deed: "withdraw", what: id, detail: told(judgement) });
  });
}

export async function recordJudgement(db: Database, id: string): Promise<RecordJudgement | undefined> {
  const row = await db.selectFrom("record_judgements").selectAll().where("id", "=", id).executeTakeFirst();
  return row && judgementOf(row);
}

export async function recordJudgements(
  db: Database,
  { document, kind, by, standing, newest, limit = MOST }: JudgementFilter,
): Promise<RecordJudgement[]> {
  const rows = await db
    .selectFrom("record_judgements")
    .selectAll()
    .$if(document !== undefined, (q) => q.where("document", "=", document!))
    .$if(kind !== undefined, (q) => q.where("kind", "=", kind!))
    .$if(by !== undefined, (q) => q.where("by", "=", by!))
    .$if(standing === true, (q) => q.where("withdrawn_at", "is", null))
    .orderBy("seq", newest ? "desc" : "asc")
    .limit(limit)
    .execute();
  return rows.map(judgementOf);
}

export async function machineCoding(
  db: Database,
  document: string,
): Promise<{ coded: CodedDocument; fingerprint: string } | undefined> {
  const row = await db
    .selectFrom("documents")
    .leftJoin("machine_codings", "machine_codings.document", "documents.seq")
    .select(["documents.coded", "documents.fingerprint", "machine_codings.coded as machine"])
    .where("documents.id", "=", document)
    .where("documents.newest", "=", 1)
    .executeTakeFirst();
  return row && { coded: codedOf({ coded: row.machine ?? row.coded }), fingerprint: row.fingerprint };
}

/** Those of these documents on which judgements stand. */
export async function documentsJudged(db: Database, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom("record_judgements")
    .select("document")
    .distinct()
    .where("withdrawn_at", "is", null)
    .where("document", "in", [...ids])
    .execute();
  return rows.map((row) => row.document);
}
