// The journal of the collector: polls and marks of every source, one JSON line each, appended. Not evidence but memory.
import { join } from "node:path";
import { makeFolder } from "./durable.ts";
import { cutTornLine, logLines, openLogFile } from "./log.ts";

/** How one poll of a source went. */
export interface PollEntry {
  readonly source: string;
  /** ISO instant at which it began. */
  readonly at: string;
  readonly tookMs: number;
  /** False: nothing is known of what the source has; the poll is no empty one. */
  readonly ok: boolean;
  /** When it is due again. */
  readonly nextAt: string;
  /** New documents. */
  readonly added: number;
  /** Other words at an address: later versions of documents that were there. Absent: none. */
  readonly changed?: number;
  readonly known: number;
  readonly unchanged: number;
  readonly gone: number;
  readonly failed: number;
  /** Why things were left out, each reason with how often. */
  readonly reasons?: Readonly<Record<string, number>>;
  /** The sentence about the last of them. */
  readonly leftOut?: string;
  /** Why the poll failed. */
  readonly error?: string;
}

/** What a source has brought since its first poll. */
export interface Brought {
  readonly added: number;
  readonly changed: number;
}

interface MarkEntry {
  readonly source: string;
  readonly mark: unknown;
}

export interface Journal {
  /** The last polls of a source, oldest first; at most `KEPT_POLLS`. */
  polls(source: string): readonly PollEntry[];
  brought(source: string): Brought;
  mark(source: string): unknown;
  addPoll(entry: PollEntry): Promise<void>;
  saveMark(source: string, mark: unknown): Promise<void>;
  close(): Promise<void>;
}

/** Polls of a source that are kept in memory: two weeks of hourly ones. */
export const KEPT_POLLS = 336;

function parse(line: Uint8Array): PollEntry | MarkEntry | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(line).toString("utf8"));
    const source = (value as { source?: unknown } | null)?.source;
    return typeof source === "string" ? (value as PollEntry | MarkEntry) : undefined;
  } catch {
    return undefined;
  }
}

class Memory {
  readonly polls = new Map<string, PollEntry[]>();
  readonly marks = new Map<string, unknown>();
  readonly #brought = new Map<string, Brought>();

  brought(source: string): Brought {
    return this.#brought.get(source) ?? { added: 0, changed: 0 };
  }

  add(entry: PollEntry | MarkEntry): void {
    if ("mark" in entry) {
      this.marks.set(entry.source, entry.mark);
      return;
    }
    const { added, changed } = this.brought(entry.source);
    this.#brought.set(entry.source, {
      added: added + entry.added,
      changed: changed + (entry.changed ?? 0),
    });
    const polls = this.polls.get(entry.source) ?? [];
    polls.push(entry);
    if (polls.length > KEPT_POLLS) polls.shift();
    this.polls.set(entry.source, polls);
  }
}

/** A line that cannot be read is passed over: the worst that follows is one poll too many. */
export async function openJournal(dir: string): Promise<Journal> {
  await makeFolder(dir);
  const path = join(dir, "journal.jsonl");
  const memory = new Memory();
  const lines = logLines(path);
  let next = await lines.next();
  for (; !next.done; next = await lines.next()) {
    const entry = parse(next.value.bytes);
    if (entry) memory.add(entry);
  }
  await cutTornLine(path, next.value.end, next.value.torn);
  const file = await openLogFile(path, next.value.end);
  const write = async (entry: PollEntry | MarkEntry): Promise<void> => {
    await file.append([entry]);
    memory.add(entry);
  };
  return {
    polls: (source) => memory.polls.get(source) ?? [],
    brought: (source) => memory.brought(source),
    mark: (source) => memory.marks.get(source),
    addPoll: write,
    saveMark: (source, mark) => write({ source, mark }),
    close: () => file.close(),
  };
}
