// One file as what is in it: itself, or the pages of a web archive. A file that cannot be read is a value; a folder goes on.
import { readFile, stat } from "node:fs/promises";
import { basename, extname } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { CasusError, describeError } from "../../record/index.ts";
import type { Collected, CollectOptions, Given } from "../types.ts";
import { READ_ENDS, SIDECAR, kindOf, mediaKindOf, pictureKindOf } from "./kinds.ts";
import type { ListedFile } from "./list.ts";

/** Exports and lines of JSON: 256 MiB, far above any channel, far below what would exhaust a laptop. */
const MAX_DATA_BYTES = 256 * 1024 * 1024;
/** One page or one text: 64 MiB; the longest liveblogs measured stay under 6. */
const MAX_PAGE_BYTES = 64 * 1024 * 1024;
const unzip = promisify(gunzip);

export async function* collectFile(
  file: ListedFile,
  options: CollectOptions = {},
): AsyncGenerator<Collected> {
  const { path } = file;
  try {
    const mediaType = kindOf(path)?.mediaType;
    if (mediaType === "application/warc" || mediaType === "application/wacz") {
      // Loaded where such a file comes up: few folders have one.
      const { waczPages, warcPages } = await import("./web-archive.ts");
      yield* mediaType === "application/warc" ? warcPages(path, options) : waczPages(path, options);
    } else yield file.keepOnly ? await kept(path, options) : await whole(path, options);
  } catch (error) {
    yield { kind: "failed", location: path, ...describeError(error) };
  }
}

function limitOf(mediaType: string, options: CollectOptions): number {
  return (
    options.maxBytes ?? (/^text\/|^message\/|^multipart\//.test(mediaType) ? MAX_PAGE_BYTES : MAX_DATA_BYTES)
  );
}

async function bytesOf(path: string, maxBytes: number): Promise<Buffer> {
  const { size } = await stat(path);
  if (size > maxBytes) {
    throw new CasusError(
      "too-long",
      `${path}: ${size} bytes, more than the limit of ${maxBytes}; split the file.`,
    );
  }
  if (size === 0) throw new CasusError("unreadable", `${path}: the file is empty; there is nothing to read.`);
  return readFile(path);
}

async function kept(path: string, options: CollectOptions): Promise<Collected> {
  const mediaType = mediaKindOf(path) ?? "application/octet-stream";
  const bytes = await bytesOf(path, limitOf(mediaType, options));
  return { kind: "fetched", bytes, mediaType, location: path, name: basename(path), given: {}, parts: [] };
}

async function whole(path: string, options: CollectOptions): Promise<Collected> {
  const picture = pictureKindOf(path);
  const kind = kindOf(path) ?? (options.pictures ? picture : undefined);
  if (!kind)
    throw new CasusError(
      "unsupported",
      picture
        ? `${path}: the text in pictures is read only with --pictures.`
        : `${path}: files of this kind are not read; Casus reads ${READ_ENDS}.`,
    );
  const limit = limitOf(kind.mediaType, options);
  const raw = await bytesOf(path, limit);
  const bytes = kind.zipped ? await unpacked(path, raw, limit) : raw;
  const given = await readSidecar(path);
  return { kind: "fetched", bytes, mediaType: kind.mediaType, location: path, name: kind.stem, given };
}

async function unpacked(path: string, bytes: Uint8Array, maxBytes: number): Promise<Uint8Array> {
  try {
    return await unzip(bytes, { maxOutputLength: maxBytes });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ERR_BUFFER_TOO_LARGE")
      throw new CasusError("too-long", `${path}: unpacks to more than ${maxBytes} bytes; split the file.`);
    throw new CasusError(
      "unreadable",
      `${path}: the gzip data is broken off or damaged (${message}); fetch it again.`,
    );
  }
}

/** `NAME.meta.json` beside `NAME.txt` gives what the text has lost. */
async function readSidecar(path: string): Promise<Given> {
  const sidecar = path.slice(0, path.length - extname(path).length) + SIDECAR;
  const json = await readFile(sidecar, "utf8").catch(() => undefined);
  if (json === undefined) return {};
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new CasusError("bad-input", `${sidecar}: not valid JSON (${String(error)}); mend or remove it.`);
  }
  const given: Record<string, string> = {};
  for (const key of ["id", "title", "published", "outlet", "url", "language"]) {
    const field = (value as Record<string, unknown> | null)?.[key];
    if (typeof field === "string" && field !== "") given[key] = field;
  }
  return given;
}
