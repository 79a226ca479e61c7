// Messages on their way: made from alerts that wait, taken one attempt at a time, and every attempt noted.
import type { Selectable } from "kysely";
import { CasusError } from "../../record/index.ts";
import type { Addressed, Alert, Delivery, DeliveryAttempt, DeliveryState } from "../../record/index.ts";
import { chunks } from "../rows.ts";
import type { Database, Store } from "../store.ts";
import type { AlertDeliveriesTable } from "../tables/alerts.ts";

/** A message to one target, of alerts that wait for it. */
export interface Posted {
  readonly id: string;
  readonly rule: string;
  readonly target: string;
  readonly alerts: readonly string[];
  readonly madeAt: string;
}

/** What became of an attempt: the state of the message after it, and when it is tried again. */
export interface Attempted {
  readonly attempt: DeliveryAttempt;
  readonly state: DeliveryState;
  readonly dueAt?: string;
}

const alertOf = (row: { alert: string }): Alert => JSON.parse(row.alert) as Alert;

/** Alerts that no message has taken and that are held no longer, oldest first. */
export async function waiting(db: Database, now: string): Promise<Addressed[]> {
  const rows = await db
    .selectFrom("alert_outbox")
    .innerJoin("alerts", "alerts.id", "alert_outbox.alert")
    .select(["alerts.alert", "alert_outbox.target", "alert_outbox.held_until"])
    .where("alert_outbox.delivery", "=", "")
    .where("alert_outbox.held_until", "<=", now)
    .orderBy("alerts.seq")
    .execute();
  return rows.map((row) => ({ alert: alertOf(row), target: row.target, heldUntil: row.held_until }));
}

/** When the next alert that is held is let go; undefined if none is. */
export async function nextHeld(db: Database): Promise<string | undefined> {
  const row = await db
    .selectFrom("alert_outbox")
    .select("held_until")
    .where("delivery", "=", "")
    .orderBy("held_until")
    .limit(1)
    .executeTakeFirst();
  return row?.held_until;
}

/** Puts alerts into messages, all or none; an alert that another message has taken by now stays with that one. */
export async function post(store: Store, posted: readonly Posted[]): Promise<void> {
  if (posted.length === 0) return;
  await store.write(async (tx) => {
    for (const one of posted) await postOne(tx, one);
  });
}

async function postOne(tx: Database, { id, rule, target, alerts, madeAt }: Posted): Promise<void> {
  let taken = 0;
  for (const part of chunks(alerts)) {
    const result = await tx
      .updateTable("alert_outbox")
      .set({ delivery: id })
      .where("target", "=", target)
      .where("delivery", "=", "")
      .where("alert", "in", part)
      .executeTakeFirst();
    taken += Number(result.numUpdatedRows);
  }
  if (taken === 0) return;
  const row = { id, rule, target, made_at: madeAt, due_at: madeAt, state: "waiting", attempts: 0 };
  await tx.insertInto("alert_deliveries").values(row).execute();
}

async function alertsOf(db: Database, deliveries: readonly string[]): Promise<Map<string, Alert[]>> {
  const found = new Map<string, Alert[]>();
  for (const part of chunks(deliveries)) {
    const rows = await db
      .selectFrom("alert_outbox")
      .innerJoin("alerts", "alerts.id", "alert_outbox.alert")
      .select(["alert_outbox.delivery", "alerts.alert"])
      .where("alert_outbox.delivery", "in", part)
      .orderBy("alerts.seq")
      .execute();
    for (const row of rows) found.set(row.delivery, [...(found.get(row.delivery) ?? []), alertOf(row)]);
  }
  return found;
}

async function deliveriesOf(
  db: Database,
  rows: readonly Selectable<AlertDeliveriesTable>[],
): Promise<Delivery[]> {
  const alerts = await alertsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => ({
    id: row.id,
    rule: row.rule,
    target: row.target,
    madeAt: row.made_at,
    state: row.state as DeliveryState,
    attempts: row.attempts,
    dueAt: row.due_at,
    ...(row.sent_at !== null && { sentAt: row.sent_at }),
    ...(row.error !== null && { error: row.error }),
    alerts: alerts.get(row.id) ?? [],
  }));
}

export interface Taking {
  readonly now: string;
  /** When a message is due again should this attempt, its n-th, never end. */
  readonly dueAgain: (attempts: number) => string;
  readonly limit: number;
}

/**
 * Takes messages that are due: each counts as attempted, and is due again later, before anything is sent. So a process
 * that is killed on the way loses nothing, and another beside it does not send the same at the same time.
 */
export async function take(store: Store, { now, dueAgain, limit }: Taking): Promise<Delivery[]> {
  return store.write(async (tx) => {
    const rows = await tx
      .selectFrom("alert_deliveries")
      .selectAll()
      .where("state", "=", "waiting")
      .where("due_at", "<=", now)
      .orderBy("due_at")
      .orderBy("seq")
      .limit(limit)
      .execute();
    const taken = rows.map((row) => ({
      ...row,
      attempts: row.attempts + 1,
      due_at: dueAgain(row.attempts + 1),
    }));
    for (const { seq, attempts, due_at } of taken)
      await tx.updateTable("alert_deliveries").set({ attempts, due_at }).where("seq", "=", seq).execute();
    return deliveriesOf(tx, taken);
  });
}

export async function attempted(store: Store, { attempt, state, dueAt }: Attempted): Promise<void> {
  const { delivery, at, ok, detail, tookMs } = attempt;
  await store.write(async (tx) => {
    await tx
      .insertInto("alert_attempts")
      .values({ delivery, at, ok: ok ? 1 : 0, detail, took_ms: Math.round(tookMs) })
      .execute();
    await tx
      .updateTable("alert_deliveries")
      .set({
        state,
        ...(ok ? { sent_at: at, error: null } : { error: detail }),
        ...(dueAt !== undefined && { due_at: dueAt }),
      })
      .where("id", "=", delivery)
      .where("state", "=", "waiting")
      .execute();
  });
}

/** When a message of a rule last went to each target; what waits counts from when it was made. */
export async function lastPosted(db: Database): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("alert_deliveries")
    .select(["rule", "target", (e) => e.fn.max("made_at").as("at")])
    .groupBy(["rule", "target"])
    .execute();
  return new Map(rows.map(({ rule, target, at }) => [`${rule}\n${target}`, at]));
}

/** When the next message is due; undefined if none waits. */
export async function nextDue(db: Database): Promise<string | undefined> {
  const row = await db
    .selectFrom("alert_deliveries")
    .select("due_at")
    .where("state", "=", "waiting")
    .orderBy("due_at")
    .limit(1)
    .executeTakeFirst();
  return row?.due_at;
}

async function placeOf(db: Database, delivery: string): Promise<number> {
  const row = await db
    .selectFrom("alert_deliveries")
    .select("seq")
    .where("id", "=", delivery)
    .executeTakeFirst();
  if (row) return row.seq;
  throw new CasusError("bad-option", `"${delivery}" is no place in a list. Begin again without it.`);
}

/** Messages, newest first. */
export async function deliveries(
  db: Database,
  { limit, rule, after }: { limit: number; rule?: string; after?: string },
): Promise<Delivery[]> {
  let query = db.selectFrom("alert_deliveries").selectAll();
  if (rule !== undefined) query = query.where("rule", "=", rule);
  if (after !== undefined) query = query.where("seq", "<", await placeOf(db, after));
  return deliveriesOf(db, await query.orderBy("seq", "desc").limit(limit).execute());
}

/** Alerts as they were decided, newest first: for feeds. */
export async function decidedAlerts(
  db: Database,
  { limit, rule }: { limit: number; rule?: string },
): Promise<Alert[]> {
  let query = db.selectFrom("alerts").select("alert");
  if (rule !== undefined) query = query.where("rule", "=", rule);
  return (await query.orderBy("seq", "desc").limit(limit).execute()).map(alertOf);
}

/** Every attempt at a message, oldest first. */
export async function attempts(db: Database, delivery: string): Promise<DeliveryAttempt[]> {
  const rows = await db
    .selectFrom("alert_attempts")
    .selectAll()
    .where("delivery", "=", delivery)
    .orderBy("seq")
    .execute();
  return rows.map(({ at, ok, detail, took_ms: tookMs }) => ({ delivery, at, ok: ok === 1, detail, tookMs }));
}
