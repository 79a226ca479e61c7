// Starting `casus` as a process of its own and ending it with SIGKILL at moments drawn from a seed.
import { type ChildProcess, spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type App, openApp } from "../../src/app/index.ts";
import type { TestStore } from "../ledger/stores.ts";

const root = join(import.meta.dirname, "../..");
const casus = join(root, "bin/casus");

/** A small generator with a seed (mulberry32), so that a failure can be had again. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A folder for the originals, and where the ledger is. */
export interface Place {
  readonly data: string;
  readonly database: string | undefined;
}

export async function newPlace(store: TestStore, data: string): Promise<Place> {
  const location = await store.begin();
  return { data, database: location === ":memory:" ? undefined : location };
}

export async function withApp<T>({ data, database }: Place, use: (app: App) => Promise<T>): Promise<T> {
  const app = await openApp({ dataDir: data, ...(database !== undefined && { database }) });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

/** The gold texts over and over, each under an id and an address of its own and some days apart. */
export async function writeDocuments(path: string, count: number, name = "doc"): Promise<string[]> {
  const gold = await readFile(join(root, "eval/gold/documents.jsonl"), "utf8");
  const texts = gold
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  const documents = Array.from({ length: count }, (_, index) => ({
    ...texts[index % texts.length]!,
    id: `${name}-${String(index).padStart(4, "0")}`,
    url: `https://news.example/${name}/${index}`,
  }));
  await writeFile(path, documents.map((document) => `${JSON.stringify(document)}\n`).join(""));
  return documents.map((document) => document.id);
}

export interface Ended {
  /** Whole lines of standard output; one without its end was never told. */
  readonly lines: readonly string[];
  readonly code: number | null;
  readonly complaint: string;
}

/** Starts `casus`; `onLine` is called with the number of lines it has printed so far. */
export function startCasus(
  args: readonly string[],
  { data, database }: Place,
  onLine: (count: number) => void = () => {},
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(casus, [...args, "--data", data, "--json"], {
    cwd: root,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, DATABASE_URL: database ?? "" },
  });
  let [out, complaint, lines] = ["", "", 0];
  child.stdout.on("data", (chunk: Buffer) => {
    out += chunk.toString();
    const count = out.split("\n").length - 1;
    if (count > lines) onLine((lines = count));
  });
  child.stderr.on("data", (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => {
    child.on("close", (code) => {
      const whole = out.slice(0, out.lastIndexOf("\n") + 1).trim();
      resolve({ lines: whole === "" ? [] : whole.split("\n"), code, complaint });
    });
  });
  return { child, ended };
}
