// How well: the headline figures of every bench that is at hand, and of the project's own gold texts always.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readFileSync, writeFileSync } from "node:fs";
import { score, type ScoredDocument } from "../score.ts";
import { readLines, root, runCasus, table } from "./run.ts";

const benches = process.env["CASUS_BENCHES"] ?? join(root, "../shared/bench");

interface Bench {
  readonly name: string;
  /** Input and gold, as files of the bench's folder. */
  readonly input: string;
  readonly gold: string;
  /** Figures to show: label → path into the scorer's JSON. */
  readonly figures: Readonly<Record<string, string>>;
}

const BENCHES: readonly Bench[] = [
  {
    name: "domain",
    input: "dev.jsonl",
    gold: "gold.dev.jsonl",
    figures: {
      headline: "headline",
      events: "events.f1",
      roles: "roles.f1",
      statements: "statements.f1",
      tallies: "tallies.f1",
    },
  },
  {
    name: "times",
    input: "dev.jsonl",
    gold: "gold.dev.jsonl",
    figures: { "value F1": "valueF1", "strict F1": "strict.f1", "relaxed F1": "relaxed.f1" },
  },
  {
    name: "places",
    input: "dev.jsonl",
    gold: "gold.dev.jsonl",
    figures: { "strict F1": "strict.f1", "found within 161 km": "endToEnd.acc161" },
  },
  {
    name: "polnear",
    input: "dev.jsonl",
    gold: "gold.dev.jsonl",
    figures: {
      "cue overlap": "cue overlap.f1",
      "source overlap": "source overlap.f1",
      "content overlap": "content overlap.f1",
      "all overlap": "attribution overlap.f1",
    },
  },
  {
    name: "plover",
    input: "dev.jsonl",
    gold: "gold.dev.jsonl",
    figures: { "micro F1": "micro.f1", "macro F1": "macro.f1", "quad micro F1": "quad.micro.f1" },
  },
  {
    name: "re3d",
    input: "dev.jsonl",
    gold: "gold.dev.jsonl",
    figures: { "exact F1": "exact.micro.f1", "overlap F1": "overlap.micro.f1" },
  },
  {
    name: "muc4",
    input: "dev.jsonl",
    gold: "gold.dev.jsonl",
    figures: { "CEAF-REE F1": "ceaf.micro.f1", "head macro F1": "head.macro.f1" },
  },
  {
    name: "extraction",
    input: "dev.jsonl.gz",
    gold: "gold.dev.jsonl.gz",
    figures: { F1: "f1", precision: "precision", recall: "recall" },
  },
];

/** The campaign: texts to incidents, by way of `add`, with the coded records beside it. */
const CAMPAIGN = {
  "report pairs F1": "reports.f",
  "mentions F1": "mentions.f",
  CoNLL: "CoNLL",
  "date right": "date.accuracy",
  "place right": "place.accuracy",
  "mode right": "mode.accuracy",
  "attribution right": "attribution.accuracy",
  "tallies F1": "tallies.count.f",
};
const CLUSTERS = { CoNLL: "conll", LEA: "lea.f1", pairwise: "pairwise.f1" };

const at = (value: unknown, path: string): unknown =>
  path
    .split(".")
    .reduce<unknown>((inner, key) => (inner as Record<string, unknown> | undefined)?.[key], value);

function rowOf(name: string, figures: Readonly<Record<string, string>>, scores: unknown): string[] {
  const cells = Object.entries(figures).map(([label, path]) => {
    const value = at(scores, path);
    return `${label} ${typeof value === "number" ? (value > 1 ? value.toFixed(1) : (100 * value).toFixed(1)) : "–"}`;
  });
  return [name, cells.join("   ")];
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

function plainInput(dir: string, path: string): string {
  if (!path.endsWith(".gz")) return path;
  const plain = join(dir, "input.jsonl");
  writeFileSync(plain, gunzipSync(readFileSync(path)));
  return plain;
}

async function runBench(bench: Bench, dir: string): Promise<string[]> {
  const output = join(dir, `${bench.name}.jsonl`);
  await runCasus(["code"], { input: plainInput(dir, join(benches, bench.name, bench.input)), output });
  return rowOf(
    bench.name,
    bench.figures,
    scorer(bench.name, ["--gold", join(benches, bench.name, bench.gold), "--pred", output]),
  );
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

async function runCampaign(dir: string): Promise<string[]> {
  const { incidents, coded } = await throughLedger(join(benches, "campaign/docs.jsonl"), dir);
  return rowOf("campaign", CAMPAIGN, scorer("campaign", [incidents, "--coded", coded]));
}

async function runClusters(name: string, input: string, gold: string, dir: string): Promise<string[]> {
  const { incidents } = await throughLedger(join(benches, "incidents", input), dir);
  return rowOf(
    name,
    CLUSTERS,
    scorer("incidents", ["--gold", join(benches, "incidents", gold), "--pred", incidents]),
  );
}

async function ownGold(dir: string): Promise<string> {
  const output = join(dir, "own.jsonl");
  await runCasus(["code"], { input: join(root, "eval/gold/documents.jsonl"), output });
  const documents = (path: string): ScoredDocument[] =>
    readLines(path).map((line) => JSON.parse(line) as ScoredDocument);
  const found = score(documents(join(root, "eval/gold/gold.jsonl")), documents(output));
  const percent = (value: number): string => (100 * value).toFixed(1);
  return table([
    ["own gold texts", "precision", "recall", "F1", "gold"],
    ...Object.entries(found).map(([kind, one]) => [
      kind,
      percent(one.precision),
      percent(one.recall),
      percent(one.f1),
      String(one.gold),
    ]),
  ]);
}

/** One bench that fails must not hide the others. */
async function guarded(name: string, run: () => Promise<string[]>): Promise<string[]> {
  try {
    return await run();
  } catch (error) {
    return [name, `failed: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`];
  }
}

async function main(): Promise<void> {
  const only = process.argv.slice(2);
  const wanted = (name: string): boolean => only.length === 0 || only.includes(name);
  const dir = await mkdtemp(join(tmpdir(), "casus-quality-"));
  try {
    if (wanted("own")) console.log(`${await ownGold(dir)}\n`);
    if (!existsSync(benches)) {
      console.log(
        `No benches at ${benches}: only the project's own texts were scored. Name a folder in CASUS_BENCHES.`,
      );
      return;
    }
    const print = (row: readonly string[]): void => console.log(`${row[0]!.padEnd(16)} ${row[1]}`);
    for (const bench of BENCHES)
      if (wanted(bench.name)) print(await guarded(bench.name, () => runBench(bench, dir)));
    if (wanted("campaign")) print(await guarded("campaign", () => runCampaign(dir)));
    if (wanted("incidents")) {
      print(
        await guarded("incidents gvc", () =>
          runClusters("incidents gvc", "dev.jsonl", "gold.dev.jsonl", dir),
        ),
      );
      print(
        await guarded("incidents gva", () =>
          runClusters("incidents gva", "gva.dev.jsonl", "gold.gva.dev.jsonl", dir),
        ),
      );
    }
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

await main();
