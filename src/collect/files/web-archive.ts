// Pages out of web archives: WARC files, and the WARC files inside a WACZ. Read as a stream, one page in memory at a time.
import { createReadStream } from "node:fs";
import type { Readable } from "node:stream";
import { WARCParser } from "warcio";
import type { WARCRecord } from "warcio";
import yauzl from "yauzl";
import { CasusError, headerOf } from "../../record/index.ts";
import type { FetchRecord, HeaderLines } from "../../record/index.ts";
import { nameOf } from "../pages.ts";
import type { Collected, CollectOptions } from "../types.ts";

/** As for pages over the network. */
const MAX_PAGE_BYTES = 20 * 1024 * 1024;
// What pages are made of besides words: pictures, styles, scripts, fonts.
const READABLE =
  /^(?:text\/(?:html|plain|xml)|application\/(?:xhtml\+xml|pdf|(?:rss|atom)\+xml|feed\+json|xml))\b/i;

function fetchOf(record: WARCRecord): FetchRecord {
  const info = record.getResponseInfo();
  const headers: HeaderLines = [...(info?.headers ?? [])].map(([name, value]) => [name, value]);
  const url = record.warcTargetURI ?? "";
  const status = Number(info?.status ?? 200);
  return {
    url,
    at: record.warcDate ?? "",
    elapsedMs: 0,
    request: [],
    redirects: [],
    finalUrl: url,
    status,
    headers,
  };
}

/** The decoded body; undefined where it is longer than the limit. */
async function bodyOf(record: WARCRecord, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of record) {
    size += chunk.length;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isPage(record: WARCRecord, type: string, fetch: FetchRecord): boolean {
  const { warcType } = record;
  if (warcType !== "response" && warcType !== "resource") return false;
  return /^https?:/i.test(fetch.url) && fetch.status === 200 && READABLE.test(type);
}

async function pageOf(record: WARCRecord, path: string, maxBytes: number): Promise<Collected | undefined> {
  const fetch = fetchOf(record);
  const type = headerOf(fetch.headers, "content-type") ?? record.warcContentType ?? "";
  if (!isPage(record, type, fetch)) return undefined;
  const bytes = await bodyOf(record, maxBytes);
  if (!bytes) {
    const message = `${path}: the page ${fetch.url} is longer than ${maxBytes} bytes; it was left out.`;
    return { kind: "failed", location: fetch.url, code: "too-long", message };
  }
  if (bytes.length === 0) return undefined;
  return {
    kind: "fetched",
    bytes,
    mediaType: type.split(";")[0]!.trim().toLowerCase(),
    charset: /charset="?([\w-]+)/i.exec(type)?.[1]?.toLowerCase(),
    location: fetch.url,
    name: nameOf(fetch.url),
    given: { url: fetch.url },
    fetch,
  };
}

async function* pagesIn(
  source: AsyncIterable<Uint8Array>,
  path: string,
  maxBytes: number,
): AsyncGenerator<Collected> {
  let records = 0;
  try {
    for await (const record of new WARCParser(source)) {
      records++;
      const page = await pageOf(record, path, maxBytes);
      if (page) yield page;
      await record.skipFully();
    }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CasusError(
      "unreadable",
      `${path}: the web archive cannot be read on after ${records} records (${reason}); what stood before is taken.`,
    );
  }
  if (records === 0)
    throw new CasusError("unreadable", `${path}: no whole record of a web archive is in it; fetch it again.`);
}

export async function* warcPages(path: string, options: CollectOptions): AsyncGenerator<Collected> {
  yield* pagesIn(createReadStream(path), path, options.maxBytes ?? MAX_PAGE_BYTES);
}

function openZip(path: string): Promise<yauzl.ZipFile> {
  return new Promise((resolve, reject) => {
    yauzl.open(path, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error
        ? reject(new CasusError("unreadable", `${path}: no WACZ file (${error.message}).`))
        : resolve(zip),
    );
  });
}

function entriesOf(zip: yauzl.ZipFile): Promise<yauzl.Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: yauzl.Entry[] = [];
    zip.on("entry", (entry: yauzl.Entry) => {
      entries.push(entry);
      zip.readEntry();
    });
    zip.once("end", () => resolve(entries));
    zip.once("error", reject);
    zip.readEntry();
  });
}

function streamOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<Readable> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

export async function* waczPages(path: string, options: CollectOptions): AsyncGenerator<Collected> {
  const zip = await openZip(path);
  try {
    const archives = (await entriesOf(zip)).filter((entry) =>
      /^archive\/.+\.warc(?:\.gz)?$/.test(entry.fileName),
    );
    if (archives.length === 0)
      throw new CasusError("unreadable", `${path}: no WARC file is in this WACZ; check that it is one.`);
    for (const entry of archives)
      yield* pagesIn(
        await streamOf(zip, entry),
        `${path}/${entry.fileName}`,
        options.maxBytes ?? MAX_PAGE_BYTES,
      );
  } finally {
    zip.close();
  }
}
