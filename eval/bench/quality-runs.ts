// Runs one bench: Casus over its texts, its own scorer over what came out. What to run and show is in eval/aims.yaml.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { score, type Figures, type ScoredDocument } from "../score.ts";
import type { Bench } from "./quality-aims.ts";
import { readLines, root, runCasus } from "./run.ts";

/** The outside benches lie beside the checkout, or where CASUS_BENCHES says. */
export const benches = process.env["CASUS_BENCHES"] ?? join(root, "../shared/bench");

/** Value of each measure of a bench; `dir` is a folder for what comes out. */
export async function runBench(
  name: string,
  bench: Bench,
  dir: string,
): Promise<Record<string, number | undefined>> {
  const scores = await scoresOf(name, bench, dir);
  return Object.fromEntries(
    Object.entries(bench.rows).map(([measure, { at = "" }]) => [measure, valueAt(scores, at)]),
  );
}

async function scoresOf(name: string, bench: Bench, dir: string): Promise<unknown> {
  const [input, gold] = bench.files.map((file) => join(benches, name, file));
  if (bench.run === "code") {
    const output = join(dir, `${name}.jsonl`);
    await runCasus(["code"], { input: plain(input!, dir), output });
    return scorer(name, ["--gold", gold!, "--pred", output]);
  }
  const { incidents, coded } = await throughLedger(input!, join(dir, name));
  return bench.run === "ledger"
    ? scorer(name, [incidents, "--coded", coded])
    : scorer(name, ["--gold", gold!, "--pred", incidents]);
}

function plain(path: string, dir: string): string {
  if (!path.endsWith(".gz")) return path;
  const unpacked = join(dir, "input.jsonl");
  writeFileSync(unpacked, gunzipSync(readFileSync(path)));
  return unpacked;
}

function scorer(name: string, args: readonly string[]): unknown {
  const run = spawnSync(process.execPath, [join(benches, name, "score.mjs"), ...args, "--json"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (run.status !== 0)
    throw new Error(`the scorer of ${name} ended with ${run.status}: ${run.stderr.slice(-500)}`);
  return JSON.parse(run.stdout) as unknown;
}

/** A key may have blanks, not stops: "cue overlap.f1". */
function valueAt(scores: unknown, path: string): number | undefined {
  const found = path
    .split(".")
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], scores);
  return typeof found === "number" ? found : undefined;
}

/** Documents into a ledger, and incidents and records out of it again. */
async function throughLedger(input: string, dir: string): Promise<{ incidents: string; coded: string }> {
  const data = join(dir, "data");
  await rm(data, { recursive: true, force: true });
  await runCasus(["add", input, "--data", data]);
  const [incidents, coded] = [join(dir, "incidents.jsonl"), join(dir, "coded.jsonl")];
  await runCasus(["export", "incidents", "--data", data], { output: incidents });
  await runCasus(["export", "coded", "--data", data], { output: coded });
  return { incidents, coded };
}

/** The project's own gold texts, by kind of record. */
export async function runOwn(dir: string): Promise<Record<string, Figures>> {
  const output = join(dir, "own.jsonl");
  await runCasus(["code"], { input: join(root, "eval/gold/documents.jsonl"), output });
  const documents = (path: string): ScoredDocument[] =>
    readLines(path).map((one) => JSON.parse(one) as ScoredDocument);
  return score(documents(join(root, "eval/gold/gold.jsonl")), documents(output));
}

/** Share of the tests over the seed pages that pass; undefined where the pages are not there. */
export function runSeeds(dir: string): number | undefined {
  const vitest = join(root, "node_modules/vitest/vitest.mjs");
  const report = join(dir, "seeds.json");
  const options = ["--project=plain", "--reporter=json", `--outputFile=${report}`];
  spawnSync(process.execPath, [vitest, "run", "test/seeds.test.ts", ...options], { cwd: root });
  const told = JSON.parse(readFileSync(report, "utf8")) as Record<string, number>;
  const { numPassedTests = 0, numFailedTests = 0 } = told;
  const all = numPassedTests + numFailedTests;
  return all === 0 ? undefined : numPassedTests / all;
}

const TOKENS = 500;
const DOCUMENTS = 300;

/** English documents of 500 tokens out of the own texts, coded on one core: how many in a second, start-up left out. */
export async function runSpeed(dir: string): Promise<number> {
  const texts = readLines(join(root, "eval/gold/documents.jsonl"))
    .map((one) => JSON.parse(one) as { text: string; language?: string })
    .filter(({ language = "en" }) => language === "en")
    .map(({ text }) => text);
  const [all, one] = [join(dir, "speed.jsonl"), join(dir, "one.jsonl")];
  writeFileSync(all, Array.from({ length: DOCUMENTS }, (_, at) => document(texts, at)).join(""));
  writeFileSync(one, document(texts, 0));
  const output = join(dir, "speed.coded.jsonl");
  const whole = await runCasus(["code"], { input: all, output, oneCore: true });
  const start = await runCasus(["code"], { input: one, output, oneCore: true });
  const time = (run: typeof whole): number => run.cpuSeconds ?? run.seconds;
  return (DOCUMENTS - 1) / (time(whole) - time(start));
}

/** Words of the texts from some place on, cut at 500 tokens as a tokeniser would about count them. */
function document(texts: readonly string[], at: number): string {
  let text = "";
  let tokens = 0;
  for (let next = at; tokens < TOKENS; next++) {
    for (const piece of texts[next % texts.length]!.split(/(?<=\n)/)) {
      if (tokens >= TOKENS) break;
      text += piece;
      tokens += piece.match(/[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu)?.length ?? 0;
    }
    text += "\n";
  }
  return `${JSON.stringify({ id: `speed-${at}`, text, published: "2024-02-07" })}\n`;
}
