// One web address as a source: fetched with limits, redirects followed by hand, private addresses refused.
import { lookup as dnsLookup } from "node:dns";
import http from "node:http";
import https from "node:https";
import { isIP } from "node:net";
import type { LookupFunction } from "node:net";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import type { Readable } from "node:stream";
import { CasusError, describeError } from "../record/index.ts";
import { isPublicAddress } from "./addresses.ts";
import type { Collected, CollectOptions } from "./types.ts";

const MAX_REDIRECTS = 5;
/** 20 MiB after decompression: the longest liveblogs measured stay under 6 MB. */
const MAX_BYTES = 20 * 1024 * 1024;
const TIMEOUT_MS = 30_000;
const HEADERS = {
  "user-agent": "Casus (archives public reporting)",
  accept: "text/html,application/xhtml+xml,text/plain,application/json;q=0.8",
  "accept-encoding": "gzip, br, deflate",
};

/** Fetches an http(s) address. What fails is a value with a sentence; no cookies are sent. */
export async function collectUrl(address: string, options: CollectOptions = {}): Promise<Collected> {
  try {
    return await follow(address, options);
  } catch (error) {
    const { code, message } = describeError(error);
    const fetchCode = code === "internal" ? "fetch-failed" : code;
    return {
      kind: "failed",
      location: address,
      code: fetchCode,
      message: message.includes(address) ? message : `${address}: ${message}`,
    };
  }
}

async function follow(address: string, options: CollectOptions): Promise<Collected> {
  let url = parse(address);
  const signal = AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS);
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const response = await request(url, options, signal);
    const status = response.statusCode ?? 0;
    const target = response.headers.location;
    if (status >= 300 && status < 400 && target) {
      response.resume();
      url = parse(new URL(target, url).href);
      continue;
    }
    if (status !== 200) {
      response.resume();
      throw new CasusError("fetch-failed", `${address}: the server answered ${status}; nothing was kept.`);
    }
    const [mediaType, charset] = contentType(response.headers["content-type"]);
    const bytes = await body(response, options.maxBytes ?? MAX_BYTES, address);
    return {
      kind: "fetched",
      bytes,
      mediaType,
      charset,
      location: url.href,
      name: nameOf(url),
      given: { url: url.href },
    };
  }
  throw new CasusError(
    "fetch-failed",
    `${address}: more than ${MAX_REDIRECTS} redirects; open it in a browser and save the page.`,
  );
}

function parse(address: string): URL {
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

function request(url: URL, options: CollectOptions, signal: AbortSignal): Promise<http.IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, "");
  if (!options.allowPrivate && isIP(host) !== 0 && !isPublicAddress(host)) throw refused(host);
  const client = url.protocol === "https:" ? https : http;
  const lookup = options.allowPrivate ? undefined : publicLookup;
  return new Promise((resolve, reject) => {
    client.get(url, { headers: HEADERS, signal, lookup }, resolve).on("error", (error) => {
      reject(signal.aborted ? new CasusError("fetch-failed", "no answer in time; try again later.") : error);
    });
  });
}

async function body(response: http.IncomingMessage, maxBytes: number, address: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of decompress(response) as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > maxBytes) {
      response.destroy();
      throw new CasusError("too-long", `${address}: more than ${maxBytes} bytes; nothing was kept.`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function decompress(response: http.IncomingMessage): Readable {
  const decoders = { gzip: createGunzip, br: createBrotliDecompress, deflate: createInflate };
  const encoding = response.headers["content-encoding"] ?? "";
  if (!(encoding in decoders)) return response;
  const decoder = decoders[encoding as keyof typeof decoders]();
  response.on("error", (error) => decoder.destroy(error));
  return response.pipe(decoder);
}

function contentType(header: string | undefined): [string, string | undefined] {
  const mediaType = header?.split(";")[0]?.trim().toLowerCase() || "text/html";
  const charset = /charset="?([\w-]+)/i.exec(header ?? "")?.[1]?.toLowerCase();
  return [mediaType, charset];
}

function nameOf(url: URL): string {
  const last = url.pathname.split("/").filter(Boolean).at(-1) ?? url.hostname;
  return last.replace(/\.\w{2,5}$/, "");
}
