// Those who listen to changes: each reads the log from its own place, all wait for the same clock. Bounded: a slow reader
// is waited for, a reader too many is refused, and all streams end when the server does.
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { App } from "../app/index.ts";
import { describeError } from "../record/index.ts";
import type { Visitor } from "../record/index.ts";
import { problem } from "./problem.ts";

declare module "hono" {
  interface ContextVariableMap {
    /** Those who listen to this server. */
    listeners: Listeners;
  }
}

/** The log is looked at so often while somebody listens. */
const LOOK_MS = 1000;
/** Proxies close what is silent for longer, mostly after 30 or 60 seconds. */
const BEAT_MS = 15_000;
const BATCH = 100;
/** Open streams hold memory and a connection each. */
const MOST = 100;
const MOST_EACH = 10;

export interface ListenOptions {
  /** `seq` of the last change that was seen; without it only what comes next is told. */
  readonly after: number | undefined;
  readonly visitor: Visitor;
}

export interface Listeners {
  listen(app: App, c: Context, options: ListenOptions): Promise<Response>;
}

export interface ListenersOptions {
  /** Ends every stream. */
  readonly signal?: AbortSignal | undefined;
  readonly lookMs?: number;
  readonly beatMs?: number;
}

export function listenersOf({ signal, lookMs = LOOK_MS, beatMs = BEAT_MS }: ListenersOptions): Listeners {
  const open = new Map<string, number>();
  const log = new LogWatch(lookMs);
  const leave = (name: string): void => {
    const left = (open.get(name) ?? 1) - 1;
    if (left > 0) open.set(name, left);
    else open.delete(name);
  };
  return {
    async listen(app, c, { after, visitor: { name } }) {
      if (!hasRoom(open, name)) return problem("too-many", FULL, { "retry-after": String(FULL_SECONDS) });
      if (c.req.method === "HEAD") return c.body(null, 200, { "content-type": "text/event-stream" });
      const from = after ?? (await app.lastChange());
      open.set(name, (open.get(name) ?? 0) + 1);
      c.header("x-accel-buffering", "no");
      return streamSSE(c, async (stream) => {
        const ended = new AbortController();
        stream.onAbort(() => ended.abort());
        const until = signal ? AbortSignal.any([signal, ended.signal]) : ended.signal;
        try {
          // The place alone: who is cut off before the first change comes again from here.
          await stream.write(`id: ${from}\n\n`);
          for (let seen = from; !until.aborted;) {
            const changes = await app.changes({ after: seen, limit: BATCH });
            for (const change of changes) {
              if (until.aborted) return;
              const data = JSON.stringify(change);
              await stream.writeSSE({ id: String(change.seq), event: change.kind, data });
              seen = change.seq;
            }
            if (changes.length < BATCH && !(await log.beyond(app, seen, { until, patienceMs: beatMs })))
              await stream.write(":\n\n");
          }
        } catch (error) {
          // A listener comes again by itself, behind the last change it saw.
          if (!until.aborted)
            process.emitWarning(`A stream of changes ended: ${describeError(error).message}`);
        } finally {
          leave(name);
        }
      });
    },
  };
}

const FULL = `Enough listen already (${MOST_EACH} for each token or person, ${MOST} in all). Close one, or ask /changes now and then.`;
const FULL_SECONDS = 60;

function hasRoom(open: ReadonlyMap<string, number>, name: string): boolean {
  const all = [...open.values()].reduce((sum, one) => sum + one, 0);
  return all < MOST && (open.get(name) ?? 0) < MOST_EACH;
}

/** One look at the log for all who wait, as long as somebody does. */
class LogWatch {
  readonly #waiting = new Set<() => void>();
  readonly #lookMs: number;
  #last = 0;
  #looking = false;

  constructor(lookMs: number) {
    this.#lookMs = lookMs;
  }

  /** True once there is a change after `seen`; false if patience or `until` ended first. */
  beyond(
    app: App,
    seen: number,
    { until, patienceMs }: { until: AbortSignal; patienceMs: number },
  ): Promise<boolean> {
    return new Promise((resolve) => {
      const look = (): void => void (this.#last > seen && finish());
      const finish = (): void => {
        this.#waiting.delete(look);
        clearTimeout(timer);
        until.removeEventListener("abort", finish);
        resolve(this.#last > seen);
      };
      const timer = setTimeout(finish, patienceMs);
      until.addEventListener("abort", finish);
      this.#waiting.add(look);
      if (until.aborted) finish();
      else if (!this.#looking) void this.#look(app);
    });
  }

  async #look(app: App): Promise<void> {
    this.#looking = true;
    while (this.#waiting.size > 0) {
      await new Promise((resolve) => setTimeout(resolve, this.#lookMs));
      if (this.#waiting.size === 0) break;
      // A ledger that does not answer now may answer later; one that is closed has nobody waiting soon.
      this.#last = await app.lastChange().catch(() => this.#last);
      for (const look of this.#waiting) look();
    }
    this.#looking = false;
  }
}
