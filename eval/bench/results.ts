// Keeps what a benchmark printed, so that the pages on accuracy and speed show figures of a run and nobody's memory of it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { join } from "node:path";
import { z } from "zod";
import { root } from "./run.ts";

const RESULTS = join(root, "eval/results");
const GIB = 1024 ** 3;

const Result = z.strictObject({
  /** The day of the run, ISO 8601. */
  measured: z.string(),
  /** What it ran on, in words. */
  machine: z.string(),
  /** What was measured, in a sentence. */
  about: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
});
export type Result = z.infer<typeof Result>;

/** Writes a table of figures where the word `--save` was given; says where. */
export function saveResult(name: string, table: Pick<Result, "about" | "columns" | "rows">): void {
  if (!process.argv.includes("--save")) return;
  mkdirSync(RESULTS, { recursive: true });
  const result: Result = { measured: new Date().toISOString().slice(0, 10), machine: machine(), ...table };
  writeFileSync(join(RESULTS, `${name}.json`), `${JSON.stringify(result, null, 2)}\n`);
  console.log(`\nKept in eval/results/${name}.json.`);
}

export function readResult(name: string): Result {
  return Result.parse(JSON.parse(readFileSync(join(RESULTS, `${name}.json`), "utf8")));
}

function machine(): string {
  const processors = cpus();
  const memory = Math.round(totalmem() / GIB);
  return `${processors.length} × ${processors[0]?.model.trim() ?? "unknown processor"}, ${memory} GiB, Node ${process.versions.node}`;
}
