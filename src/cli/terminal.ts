// How the terminal is spoken to: lines on standard error, a progress bar that only a person sees, exit codes.
import { styleText } from "node:util";

export const EXIT = { ok: 0, failed: 1, usage: 2, faults: 3 } as const;

const BAR_CELLS = 24;
const REDRAW_MS = 80;

/** A line for the person, on standard error. */
export function warn(line: string): void {
  process.stderr.write(`${line}\n`);
}

type Style = Parameters<typeof styleText>[0];

/** Styled text for standard output; plain where that is no terminal or NO_COLOR is set. */
export function paint(style: Style, text: string): string {
  return styleText(style, text, { stream: process.stdout });
}

/** Writes to standard output and waits while the reader is behind. */
export async function print(text: string): Promise<void> {
  if (process.stdout.write(text)) return;
  await new Promise<void>((resolve) => process.stdout.once("drain", () => resolve()));
}

export interface Progress {
  /** `documents`, where one of the things that are done may hold many. */
  update(done: number, total: number, note: string, documents?: number): void;
  end(): void;
}

/** A progress bar on standard error; silent when that is not a terminal. */
export function progress(label: string): Progress {
  const stream = process.stderr;
  if (!stream.isTTY) return { update() {}, end() {} };
  const startedAt = performance.now();
  let drawnAt = 0;
  return {
    update(done, total, note, documents) {
      const now = performance.now();
      if (now - drawnAt < REDRAW_MS && done < total) return;
      drawnAt = now;
      const filled = total === 0 ? BAR_CELLS : Math.round((done / total) * BAR_CELLS);
      const bar = "█".repeat(filled) + "░".repeat(BAR_CELLS - filled);
      const rate = (documents ?? done) / Math.max((now - startedAt) / 1000, 0.001);
      const held = documents === undefined ? "" : `  ${documents.toLocaleString("en")} documents,`;
      const line = `${label} ${bar} ${done}/${total}${held}  ${rate.toFixed(rate < 10 ? 1 : 0)}/s  ${note}`;
      stream.write(`\r\u001b[2K${line.slice(0, (stream.columns || 80) - 1)}`);
    },
    end() {
      stream.write("\r\u001b[2K");
    },
  };
}
