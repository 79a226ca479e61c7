// Alerts as they are decided: rules kept here, how far each has looked, what it has spoken of, and the alerts themselves.
import type { Alert, AlertMark, KeptRule } from "../../record/index.ts";
import { chunks } from "../rows.ts";
import type { Database, Store } from "../store.ts";

/** An alert with everything it speaks of, and whom it goes to from when on. */
export interface Decided {
  readonly alert: Alert;
  readonly subjects: readonly string[];
  readonly targets: readonly { readonly target: string; readonly heldUntil: string }[];
}

export interface Decision {
  readonly decided: readonly Decided[];
  /** More that a rule has spoken of: reports that joined an incident it told of. */
  readonly subjects?: readonly { readonly rule: string; readonly subject: string }[];
  /** How far each rule has looked, by its name. */
  readonly marks: Readonly<Record<string, AlertMark>>;
}

export async function rules(db: Database): Promise<KeptRule[]> {
  const rows = await db.selectFrom("alert_rules").selectAll().orderBy("name").execute();
  return rows.map((row) => ({
    name: row.name,
    rule: JSON.parse(row.rule) as unknown,
    madeAt: row.made_at,
    ...(row.made_by !== null && { madeBy: row.made_by }),
  }));
}

/** One of the same name is replaced; what it has spoken of stays. */
export async function keepRule(store: Store, { name, rule, madeBy, madeAt }: KeptRule): Promise<void> {
  const row = { name, rule: JSON.stringify(rule), made_by: madeBy ?? null, made_at: madeAt };
  await store.write(async (tx) => {
    await tx.deleteFrom("alert_rules").where("name", "=", name).execute();
    await tx.insertInto("alert_rules").values(row).execute();
  });
}

/** A rule of that name that comes later begins anew. */
export async function removeRule(store: Store, name: string): Promise<boolean> {
  return store.write(async (tx) => {
    const removed = await tx.deleteFrom("alert_rules").where("name", "=", name).executeTakeFirst();
    await tx.deleteFrom("alert_marks").where("rule", "=", name).execute();
    return Number(removed.numDeletedRows) > 0;
  });
}

export async function marks(db: Database): Promise<Map<string, AlertMark>> {
  const rows = await db.selectFrom("alert_marks").selectAll().execute();
  return new Map(rows.map(({ rule, ...mark }) => [rule, mark]));
}

/** Those of the subjects that a rule has spoken of. */
export async function spokenOf(
  db: Database,
  rule: string,
  subjects: readonly string[],
): Promise<Set<string>> {
  const found = new Set<string>();
  for (const part of chunks(subjects)) {
    const rows = await db
      .selectFrom("alert_subjects")
      .select("subject")
      .where("rule", "=", rule)
      .where("subject", "in", part)
      .execute();
    for (const row of rows) found.add(row.subject);
  }
  return found;
}

async function insertAlert(db: Database, alert: Alert): Promise<boolean> {
  const inserted = await db
    .insertInto("alerts")
    .values({ id: alert.id, rule: alert.rule, alert: JSON.stringify(alert) })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .executeTakeFirst();
  return Number(inserted.numInsertedOrUpdatedRows ?? 0) > 0;
}

async function insertSubjects(
  db: Database,
  rows: readonly { readonly rule: string; readonly subject: string }[],
): Promise<void> {
  for (const part of chunks(rows, 100)) {
    await db
      .insertInto("alert_subjects")
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}

async function putMark(db: Database, rule: string, mark: AlertMark): Promise<void> {
  await db
    .insertInto("alert_marks")
    .values({ rule, ...mark })
    .onConflict((conflict) =>
      conflict.column("rule").doUpdateSet({ documents: mark.documents, changes: mark.changes, at: mark.at }),
    )
    .execute();
}

/**
 * Alerts, whom they go to, what they speak of and how far their rules have looked: all of it or nothing. Gives the alerts
 * that are new; one that was decided before is left as it was.
 */
export async function decide(store: Store, decision: Decision): Promise<Alert[]> {
  return store.write(async (tx) => {
    const fresh: Alert[] = [];
    for (const { alert, subjects, targets } of decision.decided) {
      if (!(await insertAlert(tx, alert))) continue;
      fresh.push(alert);
      await insertSubjects(
        tx,
        subjects.map((subject) => ({ rule: alert.rule, subject })),
      );
      const addressed = targets.map(({ target, heldUntil }) => ({
        alert: alert.id,
        rule: alert.rule,
        target,
        held_until: heldUntil,
        delivery: "",
      }));
      if (addressed.length > 0) await tx.insertInto("alert_outbox").values(addressed).execute();
    }
    await insertSubjects(tx, decision.subjects ?? []);
    for (const [rule, mark] of Object.entries(decision.marks)) await putMark(tx, rule, mark);
    return fresh;
  });
}
