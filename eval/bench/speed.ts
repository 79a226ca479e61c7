// How fast: documents a second of `casus code` and of `casus add` (on the disk when told), peak memory, start-up.
import { existsSync, globSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { saveResult } from "./results.ts";
import { readLines, root, type Run, runCasus, table } from "./run.ts";

// Enough that start-up is a small part of the whole, and that memory would show if it grew.
const DOCUMENTS = Number(process.env["CASUS_BENCH_DOCUMENTS"] ?? 1500);
// What one core must manage: 18 documents of 500 tokens a second.
const NEEDED_TOKENS_PER_SECOND = 18 * 500;

interface Corpus {
  readonly path: string;
  readonly documents: number;
  readonly tokens: number;
}

/** The project's own texts: everything in training/corpus, else the gold texts. */
function ownTexts(): Record<string, unknown>[] {
  const files = globSync("training/corpus/**/corpus.jsonl", { cwd: root }).map((file) => join(root, file));
  const gold = join(root, "eval/gold/documents.jsonl");
  return [...(files.length > 0 ? files : [gold])].flatMap((file) =>
    readLines(file).map((line) => JSON.parse(line) as Record<string, unknown>),
  );
}

/** Words and marks, as any tokeniser would about count them. */
function tokensOf(text: string): number {
  return text.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu)?.length ?? 0;
}

/** The own texts over and over, each under an id of its own and on another day, so that nothing is known already. */
async function writeCorpus(path: string, documents: number): Promise<Corpus> {
  const texts = ownTexts();
  let tokens = 0;
  const lines = Array.from({ length: documents }, (_, index) => {
    const text = texts[index % texts.length]!;
    const round = Math.floor(index / texts.length);
    tokens += tokensOf(String(text["text"]));
    const day = new Date(Date.UTC(2020, 0, 1 + round * 31 + (index % 28))).toISOString().slice(0, 10);
    return JSON.stringify({ ...text, id: `${String(text["id"])}-${round}`, published: day, url: undefined });
  });
  await writeFile(path, `${lines.join("\n")}\n`);
  return { path, documents, tokens };
}

const perSecond = (count: number, run: Run): string => Math.round(count / run.seconds).toLocaleString("en");
const cpu = (run: Run): string => (run.cpuSeconds === undefined ? "?" : `${run.cpuSeconds.toFixed(1)} s`);
const memory = (run: Run): string => (run.peakMb === undefined ? "?" : `${Math.round(run.peakMb)} MB`);

async function bestOf(times: number, run: () => Promise<Run>): Promise<Run> {
  const runs: Run[] = [];
  for (let at = 0; at < times; at++) runs.push(await run());
  return runs.reduce((best, one) => (one.seconds < best.seconds ? one : best));
}

async function main(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "casus-speed-"));
  try {
    const corpus = await writeCorpus(join(dir, "corpus.jsonl"), DOCUMENTS);
    const one = await writeCorpus(join(dir, "one.jsonl"), 1);
    const start = await bestOf(3, () => runCasus(["--version"]));
    const first = await bestOf(3, () => runCasus(["code"], { input: one.path }));
    const code = await runCasus(["code"], {
      input: corpus.path,
      output: join(dir, "coded.jsonl"),
      oneCore: true,
    });
    const add = await runCasus(["add", corpus.path, "--data", join(dir, "data"), "--json"]);
    const again = existsSync(join(dir, "data"))
      ? await runCasus(["add", corpus.path, "--data", join(dir, "data"), "--json"])
      : add;
    const row = (name: string, run: Run): string[] => [
      name,
      `${run.seconds.toFixed(2)} s`,
      perSecond(corpus.documents, run),
      perSecond(corpus.tokens, run),
      cpu(run),
      memory(run),
    ];
    const single = (name: string, run: Run): string[] => [
      name,
      `${run.seconds.toFixed(2)} s`,
      "",
      "",
      "",
      memory(run),
    ];
    const about = `${corpus.documents} documents, ${corpus.tokens.toLocaleString("en")} tokens of the project's own texts`;
    const columns = ["", "time", "documents/s", "tokens/s", "processor", "peak memory"];
    const rows = [
      single("casus --version", start),
      single("casus code, one document", first),
      row("casus code, one core", code),
      row("casus add, durable", add),
      row("casus add, all known", again),
    ];
    console.log(`${about}\n`);
    console.log(table([columns, ...rows]));
    saveResult("speed", { about: `${about}.`, columns, rows });
    const rate = corpus.tokens / code.seconds;
    if (rate < NEEDED_TOKENS_PER_SECOND)
      console.log(`\nToo slow: ${rate.toFixed(0)} tokens/s of ${NEEDED_TOKENS_PER_SECOND} needed.`);
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

await main();
