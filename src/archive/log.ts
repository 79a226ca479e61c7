// The fetch log: one JSON line an original and place, appended and fsync'd, never rewritten.
import { open, readFile, truncate } from "node:fs/promises";
import { CasusError, type Original } from "../record/index.ts";

export interface LogContents {
  readonly entries: readonly Original[];
  /** Sentences on what was put right. */
  readonly notes: readonly string[];
}

function parseEntry(line: string): Original | undefined {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== "object" || value === null) return undefined;
    const entry = value as Partial<Original>;
    const whole = typeof entry.sha256 === "string" && typeof entry.bytes === "number";
    return whole && typeof entry.keptAt === "string" ? (entry as Original) : undefined;
  } catch {
    return undefined;
  }
}

/** Reads the log. A torn last line (the mark of a crash) is cut off and told; any other broken line is damage. */
export async function readLog(path: string): Promise<LogContents> {
  const bytes = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return Buffer.alloc(0);
    throw error;
  });
  const whole = bytes.lastIndexOf(0x0a) + 1;
  const entries: Original[] = [];
  const lines = bytes.subarray(0, whole).toString("utf8").split("\n");
  lines.pop();
  lines.forEach((line, index) => {
    const entry = parseEntry(line);
    if (!entry) {
      throw new CasusError(
        "archive-damaged",
        `${path}:${index + 1} is no entry of a fetch log. Restore the file from a copy, or remove the line.`,
      );
    }
    entries.push(entry);
  });
  if (whole === bytes.length) return { entries, notes: [] };
  await truncate(path, whole);
  const note = `${path} ended in a torn line of ${bytes.length - whole} bytes, as a crash leaves it; the line was cut off.`;
  return { entries, notes: [note] };
}

export interface LogWriter {
  append(entries: readonly Original[]): Promise<void>;
  close(): Promise<void>;
}

export async function openLogWriter(path: string): Promise<LogWriter> {
  const handle = await open(path, "a");
  return {
    async append(entries) {
      if (entries.length === 0) return;
      await handle.appendFile(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
      await handle.datasync();
    },
    close: () => handle.close(),
  };
}
