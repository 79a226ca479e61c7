// Kept originals as WARC 1.1 records: redirects, request and response where it came over the network, else a resource.
import { WARCRecord, WARCSerializer, getSurt } from "warcio";
import type { FetchRecord, HeaderLines } from "../record/index.ts";
import type { KeptEntry } from "./types.ts";

/** A record as bytes (a gzip member of its own), and its line of the index if it can be replayed. */
export interface WarcRecord {
  readonly bytes: Uint8Array;
  readonly index?: {
    readonly surt: string;
    readonly timestamp: string;
    readonly url: string;
    readonly mime: string;
    readonly status: string;
    readonly digest: string;
  };
}

// The body is kept as it reads, so that what the wire did to it no longer fits.
const OF_THE_WIRE = new Set(["content-encoding", "transfer-encoding", "content-length"]);

/** The address under which an original is found; files of this machine have none, and their paths are nobody's business. */
export function addressOf(entry: Pick<KeptEntry, "location" | "sha256" | "given">): string {
  const { location, given, sha256 } = entry;
  if (/^https?:/i.test(location)) return location;
  return given?.url && /^https?:/i.test(given.url) ? given.url : `urn:sha256:${sha256}`;
}

function replayHeaders(headers: HeaderLines, bytes: number): [string, string][] {
  const kept = headers.map(([name, value]): [string, string] =>
    OF_THE_WIRE.has(name.toLowerCase()) ? [`X-Archive-Orig-${name}`, value] : [name, value],
  );
  return [...kept, ["Content-Length", String(bytes)]];
}

const seconds = (instant: string): string => `${instant.slice(0, 19)}Z`;
const timestamp = (instant: string): string => instant.replace(/\D/g, "").slice(0, 14);

async function serialize(record: WARCRecord): Promise<Uint8Array> {
  return WARCSerializer.serialize(record, { gzip: true, digest: { algo: "sha-256", prefix: "sha256:" } });
}

export async function warcInfo(software: string, created: string): Promise<WarcRecord> {
  const options = {
    filename: "data.warc.gz",
    type: "warcinfo",
    warcVersion: "WARC/1.1",
    date: seconds(created),
  } as const;
  return {
    bytes: await serialize(WARCRecord.createWARCInfo(options, { software, format: "WARC File Format 1.1" })),
  };
}

interface Response {
  readonly url: string;
  readonly at: string;
  readonly status: number;
  readonly headers: [string, string][];
  readonly body: Uint8Array;
  readonly mime: string;
  readonly digest: string;
}

async function responseRecord(response: Response): Promise<WarcRecord> {
  const { url, at, status, headers, body, mime, digest } = response;
  const record = WARCRecord.create(
    {
      url,
      date: seconds(at),
      type: "response",
      warcVersion: "WARC/1.1",
      statusline: `HTTP/1.1 ${status}`,
      httpHeaders: headers,
    },
    [body],
  );
  const index = { surt: getSurt(url), timestamp: timestamp(at), url, mime, status: String(status), digest };
  return { bytes: await serialize(record), index };
}

async function requestRecord(fetch: FetchRecord, url: string): Promise<WarcRecord> {
  const { pathname, search } = new URL(url);
  const record = WARCRecord.create(
    {
      url,
      date: seconds(fetch.at),
      type: "request",
      warcVersion: "WARC/1.1",
      statusline: `GET ${pathname}${search} HTTP/1.1`,
      httpHeaders: fetch.request,
    },
    [],
  );
  return { bytes: await serialize(record) };
}

async function resourceRecord(entry: KeptEntry, body: Uint8Array): Promise<WarcRecord> {
  const url = addressOf(entry);
  const { mediaType: mime, keptAt, sha256 } = entry;
  const record = WARCRecord.create(
    {
      url,
      date: seconds(keptAt),
      type: "resource",
      warcVersion: "WARC/1.1",
      warcHeaders: { "Content-Type": mime },
    },
    [body],
  );
  const index = {
    surt: getSurt(url),
    timestamp: timestamp(keptAt),
    url,
    mime,
    status: "200",
    digest: `sha256:${sha256}`,
  };
  return { bytes: await serialize(record), index };
}

/** Everything that one line of the log is about, in the order of the wire. */
export async function* warcRecords(entry: KeptEntry, body: Uint8Array): AsyncGenerator<WarcRecord> {
  const { fetch, sha256, mediaType } = entry;
  const url = fetch?.finalUrl;
  if (!fetch || url === undefined) {
    yield await resourceRecord(entry, body);
    return;
  }
  for (const hop of fetch.redirects) {
    const headers: [string, string][] = [["Location", hop.location]];
    const none = new Uint8Array();
    yield await responseRecord({ ...hop, at: fetch.at, headers, body: none, mime: "text/html", digest: "" });
  }
  if (fetch.request.length > 0) yield await requestRecord(fetch, url);
  const headers = replayHeaders(fetch.headers ?? [["Content-Type", mediaType]], body.byteLength);
  const status = fetch.status ?? 200;
  yield await responseRecord({
    url,
    at: fetch.at,
    status,
    headers,
    body,
    mime: mediaType,
    digest: `sha256:${sha256}`,
  });
}
