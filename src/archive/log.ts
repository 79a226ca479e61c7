// The fetch log as a file: one JSON line an entry, appended and fsync'd, never rewritten. What the lines say: entries.ts.
import { createReadStream } from "node:fs";
import { open, truncate } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";

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

/** Cuts a torn last line (the mark of a crash) off a file of lines; returns a sentence on it, or undefined. */
export async function cutTornLine(path: string, end: number, torn: number): Promise<string | undefined> {
  if (torn === 0) return undefined;
  await truncate(path, end);
  return `${path} ended in a torn line of ${torn} bytes, as a crash leaves it; the line was cut off.`;
}

export interface LogFile {
  /** Writes the values, one a line; on the disk when this returns. */
  append(values: readonly unknown[]): Promise<readonly { readonly bytes: Buffer; readonly offset: number }[]>;
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

/** `end` is the length of the file, which nobody else writes while it is open. */
export async function openLogFile(path: string, end: number): Promise<LogFile> {
  const handle = await open(path, "a+");
  let length = end;
  let turn: Promise<unknown> = Promise.resolve();
  const write = async (values: readonly unknown[]): Promise<{ bytes: Buffer; offset: number }[]> => {
    if (values.length === 0) return [];
    const lines = values.map((value) => Buffer.from(JSON.stringify(value)));
    await handle.appendFile(Buffer.concat(lines.flatMap((line) => [line, Buffer.of(NEWLINE)])));
    await handle.datasync();
    return lines.map((bytes) => {
      const offset = length;
      length += bytes.length + 1;
      return { bytes, offset };
    });
  };
  return {
    // One after the other, so that offsets and leaves have the order of the file.
    append(values) {
      const written = turn.then(() => write(values));
      turn = written.catch(() => {});
      return written;
    },
    lineAt: (offset) => readLine(handle, offset),
    async close() {
      await turn;
      await handle.close();
    },
  };
}
