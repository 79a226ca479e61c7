// A long stream: memory flat over many documents, no document longer than two seconds, whatever it holds.
// `npm run bench -- stream 1000000` says how many documents, short posts most of them; 100,000 unless told. Rows are printed as
// they come, so that a run of hours can be looked at and ended.
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
const SAMPLES = 20;
/** A channel's post has one or two sentences; one document in so many is a page. */
const POST_SENTENCES = 2;
const PAGE_EVERY = 50;
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

/** Posts, pages among them; every hundredth line is no document at all. */
function* streamed(count: number): Generator<string> {
  const texts = ownTexts();
  const roll = dice(7);
  for (let at = 0; at < count; at++) {
    const most = at % PAGE_EVERY === 0 ? undefined : 1 + roll(POST_SENTENCES);
    const line = plausible(texts, at, most);
    yield `${at % 100 === 99 ? line.slice(0, 1 + roll(line.length - 1)) : line}\n`;
  }
}

/** Counts the lines that come out and samples the memory of the process at every step of the way. */
class Watch {
  lines = 0;
  readonly samples: number[] = [];
  readonly #started = performance.now();
  readonly #step = Math.max(1, Math.floor(DOCUMENTS / SAMPLES));
  readonly #pid: number;

  constructor(pid: number) {
    this.#pid = pid;
  }

  take(chunk: Buffer): void {
    const before = this.lines;
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) this.lines++;
    if (Math.floor(this.lines / this.#step) > Math.floor(before / this.#step)) this.#sample();
  }

  #sample(): void {
    const mb = residentMb(this.#pid);
    const seconds = (performance.now() - this.#started) / 1000;
    if (mb !== undefined) this.samples.push(mb);
    const cells = [
      this.lines.toLocaleString("en"),
      `${mb?.toFixed(0) ?? "?"} MB`,
      (this.lines / seconds).toFixed(0),
    ];
    console.log(cells.map((cell) => cell.padStart(11)).join("  "));
  }
}

/** Memory at the end of the stream against that after its first tenth, by which everything is loaded and warm. */
function growthOf(samples: readonly number[]): number {
  const early = samples[Math.ceil(SAMPLES / 10) - 1];
  return early === undefined ? 1 : samples.at(-1)! / early;
}

async function memoryTable(): Promise<boolean> {
  const child = spawn(join(root, "bin/casus"), ["code"], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  console.log(`A stream of ${DOCUMENTS.toLocaleString("en")} documents, every hundredth cut off:\n`);
  console.log(["documents", "memory", "documents/s"].map((name) => name.padStart(11)).join("  "));
  const watch = new Watch(child.pid!);
  child.stdout.on("data", (chunk: Buffer) => watch.take(chunk));
  const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
  for (const line of streamed(DOCUMENTS))
    if (!child.stdin.write(line)) await new Promise((resolve) => child.stdin.once("drain", resolve));
  child.stdin.end();
  const code = await ended;
  const growth = growthOf(watch.samples);
  console.log(
    `\n${watch.lines} lines out of ${DOCUMENTS} in, ended with ${code}; memory at the end ${growth.toFixed(2)} times that after the first tenth (at most ${GROWTH}).`,
  );
  return code === 0 && watch.lines === DOCUMENTS && growth <= GROWTH;
}

const flat = await memoryTable();
const quick = await hostileTable();
process.exitCode = quick && flat ? 0 : 1;
