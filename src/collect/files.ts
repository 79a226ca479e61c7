// Files and folders as sources: which files are read, and what a sidecar says of them.
import { readdir, readFile, stat } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { CasusError, describeError } from "../record/index.ts";
import type { Collected, CollectOptions, Given } from "./types.ts";

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".htm": "text/html",
  ".xhtml": "text/html",
  ".txt": "text/plain",
  ".text": "text/plain",
  ".md": "text/plain",
  ".json": "application/json",
  ".jsonl": "application/jsonl",
  ".ndjson": "application/jsonl",
};
const SIDECAR = ".meta.json";
/** 256 MiB: far above any page or channel export, far below what would exhaust a laptop. */
export const DEFAULT_MAX_BYTES = 256 * 1024 * 1024;

/** Paths of the readable files at `location`: itself, or everything under a folder in name order. */
export async function listFiles(location: string): Promise<string[]> {
  const info = await stat(location).catch(() => undefined);
  if (!info) throw new CasusError("not-found", `${location}: no such file or folder; check the path.`);
  if (!info.isDirectory()) return [location];
  const entries = await readdir(location, { withFileTypes: true });
  const files: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith(".")) continue;
    const path = join(location, entry.name);
    if (entry.isDirectory()) files.push(...(await listFiles(path)));
    else if (entry.isFile() && isReadable(path)) files.push(path);
  }
  return files;
}

function isReadable(path: string): boolean {
  return (
    extname(path).toLowerCase() in MEDIA_TYPES &&
    !path.endsWith(SIDECAR) &&
    !/^readme\b/i.test(basename(path))
  );
}

/** Reads one file. A file that cannot be read is a value, so that a folder goes on. */
export async function collectFile(path: string, options: CollectOptions = {}): Promise<Collected> {
  try {
    const mediaType = MEDIA_TYPES[extname(path).toLowerCase()];
    if (!mediaType) {
      const known = Object.keys(MEDIA_TYPES).join(" ");
      throw new CasusError("unsupported", `${path}: files of this kind are not read; Casus reads ${known}.`);
    }
    const { size } = await stat(path);
    const maxBytes = options.maxBytes ?? DEFAULT_MAX_BYTES;
    if (size > maxBytes) {
      throw new CasusError(
        "too-long",
        `${path}: ${size} bytes, more than the limit of ${maxBytes}; split the file.`,
      );
    }
    const bytes = await readFile(path);
    const given = await readSidecar(path);
    return { kind: "fetched", bytes, mediaType, location: path, name: basename(path, extname(path)), given };
  } catch (error) {
    return { kind: "failed", location: path, ...describeError(error) };
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
