// Fetching single pages for a source: those not had yet, and those whose time for another look has come.
import { z } from "zod";
import type { KnownAddress } from "../record/index.ts";
import { headerOf } from "../record/index.ts";
import type { CollectContext } from "./source.ts";
import type { Collected, Given } from "./types.ts";
import type { Exchange } from "./web/exchange.ts";

/** An address that failed so often in a row is left alone. */
const MOST_FAILURES = 5;

/** True for an address of which there is no copy yet, and that may still be there. */
export function isWanted(known: KnownAddress | undefined): boolean {
  if (!known) return true;
  return known.sha256 === undefined && known.gone === undefined && known.failures < MOST_FAILURES;
}

/** What an exchange means for a collector. */
export function collectedOf(
  answer: Exchange,
  location: string,
  context: CollectContext,
  given: Given,
): Collected {
  const { source } = context;
  if (answer.kind === "failed")
    return {
      kind: "failed",
      location,
      code: answer.code,
      message: answer.message,
      source,
      fetch: answer.fetch,
    };
  if (answer.kind !== "answer") return { kind: answer.kind, location, fetch: answer.fetch, source };
  const { bytes, mediaType, charset, url, fetch } = answer;
  return {
    kind: "fetched",
    bytes,
    mediaType,
    charset,
    location: url,
    name: nameOf(url),
    given: { ...context.given, ...given, url: given.url ?? url },
    fetch,
    source,
  };
}

/** Fetches a page, conditionally where a copy is there. */
export async function fetchPage(
  address: string,
  context: CollectContext,
  given: Given = {},
): Promise<Collected> {
  const known = context.memory.known(address);
  const condition = known?.sha256 === undefined ? undefined : known;
  return collectedOf(await context.web.get(address, condition), address, context, given);
}

/** Pages not had yet, at most `max` of them. */
export async function* fetchWanted(
  pages: Iterable<{ readonly url: string; readonly given?: Given }>,
  context: CollectContext,
  max: number,
): AsyncGenerator<Collected> {
  let left = max;
  for (const { url, given } of pages) {
    if (!isWanted(context.memory.known(url))) continue;
    if (left-- <= 0) return;
    yield await fetchPage(url, context, given);
  }
}

/** What makes the next request for a listing conditional, as its mark keeps it. */
export const Validators = z.object({ etag: z.string().optional(), lastModified: z.string().optional() });
export type Validators = z.infer<typeof Validators>;

/**
 * What to ask with the next time: the validators of this answer, if everything on the listing was had. Else nothing, so
 * that what is still wanted is seen again.
 */
export function validatorsOf(
  answer: Exchange,
  pages: readonly { readonly url: string }[],
  context: CollectContext,
): Validators {
  if (pages.some(({ url }) => isWanted(context.memory.known(url)))) return {};
  const { headers } = answer.fetch ?? {};
  const [etag, lastModified] = [headerOf(headers, "etag"), headerOf(headers, "last-modified")];
  return { ...(etag !== undefined && { etag }), ...(lastModified !== undefined && { lastModified }) };
}

/** A short name for ids: the last part of the path, else the host. */
export function nameOf(address: string): string {
  const url = new URL(address);
  const last = url.pathname.split("/").filter(Boolean).at(-1) ?? url.hostname;
  return last.replace(/\.\w{2,5}$/, "");
}

export interface Recheck {
  /** How old a copy must be, in milliseconds, to be looked at again. */
  readonly everyMs: number;
  /** How long after the first copy a page is looked at again. */
  readonly forMs: number;
}

/** Looks again at pages that were kept for the source: for changed words, and whether they are still there. */
export async function* recheck(
  plan: Recheck,
  context: CollectContext,
  nowMs: number,
): AsyncGenerator<Collected> {
  for (const address of context.memory.keptFor(context.source)) {
    const known = context.memory.known(address);
    if (!known?.firstKeptAt || known.gone) continue;
    const age = nowMs - Date.parse(known.firstKeptAt);
    const since = nowMs - Date.parse(known.lastFetchedAt);
    if (age > plan.forMs || since < plan.everyMs) continue;
    yield await fetchPage(address, context);
  }
}
