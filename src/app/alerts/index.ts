// Alerts as a person uses them: which there are, making and trying one, letting them run, and what became of each message.
import { setTimeout as sleep } from "node:timers/promises";
import { keyOf, type Target } from "../../alerts/index.ts";
import type { Alert, Delivery, DeliveryAttempt } from "../../record/index.ts";
import { CasusError, describeError } from "../../record/index.ts";
import { periodDigest } from "../digest.ts";
import { decide } from "./decide.ts";
import { testMessage } from "./message.ts";
import { type AlertPlan, alertPlan, checkedRule, type PlannedRule, plannedOf, targetOf } from "./plan.ts";
import type { AlertRooms } from "./rooms.ts";
import { gather, type Result, sendDue, sendTo } from "./send.ts";
import { ruleOfView, type ViewAlert } from "./view.ts";

export type { AlertPlan, PlannedRule } from "./plan.ts";
export { registersOf } from "./registers.ts";
export type { AlertRooms, Views } from "./rooms.ts";
export type { ViewAlert } from "./view.ts";

export interface AlertRunOptions {
  /** One round, and done. */
  readonly once?: boolean;
  readonly signal?: AbortSignal;
  readonly onDecided?: (alert: Alert) => void;
  readonly onTried?: (delivery: Delivery) => void;
  /** Told when a round fails as a whole (the file is not right, the ledger cannot be had). */
  readonly onFault?: (message: string) => void;
  /** Pause between two rounds. */
  readonly everyMs?: number;
}

export interface Alerting {
  /** Everything that is to be alerted, and where to. Throws CasusError where alerts.yaml is not right. */
  plan(): Promise<AlertPlan>;
  /** Makes a rule; `by` is who made it. Throws CasusError where it is not right. */
  add(rule: unknown, by?: string): Promise<PlannedRule>;
  /** Makes a saved view (by its id, or its name) an alert of what is new on it. */
  addOfView(view: string, asked: ViewAlert, by?: string): Promise<PlannedRule>;
  /** Takes back a rule that was made on a page or at the terminal. */
  remove(name: string): Promise<PlannedRule>;
  /** Sends a message of no news to the targets of an alert or digest, or to one target, and says what came back. */
  test(name: string): Promise<readonly (Result & { readonly target: string })[]>;
  /** Sends a digest of some days to targets, at once; what fails is tried again by whoever runs alerts. */
  sendDigest(period: { from: string; to: string }, targets: readonly string[]): Promise<readonly Delivery[]>;
  /** Decides and sends, again and again until `signal` says stop. */
  run(options?: AlertRunOptions): Promise<void>;
  /** Messages, newest first; `after` is the id of the last that was seen. */
  log(listing: { limit: number; rule?: string; after?: string }): Promise<readonly Delivery[]>;
  /** Alerts as they were decided, newest first. */
  decided(listing: { limit: number; rule?: string }): Promise<readonly Alert[]>;
  attempts(delivery: string): Promise<readonly DeliveryAttempt[]>;
}

const EVERY_MS = 5000;

async function round(rooms: AlertRooms, plan: AlertPlan, options: AlertRunOptions): Promise<void> {
  for (const alert of await decide(rooms, plan)) options.onDecided?.(alert);
  await gather(rooms, plan);
  for (const delivery of await sendDue(rooms, plan)) options.onTried?.(delivery);
}

async function run(rooms: AlertRooms, options: AlertRunOptions): Promise<void> {
  const planNow = (): Promise<AlertPlan> => alertPlan(rooms.dataDir, rooms.knowledge, rooms.ledger);
  if (options.once) return round(rooms, await planNow(), options);
  let fault: string | undefined;
  while (!options.signal?.aborted) {
    try {
      await round(rooms, await planNow(), options);
      fault = undefined;
    } catch (error) {
      const { message } = describeError(error);
      // The same trouble is told once, not every few seconds.
      if (message !== fault) options.onFault?.(message);
      fault = message;
    }
    await sleep(options.everyMs ?? EVERY_MS, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

async function sendDigest(
  rooms: AlertRooms,
  plan: AlertPlan,
  { from, to }: { from: string; to: string },
  targets: readonly string[],
): Promise<readonly Delivery[]> {
  for (const target of targets) targetOf(plan, target);
  const at = rooms.now();
  const digest = await periodDigest(rooms.views, { from, to, ...(plan.page && { baseUrl: plan.page }) });
  const rule = "digest";
  const alert: Alert = {
    id: keyOf("digest by hand", from, to, at),
    rule,
    trigger: "digest",
    subject: from === to ? to : `${from}/${to}`,
    title: digest.title,
    content: { digest },
    seenAt: at,
    decidedAt: at,
  };
  const decided = [{ alert, subjects: [], targets: targets.map((target) => ({ target, heldUntil: at })) }];
  await rooms.ledger.alerts.decide({ decided, marks: {} });
  await gather(rooms, plan);
  return sendDue(rooms, plan);
}

function testedTargets(plan: AlertPlan, name: string): readonly string[] {
  if (plan.targets.has(name)) return [name];
  const named = [...plan.alerts.map(({ rule }) => rule), ...plan.digests].find((one) => one.name === name);
  if (named) return named.to;
  const known = [...plan.alerts.map(({ rule }) => rule.name), ...plan.digests.map((one) => one.name)];
  throw new CasusError(
    "not-found",
    `There is no alert, digest or target “${name}”; there are: ${[...known, ...plan.targets.keys()].join(", ") || "none yet"}.`,
  );
}

export function alerting(rooms: AlertRooms): Alerting {
  const { ledger, now } = rooms;
  const plan = (): Promise<AlertPlan> => alertPlan(rooms.dataDir, rooms.knowledge, ledger);
  async function add(given: unknown, by?: string): Promise<PlannedRule> {
    const rule = checkedRule(given, await plan(), rooms.knowledge);
    const madeBy = by === undefined ? {} : { madeBy: by };
    await ledger.alerts.keepRule({ name: rule.name, rule: given, madeAt: now(), ...madeBy });
    return { rule, from: "page", ...madeBy };
  }
  return {
    plan,
    add,
    addOfView: async (view, asked, by) => add(await ruleOfView(ledger.review, view, asked), by),
    async remove(name) {
      const made = (await ledger.alerts.rules()).find((one) => one.name === name);
      if (made && (await ledger.alerts.removeRule(name))) return plannedOf(made);
      const { alerts, path } = await plan();
      const inFile = alerts.some(({ rule, from }) => rule.name === name && from === "file");
      throw new CasusError(
        "not-found",
        inFile ? `“${name}” stands in ${path}; take it out there.` : `There is no alert “${name}”.`,
      );
    },
    async test(name) {
      const all = await plan();
      const at = now();
      const message = testMessage(name, keyOf("test", name, at), at);
      return Promise.all(
        testedTargets(all, name).map(async (target) => {
          const to: Target = targetOf(all, target);
          return { target, ...(await sendTo(to, message, all.mail, rooms)) };
        }),
      );
    },
    sendDigest: async (period, targets) => sendDigest(rooms, await plan(), period, targets),
    run: (options = {}) => run(rooms, options),
    log: (listing) => ledger.alerts.deliveries(listing),
    decided: (listing) => ledger.alerts.alerts(listing),
    attempts: (delivery) => ledger.alerts.attempts(delivery),
  };
}
