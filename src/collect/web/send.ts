// A message to an http(s) address, under the same guards as fetching: no private addresses, no redirects, limits on time.
import { CasusError, describeError } from "../../record/index.ts";
import type { CollectOptions } from "../types.ts";
import { AGENT, parseAddress, request } from "./exchange.ts";

export interface ToSend {
  readonly method: "POST" | "PUT";
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Sent {
  /** What the receiver answered with. */
  readonly status: number;
  /** For how long it asks not to be asked again, where it says. */
  readonly retryAfterMs?: number;
}

const TIMEOUT_MS = 20_000;

/** Seconds, or an HTTP date. */
function retryAfter(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const seconds = Number(header);
  const ms = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}

/**
 * Sends, and gives the status of the answer; the body is let go. Throws CasusError where nobody answers, or where the
 * address is a private one.
 */
export async function send(
  { method, url: address, headers, body }: ToSend,
  options: CollectOptions = {},
): Promise<Sent> {
  const url = parseAddress(address);
  const bytes = Buffer.from(body.toWellFormed(), "utf8");
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const all = { "user-agent": AGENT, ...headers, "content-length": String(bytes.length) };
  try {
    const response = await request(url, all, options, signal, bytes, method);
    // The answer says nothing that is needed; reading it to its end would let a receiver hold the line.
    response.on("error", () => undefined);
    response.destroy();
    const retryAfterMs = retryAfter(response.headers["retry-after"], Date.now());
    return { status: response.statusCode ?? 0, ...(retryAfterMs !== undefined && { retryAfterMs }) };
  } catch (error) {
    const { code, message } = describeError(error);
    // The address may hold a secret: only the host is named.
    throw new CasusError(code === "internal" ? "fetch-failed" : code, `${url.host}: ${message}`);
  }
}
