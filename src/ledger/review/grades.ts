// Grades of sources, set by people: rows that are added and withdrawn.
import type { Credibility, Reliability, SourceGrade } from "../../record/index.ts";
import { note } from "../people/audit.ts";
import type { Database, Store } from "../store.ts";

export async function sourceGrades(db: Database): Promise<SourceGrade[]> {
  const rows = await db
    .selectFrom("source_grades")
    .selectAll()
    .where("withdrawn_at", "is", null)
    .orderBy("seq", "desc")
    .execute();
  return rows.map(({ id, source, reliability, credibility, by, at, why }) => ({
    id,
    source,
    reliability: reliability as Reliability,
    ...(credibility !== null && { credibility: credibility as Credibility }),
    by,
    at,
    ...(why !== null && { why }),
  }));
}

export async function gradeSource(store: Store, grade: SourceGrade): Promise<void> {
  const { id, source, reliability, credibility, by, at, why } = grade;
  await store.write(async (tx) => {
    await tx
      .updateTable("source_grades")
      .set({ withdrawn_at: at })
      .where("source", "=", source)
      .where("by", "=", by)
      .where("withdrawn_at", "is", null)
      .execute();
    const row = { id, source, reliability, credibility: credibility ?? null, by, at, why: why ?? null };
    await tx
      .insertInto("source_grades")
      .values({ ...row, withdrawn_at: null })
      .execute();
    await note(tx, {
      at,
      by,
      deed: "review",
      what: source,
      detail: `graded ${reliability}${credibility ?? ""}`,
    });
  });
}

export async function withdrawGrade(
  store: Store,
  id: string,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await store.write(async (tx) => {
    await tx
      .updateTable("source_grades")
      .set({ withdrawn_at: at })
      .where("id", "=", id)
      .where("withdrawn_at", "is", null)
      .execute();
    await note(tx, { at, by, deed: "withdraw", what: id });
  });
}
