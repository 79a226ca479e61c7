// What became of incidents, and who was told: the log of changes, rules of alerts, alerts, messages and attempts.
import type { Database, Store } from "../store.ts";

async function createChanges(db: Database, store: Store): Promise<void> {
  const { text } = store.columns;
  await db.schema
    .createTable("incident_changes")
    .addColumn("seq", "integer", (c) => store.columns.numbered(c, { everNew: true }))
    .addColumn("incident", text, (c) => c.notNull())
    .addColumn("at", text, (c) => c.notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("corrected", "integer", (c) => c.notNull())
    .addColumn("fields", text, (c) => c.notNull())
    .addColumn("into_incident", text)
    .execute();
  await db.schema
    .createIndex("incident_changes_corrected")
    .on("incident_changes")
    .columns(["corrected", "seq"])
    .execute();
  await db.schema
    .createIndex("incident_changes_of_incident")
    .on("incident_changes")
    .columns(["incident", "seq"])
    .execute();
}

async function createRules(db: Database, store: Store): Promise<void> {
  const { text } = store.columns;
  await db.schema
    .createTable("alert_rules")
    .addColumn("name", text, (c) => c.primaryKey())
    .addColumn("rule", text, (c) => c.notNull())
    .addColumn("made_by", text)
    .addColumn("made_at", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("alert_marks")
    .addColumn("rule", text, (c) => c.primaryKey())
    .addColumn("documents", "integer", (c) => c.notNull())
    .addColumn("changes", "integer", (c) => c.notNull())
    // The last change there was when the rule began.
    .addColumn("begun", "integer", (c) => c.notNull())
    .addColumn("at", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("alert_subjects")
    .addColumn("rule", text, (c) => c.notNull())
    .addColumn("subject", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("alert_subjects_key", ["rule", "subject"])
    .execute();
}

async function createAlerts(db: Database, store: Store): Promise<void> {
  const { text } = store.columns;
  await db.schema
    .createTable("alerts")
    .addColumn("seq", "integer", (c) => store.columns.numbered(c, { everNew: true }))
    .addColumn("id", text, (c) => c.notNull().unique())
    .addColumn("rule", text, (c) => c.notNull())
    .addColumn("alert", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("alert_outbox")
    .addColumn("alert", text, (c) => c.notNull().references("alerts.id"))
    .addColumn("target", text, (c) => c.notNull())
    .addColumn("rule", text, (c) => c.notNull())
    .addColumn("held_until", text, (c) => c.notNull())
    // "" until a message takes it.
    .addColumn("delivery", text, (c) => c.notNull())
    .addPrimaryKeyConstraint("alert_outbox_key", ["alert", "target"])
    .execute();
  await db.schema
    .createIndex("alert_outbox_by_delivery")
    .on("alert_outbox")
    .columns(["delivery", "held_until"])
    .execute();
}

async function createDeliveries(db: Database, store: Store): Promise<void> {
  const { text } = store.columns;
  await db.schema
    .createTable("alert_deliveries")
    .addColumn("seq", "integer", (c) => store.columns.numbered(c, { everNew: true }))
    .addColumn("id", text, (c) => c.notNull().unique())
    .addColumn("rule", text, (c) => c.notNull())
    .addColumn("target", text, (c) => c.notNull())
    .addColumn("made_at", text, (c) => c.notNull())
    .addColumn("state", text, (c) => c.notNull())
    .addColumn("attempts", "integer", (c) => c.notNull())
    .addColumn("due_at", text, (c) => c.notNull())
    .addColumn("sent_at", text)
    .addColumn("error", text)
    .execute();
  await db.schema
    .createIndex("alert_deliveries_due")
    .on("alert_deliveries")
    .columns(["state", "due_at"])
    .execute();
  await db.schema
    .createTable("alert_attempts")
    .addColumn("seq", "integer", (c) => store.columns.numbered(c, { everNew: true }))
    .addColumn("delivery", text, (c) => c.notNull())
    .addColumn("at", text, (c) => c.notNull())
    .addColumn("ok", "integer", (c) => c.notNull())
    .addColumn("detail", text, (c) => c.notNull())
    .addColumn("took_ms", "integer", (c) => c.notNull())
    .execute();
  await db.schema
    .createIndex("alert_attempts_of_delivery")
    .on("alert_attempts")
    .columns(["delivery", "seq"])
    .execute();
}

export const alerts = {
  version: 3,
  name: "alerts",
  async up(db: Database, store: Store): Promise<void> {
    await createChanges(db, store);
    await createRules(db, store);
    await createAlerts(db, store);
    await createDeliveries(db, store);
  },
};
