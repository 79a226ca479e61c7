// A case as one WACZ file (version 1.1.1): its originals as WARC with an index, its pages, and whatever is put beside.
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import type { KeptEntry } from "./types.ts";
import type { WarcRecord } from "./warc.ts";

export interface WaczPage {
  readonly url: string;
  readonly title?: string;
  /** ISO instant of the copy. */
  readonly at: string;
  readonly text?: string;
}

export interface WaczCase {
  readonly title: string;
  readonly description?: string;
  /** ISO instant. */
  readonly created: string;
  readonly software: string;
  readonly entries: readonly KeptEntry[];
  readonly pages: readonly WaczPage[];
  /** Files beside the copies: path in the file → content. */
  readonly beside: Readonly<Record<string, string>>;
}

interface Resource {
  readonly name: string;
  readonly path: string;
  /** Said because checkers of packages take lines of JSON for a table else, all of whose rows must be of one shape. */
  readonly type: "file";
  readonly hash: string;
  readonly bytes: number;
}

const hashOf = (bytes: Uint8Array | string): string =>
  `sha256:${createHash("sha256").update(bytes).digest("hex")}`;
const WARC_PATH = "archive/data.warc.gz";

function cdxLine({ index }: WarcRecord, offset: number, length: number): string[] {
  if (!index) return [];
  const { surt, timestamp, ...rest } = index;
  const fields = { ...rest, length: String(length), offset: String(offset), filename: basename(WARC_PATH) };
  return [`${surt} ${timestamp} ${JSON.stringify(fields)}`];
}

/** Writes the WARC file and gives the sorted lines of its index. */
async function writeWarc(
  path: string,
  { entries, software, created }: WaczCase,
  bytesOf: (sha256: string) => Promise<Uint8Array | undefined>,
): Promise<{ lines: string[]; resource: Resource }> {
  const handle = await open(path, "w");
  const hash = createHash("sha256");
  const lines: string[] = [];
  let offset = 0;
  const add = async (record: WarcRecord): Promise<void> => {
    await handle.write(record.bytes);
    hash.update(record.bytes);
    lines.push(...cdxLine(record, offset, record.bytes.byteLength));
    offset += record.bytes.byteLength;
  };
  // Loaded where a case is written: no other command has a use for it.
  const { warcInfo, warcRecords } = await import("./warc.ts");
  try {
    await add(await warcInfo(software, created));
    for (const entry of entries) {
      const body = await bytesOf(entry.sha256);
      if (body) for await (const record of warcRecords(entry, body)) await add(record);
    }
  } finally {
    await handle.close();
  }
  const resource = {
    name: basename(WARC_PATH),
    path: WARC_PATH,
    type: "file" as const,
    hash: `sha256:${hash.digest("hex")}`,
    bytes: offset,
  };
  return { lines: lines.sort(), resource };
}

function pagesFile(pages: readonly WaczPage[]): string {
  const rows = pages.map(({ url, at, title, text }, index) => ({
    id: String(index + 1),
    url,
    ts: at,
    title,
    text,
  }));
  return [{ format: "json-pages-1.0", id: "pages", title: "Pages" }, ...rows]
    .map((row) => `${JSON.stringify(row)}\n`)
    .join("");
}

function packageFile(of: WaczCase, resources: readonly Resource[]): string {
  const [main] = of.pages;
  return `${JSON.stringify(
    {
      profile: "data-package",
      wacz_version: "1.1.1",
      title: of.title,
      description: of.description,
      created: of.created,
      modified: of.created,
      software: of.software,
      mainPageUrl: main?.url,
      mainPageDate: main?.at,
      resources,
    },
    undefined,
    2,
  )}\n`;
}

/** Writes the case to `path`, whole or not at all. `bytesOf` gives the original behind a hash. */
export async function writeWacz(
  path: string,
  of: WaczCase,
  bytesOf: (sha256: string) => Promise<Uint8Array | undefined>,
): Promise<void> {
  const [warc, part] = [`${path}.warc.part`, `${path}.part`];
  try {
    const { lines, resource } = await writeWarc(warc, of, bytesOf);
    const { ZipFile } = await import("yazl");
    const zip = new ZipFile();
    const files = {
      "indexes/index.cdx": lines.map((line) => `${line}\n`).join(""),
      "pages/pages.jsonl": pagesFile(of.pages),
      ...of.beside,
    };
    const resources = Object.entries(files).map(([name, content]): Resource => {
      const [hash, bytes] = [hashOf(content), Buffer.byteLength(content)];
      return { name: basename(name), path: name, type: "file", hash, bytes };
    });
    const description = packageFile(of, [resource, ...resources]);
    // Replay tools read single records out of the file: it is stored, not compressed a second time.
    zip.addFile(warc, WARC_PATH, { compress: false });
    for (const [name, content] of Object.entries(files))
      zip.addBuffer(Buffer.from(content), name, { compress: !name.endsWith(".cdx") });
    zip.addBuffer(Buffer.from(description), "datapackage.json");
    const digest = { path: "datapackage.json", hash: hashOf(description) };
    zip.addBuffer(Buffer.from(JSON.stringify(digest)), "datapackage-digest.json");
    zip.end();
    await pipeline(zip.outputStream, createWriteStream(part));
    await rename(part, path);
  } finally {
    await Promise.all([warc, part].map((file) => rm(file, { force: true })));
  }
}
