// Checking an archive whole: every original hashed again, and the folder held against the log.
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Original } from "../record/index.ts";
import type { ArchiveReport } from "./types.ts";

async function hashFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function listOriginals(dir: string): Promise<string[]> {
  const found: string[] = [];
  for (const folder of await readdir(join(dir, "originals"), { withFileTypes: true })) {
    if (!folder.isDirectory()) {
      found.push(folder.name);
      continue;
    }
    for (const file of await readdir(join(dir, "originals", folder.name)))
      found.push(`${folder.name}/${file}`);
  }
  return found;
}

/** A name like `ab/cdef…` of a kept original as its hash; undefined for any other file. */
function hashOfName(name: string): string | undefined {
  return /^[0-9a-f]{2}\/[0-9a-f]{62}$/.test(name) ? name.replace("/", "") : undefined;
}

/** Names what differs from its hash, what the log names but is gone, and what is there unnamed. */
export async function verifyArchive(dir: string, log: ReadonlyMap<string, Original>): Promise<ArchiveReport> {
  const damaged: string[] = [];
  const extra: string[] = [];
  const present = new Set<string>();
  for (const name of await listOriginals(dir)) {
    // A half-written file is what a crash leaves; it was never acknowledged and harms nothing.
    if (name.endsWith(".part")) continue;
    const sha256 = hashOfName(name);
    if (sha256 === undefined || !log.has(sha256)) extra.push(sha256 ?? name);
    if (sha256 === undefined) continue;
    present.add(sha256);
    if ((await hashFile(join(dir, "originals", name))) !== sha256) damaged.push(sha256);
  }
  const missing = [...log.keys()].filter((sha256) => !present.has(sha256));
  const where = (sha256: string): string => log.get(sha256)?.location ?? "not in the log";
  const faults = [
    ...damaged.map(
      (sha256) => `The original ${sha256} (${where(sha256)}) no longer holds the bytes that were kept.`,
    ),
    ...missing.map(
      (sha256) => `The original ${sha256} (${where(sha256)}) is in the log, but its file is gone.`,
    ),
  ];
  return { originals: log.size, damaged, missing, extra, faults };
}
