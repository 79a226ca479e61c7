// Sending: waiting alerts become messages, messages that are due are tried, and every attempt is noted.
import {
  bundle,
  type MailServer,
  MOST_ATTEMPTS,
  type Outgoing,
  requestFor,
  resolveTarget,
  retryAt,
  type Target,
} from "../../alerts/index.ts";
import { send } from "../../collect/index.ts";
import { CasusError, type Delivery, describeError } from "../../record/index.ts";
import { sendMail } from "./mail.ts";
import { outgoingOf } from "./message.ts";
import { type AlertPlan, targetOf } from "./plan.ts";
import type { AlertRooms } from "./rooms.ts";

export interface Result {
  readonly ok: boolean;
  /** What the receiver said, or why it could not be asked. */
  readonly detail: string;
  readonly retryAfterMs?: number;
}

type Reach = Pick<AlertRooms, "allowPrivate">;

/** Sends to one target. What fails is a value with a sentence. */
export async function sendTo(
  target: Target,
  outgoing: Outgoing,
  mail: MailServer | undefined,
  { allowPrivate }: Reach,
): Promise<Result> {
  try {
    if (target.type === "feed") return { ok: true, detail: "a feed is looked at, not sent" };
    const resolved = resolveTarget(target, `target of type ${target.type}`, process.env);
    if (resolved.type === "mail") return { ok: true, detail: await sendMail(resolved, outgoing, mail) };
    const { status, retryAfterMs } = await send(requestFor(resolved, outgoing), { allowPrivate });
    const ok = status >= 200 && status < 300;
    const detail = ok ? `answered ${status}` : `the receiver answered ${status}`;
    return { ok, detail, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  } catch (error) {
    return { ok: false, detail: describeError(error).message };
  }
}

/** Waiting alerts into messages; none for a target whose pause or quiet hours last. */
export async function gather({ ledger, now }: AlertRooms, plan: AlertPlan): Promise<void> {
  const at = now();
  const waiting = await ledger.alerts.waiting(at);
  if (waiting.length === 0) return;
  const last = await ledger.alerts.lastPosted();
  const rules = new Map(plan.alerts.map(({ rule }) => [rule.name, rule]));
  const groups = Map.groupBy(waiting, ({ alert, target }) => `${alert.rule}\n${target}`);
  const posted = [...groups].flatMap(([key, list]) => {
    const rule = rules.get(list[0]!.alert.rule);
    const { burst = 1, pause } = rule ?? {};
    return bundle(list, at, { burst, pauseMs: pause, lastAt: last.get(key) });
  });
  await ledger.alerts.post(posted.map((one) => ({ ...one, madeAt: at })));
}

async function attempt(rooms: AlertRooms, plan: AlertPlan, delivery: Delivery): Promise<Result> {
  try {
    const outgoing = outgoingOf(delivery, rooms.now(), plan.page);
    return await sendTo(targetOf(plan, delivery.target), outgoing, plan.mail, rooms);
  } catch (error) {
    if (error instanceof CasusError) return { ok: false, detail: error.message };
    throw error;
  }
}

/** Attempts that came to an end count, not those in which the process was killed. */
async function isHopeless({ ledger }: AlertRooms, { id, attempts }: Delivery): Promise<boolean> {
  return attempts >= MOST_ATTEMPTS && (await ledger.alerts.attempts(id)).length + 1 >= MOST_ATTEMPTS;
}

async function deliver(rooms: AlertRooms, plan: AlertPlan, delivery: Delivery): Promise<Delivery> {
  const started = performance.now();
  const { ok, detail, retryAfterMs: askedMs } = await attempt(rooms, plan, delivery);
  const at = rooms.now();
  const state = ok ? "sent" : (await isHopeless(rooms, delivery)) ? "given-up" : "waiting";
  const { random, firstRetryMs: firstMs } = rooms;
  const dueAt = ok ? delivery.dueAt : retryAt(at, delivery.attempts, { random, firstMs, askedMs });
  const tookMs = performance.now() - started;
  await rooms.ledger.alerts.attempted({
    attempt: { delivery: delivery.id, at, ok, detail, tookMs },
    state,
    dueAt,
  });
  return { ...delivery, state, dueAt, ...(ok ? { sentAt: at } : { error: detail }) };
}

// Receivers are slow now and then; so many are waited for at the same time.
const AT_ONCE = 8;

/** Tries every message that is due, once. */
export async function sendDue(rooms: AlertRooms, plan: AlertPlan): Promise<Delivery[]> {
  const { ledger, now, random, firstRetryMs: firstMs } = rooms;
  const done: Delivery[] = [];
  for (;;) {
    const at = now();
    const dueAgain = (attempts: number): string => retryAt(at, attempts, { random, firstMs });
    const taken = await ledger.alerts.take({ now: at, dueAgain, limit: AT_ONCE });
    if (taken.length === 0) return done;
    done.push(...(await Promise.all(taken.map((delivery) => deliver(rooms, plan, delivery)))));
  }
}
