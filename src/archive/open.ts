// Opening an archive, keeping originals in it and getting them back. Checking it whole is verify.ts.
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CasusError, type Original } from "../record/index.ts";
import { makeFolder, syncFolder, writeWhole } from "./durable.ts";
import { Entries, isKept, parseEntry } from "./entries.ts";
import { readHeads, writeHead } from "./heads.ts";
import { cutTornLine, logLines, openLogFile } from "./log.ts";
import type { LogFile } from "./log.ts";
import type { AnswerEntry, Archive, InclusionProof, KeepItem, KeptEntry, LogEntry } from "./types.ts";
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

/** Only what there is to say: an absent field is absent in the line too. */
function entryOf({ bytes, ...item }: KeepItem): KeptEntry {
  const { mediaType, location, keptAt, charset, name, given, parts, source, fetch } = item;
  const size = bytes.byteLength;
  const base = { sha256: hashOf(bytes), bytes: size, mediaType, location, keptAt };
  return { ...base, charset, name, given, parts, source, fetch };
}

function damaged(path: string, line: number): CasusError {
  return new CasusError(
    "archive-damaged",
    `${path}:${line} is no entry of a fetch log. Restore the file from a copy, or remove the line.`,
  );
}

async function readLog(path: string): Promise<{ entries: Entries; end: number; notes: string[] }> {
  const entries = new Entries();
  const lines = logLines(path);
  for (let next = await lines.next(); ; next = await lines.next()) {
    if (next.done) {
      const note = await cutTornLine(path, next.value.end, next.value.torn);
      return { entries, end: next.value.end, notes: note === undefined ? [] : [note] };
    }
    const entry = parseEntry(next.value.bytes);
    if (!entry) throw damaged(path, next.value.number);
    entries.add(entry, next.value);
  }
}

class OpenArchive implements Archive {
  readonly dir: string;
  readonly notes: readonly string[];
  readonly #entries: Entries;
  readonly #log: LogFile;
  /** Lines covered by the newest head. */
  #sealed: number;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(
    dir: string,
    parts: { notes: readonly string[]; entries: Entries; log: LogFile; sealed: number },
  ) {
    this.dir = dir;
    this.notes = parts.notes;
    this.#entries = parts.entries;
    this.#log = parts.log;
    this.#sealed = parts.sealed;
  }

  get size(): number {
    return this.#entries.tree.size;
  }

  async keep(bytes: Uint8Array, options: Omit<KeepItem, "bytes">): Promise<Original> {
    return (await this.keepAll([{ ...options, bytes }]))[0]!;
  }

  async keepAll(items: readonly KeepItem[]): Promise<Original[]> {
    const entries = items.map(entryOf);
    const fresh = entries.flatMap((entry, index) =>
      this.#entries.firsts.has(entry.sha256) ? [] : [[entry.sha256, items[index]!.bytes] as const],
    );
    await storeAll(this.dir, new Map(fresh));
    const places = new Set<string>();
    const news = entries.filter(({ sha256, location, fetch }) => {
      if (fetch) return true;
      const place = `${sha256} ${location}`;
      const known = this.#entries.hasPlace(sha256, location) || places.has(place);
      places.add(place);
      return !known;
    });
    await this.#append(news);
    return entries.map((entry) => this.#entries.firsts.get(entry.sha256)!);
  }

  async note(entries: readonly AnswerEntry[]): Promise<void> {
    await this.#append(entries);
  }

  #append(news: readonly LogEntry[]): Promise<void> {
    return this.#inTurn(async () => {
      const first = news[0];
      if (!first) return;
      await this.#seal(isKept(first) ? first.keptAt : first.at);
      await this.#log.append(news);
      await this.#learn();
    });
  }

  /** One after the other: the lines of the file are learnt in its order, once each. */
  #inTurn<T>(task: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(task);
    this.#turn = done.catch(() => {});
    return done;
  }

  /** Takes in what was written to the log since, by this process or another. */
  async #learn(): Promise<void> {
    for (const line of await this.#log.news()) {
      const entry = parseEntry(line.bytes);
      if (!entry) throw damaged(join(this.dir, "log.jsonl"), this.size + 1);
      this.#entries.add(entry, line);
    }
  }

  async get(sha256: string): Promise<Uint8Array | undefined> {
    return SHA256.test(sha256) ? readIfThere(pathOf(this.dir, sha256)) : undefined;
  }

  original(sha256: string): Original | undefined {
    return this.#entries.firsts.get(sha256);
  }

  known(address: string): ReturnType<Archive["known"]> {
    return this.#entries.known(address);
  }

  keptFor(source: string): Iterable<string> {
    return this.#entries.keptFor(source);
  }

  async #keptAt(indexes: readonly number[]): Promise<KeptEntry[]> {
    const kept: KeptEntry[] = [];
    for (const index of indexes) {
      const entry = parseEntry(await this.#log.lineAt(this.#entries.offsetOf(index)));
      if (entry && isKept(entry)) kept.push(entry);
    }
    return kept;
  }

  copiesOf(address: string): Promise<KeptEntry[]> {
    return this.#keptAt(this.#entries.copiesOf(address));
  }

  newestKept(count: number): Promise<KeptEntry[]> {
    return this.#keptAt(this.#entries.newestKept(count));
  }

  seal(now: string): ReturnType<Archive["seal"]> {
    return this.#inTurn(() => this.#seal(now));
  }

  async #seal(now: string): ReturnType<Archive["seal"]> {
    await this.#learn();
    // A clock that was put back makes another day as well: heads follow the lines, not the calendar.
    return this.#entries.lastDay === now.slice(0, 10) ? undefined : this.#head();
  }

  sealAll(): ReturnType<Archive["sealAll"]> {
    return this.#inTurn(async () => {
      await this.#learn();
      return this.#head();
    });
  }

  async #head(): ReturnType<Archive["seal"]> {
    const { lastDay, tree } = this.#entries;
    const size = tree.size;
    if (lastDay === undefined || size <= this.#sealed) return undefined;
    this.#sealed = size;
    return writeHead(this.dir, size, tree.root(size), lastDay);
  }

  async heads(): ReturnType<Archive["heads"]> {
    return (await readHeads(this.dir)).heads;
  }

  async prove(sha256: string): Promise<InclusionProof | undefined> {
    const index = this.#entries.lineOf(sha256);
    if (index === undefined) return undefined;
    const { tree } = this.#entries;
    const head = (await this.heads()).findLast(({ size }) => size > index);
    const size = head?.size ?? tree.size;
    return {
      line: (await this.#log.lineAt(this.#entries.offsetOf(index))).toString("utf8"),
      index,
      size,
      root: tree.root(size).toString("hex"),
      path: tree.inclusion(index, size).map((hash) => hash.toString("hex")),
    };
  }

  verify(): ReturnType<Archive["verify"]> {
    return verifyArchive(this.dir);
  }

  async close(): Promise<void> {
    await this.#turn;
    await this.#log.close();
  }
}

/** Opens (or begins) the archive in a folder: `originals/ab/cdef…`, `log.jsonl` and `heads/`. */
export async function openArchive(dir: string): Promise<Archive> {
  await makeFolder(join(dir, "originals"));
  const logPath = join(dir, "log.jsonl");
  const { entries, end, notes } = await readLog(logPath);
  const log = await openLogFile(logPath, end);
  if (end === 0) await syncFolder(dir);
  const { heads } = await readHeads(dir);
  return new OpenArchive(dir, { notes, entries, log, sealed: heads.at(-1)?.size ?? 0 });
}
