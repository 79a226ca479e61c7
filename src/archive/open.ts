// Opening an archive, keeping originals in it and getting them back. Checking it whole is verify.ts.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CasusError, type Original } from "../record/index.ts";
import { makeFolder, syncFolder, writeWhole } from "./durable.ts";
import { openLogWriter, readLog } from "./log.ts";
import type { Archive, KeepItem } from "./types.ts";
import { verifyArchive } from "./verify.ts";

const SHA256 = /^[0-9a-f]{64}$/;
// Files written at once: Node's thread pool has four threads, so more would only wait.
const AT_ONCE = 4;

export function pathOf(dir: string, sha256: string): string {
  return join(dir, "originals", sha256.slice(0, 2), sha256.slice(2));
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

async function readIfThere(path: string): Promise<Uint8Array | undefined> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
}

/** Writes the bytes unless they are there. What is there is never rewritten; if it differs, that is damage. */
async function store(path: string, bytes: Uint8Array, sha256: string): Promise<void> {
  const present = await readIfThere(path);
  if (present === undefined) {
    await makeFolder(dirname(path));
    await writeWhole(path, bytes);
  } else if (hashOf(present) !== sha256) {
    throw new CasusError(
      "archive-damaged",
      `${path} no longer holds the bytes its name says. Move the file away and add its source again.`,
    );
  }
}

async function storeAll(dir: string, items: ReadonlyMap<string, Uint8Array>): Promise<void> {
  const queue = [...items];
  const worker = async (): Promise<void> => {
    for (let next = queue.pop(); next; next = queue.pop())
      await store(pathOf(dir, next[0]), next[1], next[0]);
  };
  const workers = await Promise.allSettled(Array.from({ length: AT_ONCE }, worker));
  const failed = workers.find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
  const folders = new Set([...items.keys()].map((sha256) => dirname(pathOf(dir, sha256))));
  await Promise.all([...folders].map(syncFolder));
}

function originalOf(item: KeepItem): Original {
  const { mediaType, location, keptAt } = item;
  return { sha256: hashOf(item.bytes), bytes: item.bytes.byteLength, mediaType, location, keptAt };
}

/** Opens (or begins) the archive in a folder: `originals/ab/cdef…` and `log.jsonl`. */
export async function openArchive(dir: string): Promise<Archive> {
  await makeFolder(join(dir, "originals"));
  const logPath = join(dir, "log.jsonl");
  const { entries, notes } = await readLog(logPath);
  const firsts = new Map<string, Original>();
  const seen = new Set<string>();
  const remember = (entry: Original): void => {
    if (!firsts.has(entry.sha256)) firsts.set(entry.sha256, entry);
    seen.add(`${entry.sha256} ${entry.location}`);
  };
  for (const entry of entries) remember(entry);
  const log = await openLogWriter(logPath);
  if (entries.length === 0) await syncFolder(dir);

  const keepAll = async (items: readonly KeepItem[]): Promise<Original[]> => {
    const originals = items.map(originalOf);
    const fresh = originals.flatMap((original, index) =>
      firsts.has(original.sha256) ? [] : [[original.sha256, items[index]!.bytes] as const],
    );
    await storeAll(dir, new Map(fresh));
    const news = originals.filter((entry) => !seen.has(`${entry.sha256} ${entry.location}`));
    const logged = [...new Map(news.map((entry) => [`${entry.sha256} ${entry.location}`, entry])).values()];
    await log.append(logged);
    logged.forEach(remember);
    return originals.map((original) => firsts.get(original.sha256) ?? original);
  };

  return {
    dir,
    notes,
    keepAll,
    keep: async (bytes, options) => (await keepAll([{ ...options, bytes }]))[0]!,
    get: async (sha256) => (SHA256.test(sha256) ? readIfThere(pathOf(dir, sha256)) : undefined),
    original: (sha256) => firsts.get(sha256),
    verify: () => verifyArchive(dir, firsts),
    close: () => log.close(),
  };
}
