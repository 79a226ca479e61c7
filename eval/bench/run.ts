// Running `casus` as a user does, in a process of its own, and measuring that process: time and peak memory.
import { spawn } from "node:child_process";
import { createReadStream, existsSync, readFileSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");
const POLL_MS = 20;

export interface Run {
  readonly seconds: number;
  /** Processor time, which other work on the machine does not lengthen; undefined where the system does not tell. */
  readonly cpuSeconds: number | undefined;
  /** Highest resident memory in MB; undefined where the system does not tell (no /proc). */
  readonly peakMb: number | undefined;
}

/** The kernel keeps the peak itself (VmHWM), so polling only has to see the process before it ends. */
function peakOf(pid: number): number | undefined {
  try {
    const kb = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb === undefined ? undefined : Number(kb) / 1024;
  } catch {
    return undefined;
  }
}

// The kernel counts processor time in ticks of a hundredth of a second (USER_HZ, the same on every Linux).
const TICKS_PER_SECOND = 100;

function cpuOf(pid: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ");
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}

const taskset = ["/usr/bin/taskset", "/bin/taskset"].find((path) => existsSync(path));

export interface RunOptions {
  readonly input?: string;
  readonly output?: string;
  /** Hold the process to one processor, where the system has a way to. */
  readonly oneCore?: boolean;
}

/** Runs `casus` and fails loudly if it does. */
export async function runCasus(args: readonly string[], options: RunOptions = {}): Promise<Run> {
  const casus = join(root, "bin/casus");
  const command = options.oneCore && taskset ? [taskset, "-c", "0", casus, ...args] : [casus, ...args];
  const output = options.output === undefined ? undefined : await open(options.output, "w");
  const started = performance.now();
  const child = spawn(command[0]!, command.slice(1), {
    cwd: root,
    stdio: [options.input === undefined ? "ignore" : "pipe", output?.fd ?? "ignore", "pipe"],
  });
  let [peakMb, cpuSeconds]: (number | undefined)[] = [];
  const look = (): void => {
    peakMb = peakOf(child.pid!) ?? peakMb;
    cpuSeconds = cpuOf(child.pid!) || cpuSeconds;
  };
  const timer = setInterval(look, POLL_MS);
  let complaint = "";
  child.stderr!.on("data", (chunk: Buffer) => (complaint = (complaint + chunk.toString()).slice(-2000)));
  if (options.input !== undefined) createReadStream(options.input).pipe(child.stdin!);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  const seconds = (performance.now() - started) / 1000;
  clearInterval(timer);
  await output?.close();
  if (code !== 0) throw new Error(`casus ${args.join(" ")} ended with ${code}: ${complaint.trim()}`);
  return { seconds, cpuSeconds, peakMb };
}

export function readLines(path: string): string[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "");
}

/** Columns of text, the first to the left and the others to the right. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!))).join("  "),
    )
    .join("\n");
}
