// What a host's robots.txt lets Casus fetch (RFC 9309), and how long it asks to wait between two requests.
import robots from "robots-parser";
import { AGENT } from "./exchange.ts";
import type { Exchange } from "./exchange.ts";

// The package is a function; its types name it as a module's default.
const parse = robots as unknown as typeof robots.default;

export interface Robots {
  allows(address: string): boolean;
  readonly delayMs?: number;
  /** Why nothing is allowed, where the file could not be had. */
  readonly missing?: string;
}

/** A host that asks for more gets this much: a source with a longer pause than its schedule would never be read. */
const MAX_DELAY_MS = 60_000;
// RFC 9309, 2.5: a parser reads at least 500 KiB.
const MAX_LENGTH = 500 * 1024;

export const ROBOTS_MAX_BYTES = 4 * MAX_LENGTH;

/** No file: everything is allowed. No answer, or an error of the server: nothing is, until it can be had. */
export function robotsOf(address: string, answer: Exchange): Robots {
  const status = answer.fetch?.status;
  if (answer.kind === "failed" && !(status !== undefined && status >= 400 && status < 500))
    return { allows: () => false, missing: answer.message };
  if (answer.kind !== "answer") return { allows: () => true };
  const text = new TextDecoder().decode(answer.bytes.subarray(0, MAX_LENGTH));
  const parsed = parse(address, text);
  const delay = parsed.getCrawlDelay(AGENT);
  return {
    allows: (page) => parsed.isAllowed(page, AGENT) ?? true,
    ...(delay !== undefined && { delayMs: Math.min(delay * 1000, MAX_DELAY_MS) }),
  };
}
