// Asking politely: one request at a time to a host, with a pause between two, robots.txt honoured, and patience where
// a host says that it is too much.
import { setTimeout as wait } from "node:timers/promises";
import { headerOf } from "../../record/index.ts";
import type { CollectOptions } from "../types.ts";
import { exchange } from "./exchange.ts";
import type { Condition, Exchange } from "./exchange.ts";
import { ROBOTS_MAX_BYTES, robotsOf } from "./robots.ts";
import type { Robots } from "./robots.ts";

export interface WebOptions extends CollectOptions {
  /** Pause between two requests to one host, unless its robots.txt asks for a longer one. Default 2 s. */
  readonly delayMs?: number;
  /** False: robots.txt is not asked, as where a person asks for one page. Default true. */
  readonly robots?: boolean;
  readonly signal?: AbortSignal;
  /** 0 to 1, for the jitter. Default Math.random. */
  readonly random?: () => number;
}

export interface Web {
  /** Waits its turn, then asks. Never throws; what was not allowed or not possible is a value. */
  get(address: string, condition?: Condition): Promise<Exchange>;
}

interface Host {
  /** The end of the last request in the queue. */
  turn: Promise<unknown>;
  nextAt: number;
  failures: number;
  robots?: { readonly at: number; readonly rules: Robots };
}

const DELAY_MS = 2000;
/** Longer waits are not sat through: the address is left for the next poll. */
const MAX_WAIT_MS = 90_000;
// RFC 9309, 2.4: not used for longer than a day; asked again sooner where it could not be had.
const ROBOTS_MS = 24 * 3600_000;
const ROBOTS_RETRY_MS = 10 * 60_000;
const FIRST_BACK_OFF_MS = 30_000;
const LONGEST_BACK_OFF_MS = 3600_000;

/** The wait after so many failures in a row: doubled each time, spread by a half to either side. */
export function backOffMs(failures: number, random: () => number, firstMs = FIRST_BACK_OFF_MS): number {
  const full = Math.min(firstMs * 2 ** Math.max(0, failures - 1), LONGEST_BACK_OFF_MS);
  return Math.round(full * (0.5 + random()));
}

/** "120", or a date: how long a server asks to be left alone. */
function retryAfterMs(answer: Exchange, now: number): number | undefined {
  const value = headerOf(answer.fetch?.headers, "retry-after")?.trim();
  if (value === undefined) return undefined;
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, LONGEST_BACK_OFF_MS) : undefined;
}

/** Too many requests, a server in trouble, or nobody there: all of them ask for patience. */
function needsPatience(answer: Exchange): boolean {
  if (answer.kind !== "failed" || answer.code === "fetch-refused" || answer.code === "too-long") return false;
  const status = answer.fetch?.status;
  return status === undefined || status === 429 || status >= 500;
}

function failed(message: string, code = "fetch-failed"): Exchange {
  return { kind: "failed", code, message };
}

export function createWeb(options: WebOptions = {}): Web {
  const hosts = new Map<string, Host>();
  const random = options.random ?? Math.random;
  // A clock that only goes forward: a changed wall clock neither hurries nor stalls anybody.
  const now = (): number => performance.now();

  const hostOf = (address: string): Host => {
    const key = URL.canParse(address) ? new URL(address).host : "";
    let host = hosts.get(key);
    if (!host) hosts.set(key, (host = { turn: Promise.resolve(), nextAt: 0, failures: 0 }));
    return host;
  };

  async function ask(
    host: Host,
    address: string,
    limits: CollectOptions,
    condition?: Condition,
  ): Promise<Exchange> {
    const waitMs = host.nextAt - now();
    if (waitMs > MAX_WAIT_MS)
      return failed(
        `${address}: the host is left alone for ${Math.round(waitMs / 1000)} s after it failed; asked again later.`,
      );
    if (waitMs > 0) await wait(waitMs, undefined, { signal: options.signal });
    const answer = await exchange(address, limits, condition);
    const patience = needsPatience(answer);
    host.failures = patience ? host.failures + 1 : 0;
    const pauseMs = patience
      ? (retryAfterMs(answer, Date.now()) ?? backOffMs(host.failures, random))
      : Math.max(options.delayMs ?? DELAY_MS, host.robots?.rules.delayMs ?? 0);
    host.nextAt = now() + pauseMs;
    return answer;
  }

  async function rulesOf(host: Host, address: string): Promise<Robots> {
    const known = host.robots;
    const freshMs = known?.rules.missing === undefined ? ROBOTS_MS : ROBOTS_RETRY_MS;
    if (known && now() - known.at < freshMs) return known.rules;
    const file = new URL("/robots.txt", address).href;
    const rules = robotsOf(file, await ask(host, file, { ...options, maxBytes: ROBOTS_MAX_BYTES }));
    host.robots = { at: now(), rules };
    return rules;
  }

  async function inTurn(host: Host, address: string, condition?: Condition): Promise<Exchange> {
    if (options.signal?.aborted) return failed(`${address}: stopped before it was asked.`);
    if (options.robots !== false && /^https?:/i.test(address)) {
      const rules = await rulesOf(host, address);
      if (rules.missing !== undefined)
        return failed(
          `${address}: left alone, because the robots.txt of its host could not be had (${rules.missing})`,
        );
      if (!rules.allows(address))
        return failed(`${address}: the robots.txt of its host asks not to fetch it.`, "fetch-refused");
    }
    return ask(host, address, options, condition);
  }

  return {
    get(address, condition) {
      const host = hostOf(address);
      const answer = host.turn
        .then(() => inTurn(host, address, condition))
        .catch((error: unknown) => failed(`${address}: ${String(error)}`));
      host.turn = answer;
      return answer;
    },
  };
}
