// What an alert is from the moment it is decided until somebody has it: the alert, the message that carries it, every attempt.
import type { DigestEntry, Digest } from "./digest.ts";

/** What a rule waits for. `digest` is no event: a digest goes out on its days through the same door. */
export const ALERT_TRIGGERS = [
  "new-incident",
  "new-threat",
  "attribution-changed",
  "tally-gap",
  "post-gone",
  "source-silent",
  "search",
  "digest",
] as const;
export type AlertTrigger = (typeof ALERT_TRIGGERS)[number];

/** Something that a rule waited for, decided once and for all. */
export interface Alert {
  /** The same for the same rule and thing, however often it is decided: nothing is alerted twice. */
  readonly id: string;
  readonly rule: string;
  readonly trigger: AlertTrigger;
  /** Incident id, `document#record`, address, source id or period. */
  readonly subject: string;
  readonly title: string;
  /** What is said: an entry, or a whole digest. */
  readonly content: { readonly entry: DigestEntry } | { readonly digest: Digest };
  /** When the source published it, as precisely as is known. */
  readonly published?: string;
  /** ISO instant at which the ledger had it. */
  readonly seenAt: string;
  readonly decidedAt: string;
}

/** An alert on its way to one target. */
export interface Addressed {
  readonly alert: Alert;
  readonly target: string;
  /** Not before this instant: quiet hours, or a pause between two messages. */
  readonly heldUntil: string;
}

export type DeliveryState = "waiting" | "sent" | "given-up";

/** One message to one target, of one alert or of several. */
export interface Delivery {
  /** Sent along with every attempt: a receiver that has seen it may drop the message. */
  readonly id: string;
  readonly rule: string;
  readonly target: string;
  readonly madeAt: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  /** When it is tried next; of no meaning once it is sent. */
  readonly dueAt: string;
  readonly sentAt?: string;
  /** Why the last attempt failed. */
  readonly error?: string;
  readonly alerts: readonly Alert[];
}

export interface DeliveryAttempt {
  readonly delivery: string;
  readonly at: string;
  readonly ok: boolean;
  /** Status or sentence of the receiver. */
  readonly detail: string;
  readonly tookMs: number;
}

/** How far a rule has looked. */
export interface AlertMark {
  readonly documents: number;
  readonly changes: number;
  /** The last change there was when the rule began: what was made before is not new to it. */
  readonly begun: number;
  /** ISO instant of the last look; of a digest, the last day it covered. */
  readonly at: string;
}

/** A rule made on a page or at the terminal, as it was given; src/alerts checks it. */
export interface KeptRule {
  readonly name: string;
  readonly rule: unknown;
  readonly madeBy?: string;
  readonly madeAt: string;
}
