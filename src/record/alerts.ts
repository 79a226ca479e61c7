// What an alert is from the moment it is decided until somebody has it: the alert, the message that carries it, every attempt.
import { z } from "zod";
import { Digest, DigestEntry } from "./digest.ts";

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

export const Alert = z.object({
  /** The same for the same rule and thing, however often it is decided: nothing is alerted twice. */
  id: z.string(),
  rule: z.string(),
  trigger: z.enum(ALERT_TRIGGERS),
  /** Incident id, `document#record`, address, source id or period. */
  subject: z.string(),
  title: z.string(),
  /** What is said: an entry, or a whole digest. */
  content: z.union([z.object({ entry: DigestEntry }), z.object({ digest: Digest })]),
  /** When the source published it, as precisely as is known. */
  published: z.string().optional(),
  /** ISO instant at which the ledger had it. */
  seenAt: z.string(),
  decidedAt: z.string(),
});
/** Something that a rule waited for, decided once and for all. */
export type Alert = Readonly<z.infer<typeof Alert>>;

/** An alert on its way to one target. */
export interface Addressed {
  readonly alert: Alert;
  readonly target: string;
  /** Not before this instant: quiet hours, or a pause between two messages. */
  readonly heldUntil: string;
}

const DELIVERY_STATES = ["waiting", "sent", "given-up"] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export const Delivery = z.object({
  /** Sent along with every attempt: a receiver that has seen it may drop the message. */
  id: z.string(),
  rule: z.string(),
  target: z.string(),
  madeAt: z.string(),
  state: z.enum(DELIVERY_STATES),
  attempts: z.int(),
  /** When it is tried next; of no meaning once it is sent. */
  dueAt: z.string(),
  sentAt: z.string().optional(),
  /** Why the last attempt failed. */
  error: z.string().optional(),
  alerts: z.array(Alert).readonly(),
});
/** One message to one target, of one alert or of several. */
export type Delivery = Readonly<z.infer<typeof Delivery>>;

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
