// One address asked once: limits on size and time, redirects followed by hand, private addresses refused, no cookies.
import { lookup as dnsLookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { CasusError, describeError } from "../../record/index.ts";
import type { FetchRecord, HeaderLines } from "../../record/index.ts";
import type { CollectOptions } from "../types.ts";
import { isPublicAddress } from "./addresses.ts";
import { readBody } from "./body.ts";
import { networkFault } from "./faults.ts";

const MAX_REDIRECTS = 5;
/** 20 MiB after decompression: the longest liveblogs measured stay under 6 MB. */
const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 30_000;
export const AGENT = "Casus";
const HEADERS = {
  "user-agent": `${AGENT} (archives public reporting)`,
  accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
  "accept-encoding": "gzip, br, deflate",
};

export type Exchange =
  | {
      readonly kind: "answer";
      readonly fetch: FetchRecord;
      readonly url: string;
      readonly bytes: Uint8Array;
      readonly mediaType: string;
      readonly charset?: string;
    }
  | { readonly kind: "unchanged" | "gone"; readonly fetch: FetchRecord }
  | {
      readonly kind: "failed";
      readonly code: string;
      readonly message: string;
      readonly fetch?: FetchRecord;
    };

/** What makes a request conditional: the server then may answer that nothing changed. */
export interface Condition {
  readonly etag?: string;
  readonly lastModified?: string;
}

interface Trail {
  readonly url: string;
  readonly at: string;
  readonly startedAt: number;
  readonly request: HeaderLines;
  readonly redirects: FetchRecord["redirects"];
  finalUrl?: string;
  status?: number;
  headers?: HeaderLines;
}

function recordOf({ startedAt, ...trail }: Trail): FetchRecord {
  return { ...trail, elapsedMs: Math.round(performance.now() - startedAt) };
}

function headersFor(condition: Condition): Record<string, string> {
  return {
    ...HEADERS,
    ...(condition.etag !== undefined && { "if-none-match": condition.etag }),
    ...(condition.lastModified !== undefined && { "if-modified-since": condition.lastModified }),
  };
}

/** Asks for an http(s) address. What fails is a value with a sentence; where somebody answered, with the record of it. */
export async function exchange(
  address: string,
  options: CollectOptions = {},
  condition: Condition = {},
): Promise<Exchange> {
  const headers = headersFor(condition);
  const trail: Trail = {
    url: address,
    at: new Date().toISOString(),
    startedAt: performance.now(),
    request: Object.entries(headers),
    redirects: [],
  };
  try {
    return await follow(trail, headers, options);
  } catch (error) {
    const { code, message } = describeError(error);
    const failCode = code === "internal" ? "fetch-failed" : code;
    const sentence = message.includes(address) ? message : `${address}: ${message}`;
    return { kind: "failed", code: failCode, message: sentence, fetch: recordOf(trail) };
  }
}

async function follow(
  trail: Trail,
  headers: Record<string, string>,
  options: CollectOptions,
): Promise<Exchange> {
  let url = parseAddress(trail.url);
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await request(url, headers, options, signal);
    const status = response.statusCode ?? 0;
    const location = response.headers.location;
    if (status >= 300 && status < 400 && status !== 304 && location) {
      response.destroy();
      trail.redirects.push({ url: url.href, status, location });
      url = parseAddress(new URL(location, url).href);
      continue;
    }
    trail.finalUrl = url.href;
    trail.status = status;
    trail.headers = linesOf(response.rawHeaders);
    return answerOf(response, trail, options, signal);
  }
  throw new CasusError(
    "fetch-failed",
    `${trail.url}: more than ${MAX_REDIRECTS} redirects; open it in a browser and save the page.`,
  );
}

async function answerOf(
  response: http.IncomingMessage,
  trail: Trail,
  options: CollectOptions,
  signal: AbortSignal,
): Promise<Exchange> {
  const { status } = trail;
  if (status === 200) {
    const [mediaType, charset] = contentType(response.headers["content-type"]);
    const bytes = await readBody(response, options.maxBytes ?? MAX_BYTES, trail.url, signal);
    return { kind: "answer", fetch: recordOf(trail), url: trail.finalUrl!, bytes, mediaType, charset };
  }
  response.destroy();
  if (status === 304) return { kind: "unchanged", fetch: recordOf(trail) };
  if (status === 404 || status === 410) return { kind: "gone", fetch: recordOf(trail) };
  throw new CasusError("fetch-failed", `${trail.url}: the server answered ${status}; nothing was kept.`);
}

export function parseAddress(address: string): URL {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || (url.protocol !== "http:" && url.protocol !== "https:")) {
    throw new CasusError("fetch-refused", `${address}: only http and https addresses are fetched.`);
  }
  url.username = "";
  url.password = "";
  url.hash = "";
  return url;
}

/** Resolution and the check are one step, so that a name cannot change its address between them. */
const publicLookup: LookupFunction = (hostname, lookupOptions, callback) => {
  dnsLookup(hostname, { ...lookupOptions, all: true }, (error, addresses) => {
    const first = addresses?.find((entry) => isPublicAddress(entry.address));
    if (error) return callback(error, "", 0);
    if (!first || addresses.some((entry) => !isPublicAddress(entry.address)))
      return callback(refused(hostname), "", 0);
    return lookupOptions.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });
};

function refused(hostname: string): CasusError {
  return new CasusError(
    "fetch-refused",
    `${hostname} is a private or local address; Casus fetches public addresses only.`,
  );
}

export function request(
  url: URL,
  headers: Record<string, string>,
  options: CollectOptions,
  signal: AbortSignal,
  sent?: Uint8Array,
  method = sent === undefined ? "GET" : "POST",
): Promise<http.IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const { allowPrivate } = options;
  const lenient = typeof allowPrivate === "function" ? allowPrivate(host) : allowPrivate === true;
  if (!lenient && isIP(host) !== 0 && !isPublicAddress(host)) throw refused(host);
  const client = url.protocol === "https:" ? https : http;
  const lookup = lenient ? undefined : publicLookup;
  return new Promise((resolve, reject) => {
    const asking = client.request(url, { method, headers, signal, lookup }, resolve);
    asking.on("error", (error) => {
      const late = new CasusError("fetch-failed", "no answer in time; try again later.");
      reject(signal.aborted ? late : networkFault(error));
    });
    asking.end(sent);
  });
}

/** Sends bytes and gives the bytes of the answer. Throws CasusError; no redirects, no cookies. */
export async function post(
  address: string,
  sent: Uint8Array,
  mediaType: string,
  options: CollectOptions = {},
): Promise<Uint8Array> {
  const url = parseAddress(address);
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  const headers = {
    "user-agent": HEADERS["user-agent"],
    "content-type": mediaType,
    "content-length": String(sent.length),
  };
  const response = await request(url, headers, options, signal, sent).catch((error: unknown) => {
    const { code, message } = describeError(error);
    throw new CasusError(code === "internal" ? "fetch-failed" : code, `${address}: ${message}`);
  });
  if (response.statusCode === 200) return readBody(response, options.maxBytes ?? MAX_BYTES, address, signal);
  response.destroy();
  throw new CasusError(
    "fetch-failed",
    `${address}: the server answered ${response.statusCode}; try again later.`,
  );
}

function linesOf(raw: readonly string[]): HeaderLines {
  return raw.flatMap((name, index): HeaderLines => (index % 2 === 0 ? [[name, raw[index + 1] ?? ""]] : []));
}

function contentType(header: string | undefined): [string, string | undefined] {
  const mediaType = header?.split(";")[0]?.trim().toLowerCase() || "text/html";
  const charset = /charset="?([\w-]+)/i.exec(header ?? "")?.[1]?.toLowerCase();
  return [mediaType, charset];
}
