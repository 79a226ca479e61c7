// The fetch log as a file: one JSON line an entry, appended and fsync'd, never rewritten. What the lines say: entries.ts.
import { createReadStream } from "node:fs";
import { open, stat, truncate } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

export interface LogLine {
  /** Without its line feed: the very bytes that the Merkle tree is built over. */
  readonly bytes: Uint8Array;
  /** Where it begins in the file. */
  readonly offset: number;
  /** Counted from 1. */
  readonly number: number;
}

const NEWLINE = 0x0a;

/** Every whole line, as a stream. Returns where the last whole line ends and how many bytes stand behind it. */
export async function* logLines(path: string): AsyncGenerator<LogLine, { end: number; torn: number }> {
  let [pending, offset, number]: [Buffer, number, number] = [Buffer.alloc(0), 0, 0];
  try {
    for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
      const bytes = pending.length === 0 ? chunk : Buffer.concat([pending, chunk]);
      let start = 0;
      for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, start)) {
        yield { bytes: bytes.subarray(start, at), offset: offset + start, number: ++number };
        start = at + 1;
      }
      offset += start;
      pending = bytes.subarray(start);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  return { end: offset, torn: pending.length };
}

// Another process may be in the middle of writing its line: such a line is whole after a moment.
const MOMENT_MS = 150;

/** Cuts a torn last line (the mark of a crash) off a file of lines; returns a sentence on it, or undefined. */
export async function cutTornLine(path: string, end: number, torn: number): Promise<string | undefined> {
  if (torn === 0) return undefined;
  await wait(MOMENT_MS);
  if ((await stat(path)).size !== end + torn) return undefined;
  await truncate(path, end);
  return `${path} ended in a torn line of ${torn} bytes, as a crash leaves it; the line was cut off.`;
}

export interface LogFile {
  /** Writes the values, one a line; on the disk when this returns. */
  append(values: readonly unknown[]): Promise<void>;
  /** Whole lines that were written since the last call, by whatever process, in the order of the file. */
  news(): Promise<readonly Pick<LogLine, "bytes" | "offset">[]>;
  /** The line that begins at an offset. */
  lineAt(offset: number): Promise<Buffer>;
  close(): Promise<void>;
}

const READ_BYTES = 16_384;

async function readLine(handle: FileHandle, offset: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let at = offset; ; at += READ_BYTES) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(READ_BYTES), 0, READ_BYTES, at);
    const part = buffer.subarray(0, bytesRead);
    const end = part.indexOf(NEWLINE);
    parts.push(end < 0 ? part : part.subarray(0, end));
    if (end >= 0 || bytesRead < READ_BYTES) return Buffer.concat(parts);
  }
}

async function readWholeLines(
  handle: FileHandle,
  from: number,
): Promise<{ bytes: Buffer; offset: number }[]> {
  const { size } = await handle.stat();
  if (size <= from) return [];
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(size - from), 0, size - from, from);
  const lines: { bytes: Buffer; offset: number }[] = [];
  let start = 0;
  for (let at = buffer.indexOf(NEWLINE); at >= 0 && at < bytesRead; at = buffer.indexOf(NEWLINE, start)) {
    lines.push({ bytes: buffer.subarray(start, at), offset: from + start });
    start = at + 1;
  }
  return lines;
}

/** `end` is where the lines end that were read already. */
export async function openLogFile(path: string, end: number): Promise<LogFile> {
  const handle = await open(path, "a+");
  let readTo = end;
  return {
    // One write at the end of the file (O_APPEND): lines of several processes stand one after the other.
    async append(values) {
      if (values.length === 0) return;
      await handle.appendFile(values.map((value) => `${JSON.stringify(value)}\n`).join(""));
      await handle.datasync();
    },
    async news() {
      const lines = await readWholeLines(handle, readTo);
      const last = lines.at(-1);
      if (last) readTo = last.offset + last.bytes.length + 1;
      return lines;
    },
    lineAt: (offset) => readLine(handle, offset),
    close: () => handle.close(),
  };
}
