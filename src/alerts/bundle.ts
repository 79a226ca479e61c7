// Which waiting alerts go together in one message: bursts are gathered, and between two messages there may be a pause.
import { createHash } from "node:crypto";
import type { Addressed } from "../record/index.ts";

export interface Bundling {
  /** More than so many at a time become one message. */
  readonly burst: number;
  readonly pauseMs?: number;
  /** When the last message to this target was made. */
  readonly lastAt?: string;
}

export interface Bundle {
  readonly id: string;
  readonly rule: string;
  readonly target: string;
  readonly alerts: readonly string[];
}

/** A key that is the same for the same parts, in any process. */
export function keyOf(...parts: readonly string[]): string {
  const hash = createHash("sha256").update(parts.map((part) => `${part.length}:${part}`).join(""));
  return hash.digest("hex").slice(0, 32);
}

// More entries than this nobody reads in one message; the rest goes in the next.
const MOST_IN_ONE = 50;

/**
 * Alerts of one rule for one target, as messages: each alone, or all together where they are many, or where they were
 * gathered during a pause. None while the pause lasts.
 */
export function bundle(waiting: readonly Addressed[], now: string, bundling: Bundling): Bundle[] {
  const [first] = waiting;
  if (!first) return [];
  const { burst, pauseMs = 0, lastAt } = bundling;
  if (lastAt !== undefined && Date.parse(now) - Date.parse(lastAt) < pauseMs) return [];
  const together = waiting.length > burst || pauseMs > 0;
  const size = together ? MOST_IN_ONE : 1;
  const bundles: Bundle[] = [];
  for (let at = 0; at < waiting.length; at += size) {
    const alerts = waiting.slice(at, at + size).map(({ alert }) => alert.id);
    const { rule } = first.alert;
    bundles.push({ id: keyOf("message", first.target, ...alerts), rule, target: first.target, alerts });
  }
  return bundles;
}
