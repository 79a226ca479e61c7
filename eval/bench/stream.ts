// A long stream: memory flat over many documents, no document longer than two seconds, whatever it holds.
// `npm run bench -- stream 1000000` says how many documents; 100,000 unless told.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { codeLines } from "../../src/app/index.ts";
import { dice, hostile, ownTexts, plausible } from "./stream-texts.ts";
import { root, table } from "./run.ts";

const DOCUMENTS = Number(process.argv[2] ?? 100_000);
/** What one document may take, and how much memory may grow from the tenth of the stream to its end. */
const LONGEST_SECONDS = 2;
const GROWTH = 1.25;
const SAMPLES = 10;
/** Longer texts are refused (src/code); this is about the longest that are not. */
const LENGTHS = [1000, 10_000, 100_000];

async function* from(lines: Iterable<string>): AsyncGenerator<string> {
  yield* lines;
}

interface Time {
  readonly seconds: number;
  readonly error: string;
}

/** Processor seconds of each line through the filter: other work on the machine does not count. */
async function timesOf(lines: readonly string[]): Promise<Time[]> {
  const times: Time[] = [];
  let before = process.cpuUsage();
  for await (const line of codeLines(from(lines.map((one) => `${one}\n`)))) {
    const used = process.cpuUsage(before);
    const { error } = JSON.parse(line) as { error?: { code: string } };
    times.push({ seconds: (used.user + used.system) / 1e6, error: error?.code ?? "" });
    before = process.cpuUsage();
  }
  return times.slice(1); // the first one loads everything
}

async function hostileTable(): Promise<boolean> {
  const columns: Time[][] = [];
  const names = Object.keys(hostile(10));
  for (const length of LENGTHS) {
    const texts = { first: "All quiet in the city.", ...hostile(length) };
    const lines = Object.entries(texts).map(([id, text]) =>
      JSON.stringify({ id, text, published: "2024-02-07", language: id.startsWith("Arabic") ? "ar" : "en" }),
    );
    columns.push(await timesOf(lines));
  }
  const cell = ({ seconds, error }: Time): string => `${seconds.toFixed(2)} s${error && ` (${error})`}`;
  console.log("Processor time of one document by its length in characters:\n");
  console.log(
    table([
      ["", ...LENGTHS.map((length) => length.toLocaleString("en"))],
      ...names.map((name, at) => [name, ...columns.map((times) => cell(times[at]!))]),
    ]),
  );
  const longest = Math.max(...columns.flat().map(({ seconds }) => seconds));
  console.log(`\nThe longest took ${longest.toFixed(2)} s (at most ${LONGEST_SECONDS}).\n`);
  return longest <= LONGEST_SECONDS;
}

/** Resident memory of a process in MB; undefined where the system does not tell. */
function residentMb(pid: number): number | undefined {
  try {
    const kb = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kb === undefined ? undefined : Number(kb) / 1024;
  } catch {
    return undefined;
  }
}

/** Every hundredth line is no document at all. */
function* streamed(count: number): Generator<string> {
  const texts = ownTexts();
  const roll = dice(7);
  for (let at = 0; at < count; at++) {
    const line = plausible(texts, at);
    yield `${at % 100 === 99 ? line.slice(0, 1 + roll(line.length - 1)) : line}\n`;
  }
}

async function memoryTable(): Promise<boolean> {
  const child = spawn(join(root, "bin/casus"), ["code"], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const started = performance.now();
  const rows: string[][] = [];
  const samples: number[] = [];
  let lines = 0;
  child.stdout.on("data", (chunk: Buffer) => {
    const before = lines;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++;
    const step = Math.max(1, Math.floor(DOCUMENTS / SAMPLES));
    if (Math.floor(lines / step) === Math.floor(before / step)) return;
    const mb = residentMb(child.pid!);
    const seconds = (performance.now() - started) / 1000;
    if (mb !== undefined) samples.push(mb);
    rows.push([lines.toLocaleString("en"), `${mb?.toFixed(0) ?? "?"} MB`, (lines / seconds).toFixed(0)]);
  });
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  for (const line of streamed(DOCUMENTS))
    if (!child.stdin.write(line)) await new Promise((resolve) => child.stdin.once("drain", resolve));
  child.stdin.end();
  const code = await ended;
  console.log(`A stream of ${DOCUMENTS.toLocaleString("en")} documents, every hundredth cut off:\n`);
  console.log(table([["documents", "memory", "documents/s"], ...rows]));
  const growth = samples.length < 2 ? 1 : samples.at(-1)! / samples[0]!;
  console.log(
    `\n${lines} lines out of ${DOCUMENTS} in, ended with ${code}; memory at the end ${growth.toFixed(2)} times that after the first tenth (at most ${GROWTH}).`,
  );
  return code === 0 && lines === DOCUMENTS && growth <= GROWTH;
}

const quick = await hostileTable();
const flat = await memoryTable();
process.exitCode = quick && flat ? 0 : 1;
