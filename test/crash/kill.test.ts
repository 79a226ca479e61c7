// `casus add` killed with SIGKILL at moments drawn from a seed, again and again, then run to the end: the ledger opens,
// everything that was acknowledged is there exactly once, and archive and ledger are whole.
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openApp } from "../../src/app/index.ts";

const root = join(import.meta.dirname, "../..");
const casus = join(root, "bin/casus");
const KILLS = 10;
const DOCUMENTS = 300;

/** A small generator with a seed (mulberry32), so that a failure can be had again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

async function writeDocuments(path: string): Promise<string[]> {
  const gold = await readFile(join(root, "eval/gold/documents.jsonl"), "utf8");
  const texts = gold
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const documents = Array.from({ length: DOCUMENTS }, (_, index) => ({
    ...texts[index % texts.length]!,
    id: `doc-${String(index).padStart(4, "0")}`,
    url: `https://news.example/${index}`,
  }));
  await writeFile(path, documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
  return documents.map((document) => document.id);
}

interface Outcome {
  readonly kind: string;
  readonly document: string;
}

/** Starts `casus add --json` and collects what it acknowledges; calls `onLine` with the number of lines so far. */
function startAdd(input: string, data: string, onLine: (count: number) => void = () => {}) {
  const child: ChildProcess = spawn(casus, ["add", input, "--data", data, "--json"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, complaint, lines] = ["", "", 0];
  child.stdout!.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    const count = out.split("\n").length - 1;
    if (count > lines) onLine((lines = count));
  });
  child.stderr!.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<{ outcomes: Outcome[]; code: number | null; complaint: string }>((resolve) => {
    child.on("close", (code) => {
      // A line without its end was never told.
      const whole = out.slice(0, out.lastIndexOf("\n") + 1).trim();
      const outcomes = whole === "" ? [] : whole.split("\n").map((line) => JSON.parse(line) as Outcome);
      resolve({ outcomes, code, complaint });
    });
  });
  return { child, ended };
}

/** Kills a run at a drawn moment: some while it starts, most while it writes. */
async function killedRun(input: string, data: string, random: () => number): Promise<Outcome[]> {
  const early = random() < 0.2;
  const delayMs = random() * (early ? 600 : 150);
  const afterLines = 1 + Math.floor(random() * 80);
  let armed = false;
  const { child, ended } = startAdd(input, data, (count) => {
    if (early || armed || count < afterLines) return;
    armed = true;
    setTimeout(() => child.kill("SIGKILL"), delayMs);
  });
  if (early) setTimeout(() => child.kill("SIGKILL"), delayMs);
  return (await ended).outcomes;
}

describe("kill -9 during add", () => {
  it("loses nothing that was acknowledged, and doubles nothing", async () => {
    const dir = await mkdtemp(join(tmpdir(), "casus-kill-"));
    try {
      const random = randomOf(20210303);
      const [input, data] = [join(dir, "documents.jsonl"), join(dir, "data")];
      const ids = await writeDocuments(input);
      const acknowledged: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const outcomes = await killedRun(input, data, random);
        acknowledged.push(...outcomes.filter((one) => one.kind === "added").map((one) => one.document));
        const app = await openApp({ dataDir: data });
        const there = await app.status();
        await app.close();
        expect(there.documents).toBeGreaterThanOrEqual(new Set(acknowledged).size);
      }
      // Nothing was told as new twice: what had been acknowledged was still known after each kill.
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      const last = await startAdd(input, data).ended;
      expect(last.code, last.complaint).toBe(0);
      const told = last.outcomes.filter((one) => one.kind === "added").map((one) => one.document);
      expect(told.filter((id) => acknowledged.includes(id))).toEqual([]);
      await expectWhole(data, ids);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }, 60_000);
});

async function expectWhole(data: string, ids: readonly string[]): Promise<void> {
  const app = await openApp({ dataDir: data });
  const present: string[] = [];
  for await (const part of app.export("jsonl", { what: "coded" })) {
    for (const line of part.split("\n").filter(Boolean))
      present.push((JSON.parse(line) as { id: string }).id);
  }
  expect(present).toEqual(ids);
  expect(await app.verify()).toMatchObject({ documents: ids.length, faults: [] });
  await app.close();
}
