// Deciding: each rule looks at what is new to it; alerts are written with what they were decided on, in one transaction.
import { type AlertRule, digestPeriodDue, keyOf, quietUntil } from "../../alerts/index.ts";
import type { Decided } from "../../ledger/index.ts";
import type { Alert, AlertMark } from "../../record/index.ts";
import { periodDigest } from "../digest.ts";
import { type Found, look } from "./news/index.ts";
import { type AlertPlan, sentTo } from "./plan.ts";
import type { AlertRooms } from "./rooms.ts";

/** Gives the alerts that are new. */
export async function decide(rooms: AlertRooms, plan: AlertPlan): Promise<Alert[]> {
  const marks = await rooms.ledger.alerts.marks();
  const fresh: Alert[] = [];
  for (const { rule } of plan.alerts) {
    if (rule.paused) continue;
    const mark = marks.get(rule.name);
    if (mark === undefined) await begin(rooms, rule.name);
    else fresh.push(...(await decideRule(rooms, plan, rule, mark)));
  }
  for (const rule of plan.digests) {
    if (!rule.paused) fresh.push(...(await decideDigest(rooms, plan, rule, marks.get(markOf(rule.name)))));
  }
  return fresh;
}

/** A rule speaks of what comes after it: what is there already it leaves alone. */
async function begin({ ledger, now }: AlertRooms, name: string): Promise<void> {
  const heads = await ledger.heads();
  const mark = { ...heads, begun: heads.changes, at: now() };
  await ledger.alerts.decide({ decided: [], marks: { [name]: mark } });
}

async function decideRule(
  rooms: AlertRooms,
  plan: AlertPlan,
  rule: AlertRule,
  mark: AlertMark,
): Promise<Alert[]> {
  const fresh: Alert[] = [];
  for (let at = mark; ;) {
    const looked = await look(rooms, rule, at, plan.page);
    const moved = looked.mark.changes !== at.changes || looked.mark.documents !== at.documents;
    const decided = await notDecided(
      rooms,
      rule,
      looked.found.map((found) => decidedOf(rooms, plan, rule, found)),
    );
    if (moved || decided.length > 0) {
      const subjects = looked.joined.map((subject) => ({ rule: rule.name, subject }));
      const marks = { [rule.name]: looked.mark };
      fresh.push(...(await rooms.ledger.alerts.decide({ decided, subjects, marks })));
    }
    if (!looked.more) return fresh;
    at = looked.mark;
  }
}

/** A state that lasts is found at every look. */
async function notDecided(
  { ledger }: AlertRooms,
  { name }: AlertRule,
  decided: readonly Decided[],
): Promise<readonly Decided[]> {
  if (decided.length === 0) return decided;
  const told = await ledger.alerts.spokenOf(
    name,
    decided.map(({ alert }) => alert.id),
  );
  return decided.filter(({ alert }) => !told.has(alert.id));
}

function decidedOf({ now }: AlertRooms, plan: AlertPlan, rule: AlertRule, found: Found): Decided {
  const at = now();
  const { subject, state = "", spoken, entry, published, seenAt } = found;
  const zone = rule.zone ?? plan.zone;
  const heldUntil = quietUntil(at, rule.quiet ?? plan.quiet, zone);
  const id = keyOf("alert", rule.name, subject, state);
  return {
    alert: {
      id,
      rule: rule.name,
      trigger: rule.when,
      subject,
      title: entry.headline,
      content: { entry },
      ...(published !== undefined && { published }),
      seenAt,
      decidedAt: at,
    },
    subjects: [...spoken, id],
    targets: sentTo(plan, rule).map((target) => ({ target, heldUntil })),
  };
}

const markOf = (digest: string): string => `digest ${digest}`;

/** The digest of the period that is due, if one is. A new one begins with the last period, not with all before it. */
async function decideDigest(
  rooms: AlertRooms,
  plan: AlertPlan,
  rule: AlertPlan["digests"][number],
  mark: AlertMark | undefined,
): Promise<readonly Alert[]> {
  const at = rooms.now();
  const period = digestPeriodDue(rule, at, rule.zone ?? plan.zone, mark?.at);
  if (!period) return [];
  const digest = await periodDigest(rooms.views, { ...period, ...(plan.page && { baseUrl: plan.page }) });
  const alert: Alert = {
    id: keyOf("digest", rule.name, period.from, period.to),
    rule: rule.name,
    trigger: "digest",
    subject: period.from === period.to ? period.to : `${period.from}/${period.to}`,
    title: digest.title,
    content: { digest },
    seenAt: at,
    decidedAt: at,
  };
  const targets = sentTo(plan, rule).map((target) => ({ target, heldUntil: at }));
  const marks = { [markOf(rule.name)]: { documents: 0, changes: 0, begun: 0, at: period.to } };
  return rooms.ledger.alerts.decide({ decided: [{ alert, subjects: [], targets }], marks });
}
