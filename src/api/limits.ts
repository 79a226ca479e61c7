// How often a program may ask: a bucket for each token or person that fills steadily. Who works alone on the machine is
// not counted.
import type { MiddlewareHandler } from "hono";
import { problem } from "./problem.ts";
import { visitorOf } from "./visitor.ts";

/** Requests a minute for each token or person: ten a second is more than a reader needs and less than hurts. */
export const PER_MINUTE = 600;
const MINUTE_MS = 60_000;
/** Buckets that are full again are forgotten beyond this many. */
const MOST_BUCKETS = 10_000;

interface Bucket {
  left: number;
  at: number;
}

export interface LimitOptions {
  /** 0: no limit. */
  readonly perMinute?: number | undefined;
  /** Milliseconds that never go back. */
  readonly clock?: () => number;
}

/** To be mounted before the routes. Refuses with the seconds to wait in Retry-After. */
export function limited({
  perMinute = PER_MINUTE,
  clock = () => performance.now(),
}: LimitOptions): MiddlewareHandler {
  const buckets = new Map<string, Bucket>();
  const filled = ({ left, at }: Bucket, now: number): number =>
    Math.min(perMinute, left + ((now - at) / MINUTE_MS) * perMinute);
  return async (c, next) => {
    const { kind, name } = visitorOf(c);
    if (perMinute === 0 || (kind !== "token" && kind !== "person")) return next();
    const now = clock();
    const key = `${kind} ${name}`;
    const bucket = buckets.get(key);
    const left = bucket ? filled(bucket, now) : perMinute;
    if (left < 1) {
      const seconds = Math.ceil(((1 - left) / perMinute) * (MINUTE_MS / 1000));
      return problem(
        "too-many",
        `More than ${perMinute} requests a minute. The next is answered in ${seconds} s; take larger pages, or listen to /events.`,
        { "retry-after": String(seconds) },
      );
    }
    buckets.set(key, { left: left - 1, at: now });
    if (buckets.size > MOST_BUCKETS) forget(buckets, (one) => filled(one, now) >= perMinute);
    return next();
  };
}

function forget(buckets: Map<string, Bucket>, isFull: (bucket: Bucket) => boolean): void {
  for (const [key, bucket] of buckets) if (isFull(bucket)) buckets.delete(key);
}
