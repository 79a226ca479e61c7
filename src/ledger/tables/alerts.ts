// Tables of alerts: rules, how far each has looked, what it said, and what was sent.
import type { Generated } from "kysely";

interface AlertRulesTable {
  name: string;
  rule: string;
  made_by: string | null;
  made_at: string;
}

/** How far a rule has looked: the last rows it has seen. */
interface AlertMarksTable {
  rule: string;
  documents: number;
  changes: number;
  begun: number;
  at: string;
}

/** What a rule has spoken of: incidents with all their reports, so that a merge does not make them new. */
interface AlertSubjectsTable {
  rule: string;
  subject: string;
}

interface AlertsTable {
  seq: Generated<number>;
  id: string;
  rule: string;
  alert: string;
}

/** Alerts by target; `delivery` is "" until a message takes them. */
interface AlertOutboxTable {
  alert: string;
  target: string;
  rule: string;
  held_until: string;
  delivery: string;
}

export interface AlertDeliveriesTable {
  seq: Generated<number>;
  id: string;
  rule: string;
  target: string;
  made_at: string;
  state: string;
  attempts: number;
  due_at: string;
  sent_at: string | null;
  error: string | null;
}

interface AlertAttemptsTable {
  seq: Generated<number>;
  delivery: string;
  at: string;
  ok: number;
  detail: string;
  took_ms: number;
}

export interface AlertTables {
  alert_rules: AlertRulesTable;
  alert_marks: AlertMarksTable;
  alert_subjects: AlertSubjectsTable;
  alerts: AlertsTable;
  alert_outbox: AlertOutboxTable;
  alert_deliveries: AlertDeliveriesTable;
  alert_attempts: AlertAttemptsTable;
}
