// The alerts of a ledger behind one name: what is decided, what is on its way, what became of it.
import type { Addressed, Alert, AlertMark, Delivery, DeliveryAttempt, KeptRule } from "../../record/index.ts";
import type { Store } from "../store.ts";
import { decide, type Decision, keepRule, marks, removeRule, rules, spokenOf } from "./decide.ts";
import {
  attempted,
  type Attempted,
  attempts,
  decidedAlerts,
  deliveries,
  lastPosted,
  nextDue,
  nextHeld,
  post,
  type Posted,
  take,
  type Taking,
  waiting,
} from "./deliver.ts";

export type { Attempted, Decision, Posted, Taking };
export type { Decided } from "./decide.ts";

interface Listing {
  readonly limit: number;
  readonly rule?: string;
}

interface DeliveryListing extends Listing {
  /** Id of the last that was seen: those before it in time. */
  readonly after?: string;
}

export interface AlertLedger {
  rules(): Promise<readonly KeptRule[]>;
  keepRule(rule: KeptRule): Promise<void>;
  /** False if there is none of that name. */
  removeRule(name: string): Promise<boolean>;
  marks(): Promise<ReadonlyMap<string, AlertMark>>;
  spokenOf(rule: string, subjects: readonly string[]): Promise<ReadonlySet<string>>;
  /** Alerts together with what they were decided on, in one transaction; gives those that are new. */
  decide(decision: Decision): Promise<readonly Alert[]>;
  waiting(now: string): Promise<readonly Addressed[]>;
  post(posted: readonly Posted[]): Promise<void>;
  /** When a message of `rule\ntarget` was last made. */
  lastPosted(): Promise<ReadonlyMap<string, string>>;
  take(taking: Taking): Promise<readonly Delivery[]>;
  attempted(attempted: Attempted): Promise<void>;
  /** The next instant at which there is something to do; undefined if nothing waits. */
  nextDue(): Promise<string | undefined>;
  deliveries(listing: DeliveryListing): Promise<readonly Delivery[]>;
  alerts(listing: Listing): Promise<readonly Alert[]>;
  attempts(delivery: string): Promise<readonly DeliveryAttempt[]>;
}

export function alertLedger(store: Store): AlertLedger {
  const { db } = store;
  return {
    rules: () => rules(db),
    keepRule: (rule) => keepRule(store, rule),
    removeRule: (name) => removeRule(store, name),
    marks: () => marks(db),
    spokenOf: (rule, subjects) => spokenOf(db, rule, subjects),
    decide: (decision) => decide(store, decision),
    waiting: (now) => waiting(db, now),
    post: (posted) => post(store, posted),
    lastPosted: () => lastPosted(db),
    take: (taking) => take(store, taking),
    attempted: (one) => attempted(store, one),
    nextDue: async () =>
      [await nextDue(db), await nextHeld(db)].filter((at) => at !== undefined).toSorted()[0],
    deliveries: (listing) => deliveries(db, listing),
    alerts: (listing) => decidedAlerts(db, listing),
    attempts: (delivery) => attempts(db, delivery),
  };
}
