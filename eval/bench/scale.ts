// How a ledger behaves when it is large: merging in the order of days, adding one document to it, and the reads behind
// the pages, on both stores. Documents come ready coded from a made-up world (world.ts), so this is the ledger alone.
//   npm run bench -- scale --documents 2000        a quick look
//   npm run bench -- scale --documents 100000      200,000 reports
//   npm run bench -- scale --store postgres        one store (a server is started; or --address postgres://…)
import { createHash } from "node:crypto";
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ledgerOptions, mergeFunction } from "../../src/app/merging.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { type Entry, type Ledger, openLedger, restoreLedger, type TableRow } from "../../src/ledger/index.ts";
import { reportsOf } from "../../src/merge/index.ts";
import type { CodedDocument } from "../../src/record/index.ts";
import { startServer } from "../../test/postgres/server.ts";
import { table } from "./run.ts";
import { copyOf } from "./swell.ts";
import { type CommonBand, randomOf, World, WORLD_DAYS } from "./world.ts";

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "5000" },
    store: { type: "string", default: "both" },
    address: { type: "string" },
    // Enters only so many, at the density of all: for a profile.
    take: { type: "string" },
    reads: { type: "string", default: "200" },
    keep: { type: "string" },
    // Fills by copying the rows of a ledger in a file (one that --keep left), which takes a fraction of merging.
    copy: { type: "string" },
    times: { type: "string", default: "1" },
  },
});
const DOCUMENTS = Number(values.documents);
const TAKEN = Number(values.take ?? values.documents);
const READS = Number(values.reads);
// As in adding (pipeline.ts).
const BATCH = 64;

const knowledge = loadKnowledge();
const merge = mergeFunction(knowledge);
const options = ledgerOptions(knowledge);
const common = knowledge.languages.get("en")?.files.get("common-words");
const { bands } = common as { readonly bands: readonly CommonBand[] };

interface Series {
  readonly name: string;
  readonly ms: number[];
}

function percentile(ms: readonly number[], share: number): number {
  const sorted = ms.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function timed<T>(ms: number[], work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  ms.push(performance.now() - started);
  return result;
}

function entryOf(coded: CodedDocument): Entry {
  const sha256 = createHash("sha256").update(coded.text).digest("hex");
  const at = "2025-01-01T00:00:00.000Z";
  const bytes = coded.text.length;
  const original = { sha256, bytes, mediaType: "text/plain", location: coded.id, keptAt: at };
  return { coded, original, reports: reportsOf(coded, knowledge), addedAt: at };
}

interface Filled {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly reports: number;
  readonly lastBatchesMs: readonly number[];
}

async function fill(ledger: Ledger, world: World): Promise<Filled> {
  const batches: number[] = [];
  let [reports, making] = [0, 0];
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  for (let at = 0; at < TAKEN; at += BATCH) {
    // Making the world is not the ledger's work, making reports of its documents is.
    const from = performance.now();
    const coded = Array.from({ length: Math.min(BATCH, TAKEN - at) }, () => world.next(DOCUMENTS));
    making += performance.now() - from;
    await timed(batches, () => {
      const entries = coded.map(entryOf);
      reports += entries.reduce((sum, entry) => sum + entry.reports.length, 0);
      return ledger.enter(entries, merge);
    });
    if (batches.length % 50 === 0) {
      const rate = (at + BATCH) / ((performance.now() - started) / 1000);
      process.stderr.write(`  ${at + BATCH} documents, ${rate.toFixed(0)}/s\n`);
    }
  }
  const used = process.cpuUsage(cpu);
  return {
    seconds: (performance.now() - started - making) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6 - making / 1000,
    reports,
    lastBatchesMs: batches.slice(-50),
  };
}

const TIMES = Number(values.times);

const PAGE = 500;
const listed = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** Table by table, that every row finds what it points at: all copies of one before the next. */
async function* swollen(source: Ledger): AsyncGenerator<TableRow> {
  let page: TableRow[] = [];
  const days = Math.ceil((TAKEN / DOCUMENTS) * WORLD_DAYS);
  function* copies(): Generator<TableRow> {
    for (let copy = 0; copy < TIMES; copy++) for (const row of page) yield* listed(copyOf(row, copy, days));
  }
  for await (const row of source.rows()) {
    if (page.length < PAGE && page[0]?.table === row.table) page.push(row);
    else {
      yield* copies();
      page = [row];
    }
  }
  yield* copies();
}

/** The rows of a filled ledger in a new one; the world goes on where that one ended. */
async function fillByCopy(from: string, location: string, world: World): Promise<Filled> {
  const source = await openLedger(from, options);
  const reports = (await source.status()).reports * TIMES;
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await restoreLedger(location, source.schemaVersion, swollen(source));
  const used = process.cpuUsage(cpu);
  await source.close();
  for (let index = 0; index < TAKEN + READS; index++) world.next(DOCUMENTS);
  return {
    seconds: (performance.now() - started) / 1000,
    cpuSeconds: (used.user + used.system) / 1e6,
    reports,
    lastBatchesMs: [],
  };
}

async function addOneByOne(ledger: Ledger, world: World): Promise<Series> {
  const ms: number[] = [];
  for (let index = 0; index < READS; index++) {
    const entry = entryOf(world.next(DOCUMENTS));
    await timed(ms, () => ledger.enter([entry], merge));
  }
  return { name: "add one document", ms };
}

async function timelinePage(
  ledger: Ledger,
  filter: Parameters<Ledger["timeline"]>[0],
): Promise<string | undefined> {
  const { from, to } = filter;
  await ledger.dayCounts(filter);
  await ledger.facets({ from, to });
  return (await ledger.timeline({ ...filter, limit: 60 })).next;
}

const WORDS = { "a common word": 0, "a seldom word": 0.97, "two words": 0.5 } as const;

/** Words of the bands, from the commonest (0) to the rarest (1). */
function wordAt(share: number, random: () => number): string {
  const words = bands.flatMap((band) => band.words.split(" "));
  return words[Math.min(words.length - 1, Math.floor((share + random() * 0.02) * words.length))]!;
}

async function measureReads(ledger: Ledger): Promise<Series[]> {
  const random = randomOf(7);
  const series: Series[] = [];
  const measure = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    const one = { name, ms: [] as number[] };
    for (let index = 0; index < READS; index++) await timed(one.ms, work);
    series.push(one);
  };
  const { rows } = await ledger.incidents({ limit: 1000 });
  const day = (): string => `202${Math.floor(random() * 5)}-0${1 + Math.floor(random() * 9)}`;
  await measure("timeline, newest page", () => timelinePage(ledger, {}));
  await measure("timeline, a month", () => timelinePage(ledger, { from: day(), to: day() }));
  await measure("timeline, an actor", () =>
    timelinePage(ledger, { actor: `actor-${Math.floor(random() * 100)}` }),
  );
  let after: string | undefined;
  await measure("timeline, page after page", async () => {
    after = (await ledger.timeline({ limit: 60, after })).next;
  });
  await measure("incident page", () => ledger.incident(rows[Math.floor(random() * rows.length)]!.id));
  await measure("incidents, filtered list", () =>
    ledger.incidents({ mode: "airstrike", country: "IQ", from: day() }),
  );
  await measure("documents, list", () => ledger.documents({}));
  await measure("document page", () => ledger.document(`world-${Math.floor(random() * TAKEN)}`));
  await measure("statements, list", () => ledger.statements({ act: "denial" }));
  for (const [name, share] of Object.entries(WORDS)) {
    const query = (): string =>
      name === "two words" ? `${wordAt(share, random)} ${wordAt(0.1, random)}` : wordAt(share, random);
    await measure(`search, ${name}`, () => ledger.search(query(), {}));
  }
  await measure("map, all points of a month", () => ledger.points({ from: day() }));
  return series;
}

async function measureRebuild(ledger: Ledger): Promise<string> {
  const [cpu, started] = [process.cpuUsage(), performance.now()];
  await ledger.rebuild(merge, "2025-06-01T00:00:00.000Z");
  const seconds = (performance.now() - started) / 1000;
  return `  rebuilt in ${seconds.toFixed(0)} s (${(process.cpuUsage(cpu).user / 1e6).toFixed(0)} s of processor)\n`;
}

async function sizeOf(location: string): Promise<string> {
  const bytes = await stat(location).then(
    (found) => found.size,
    () => undefined,
  );
  return bytes === undefined ? "in the server" : `${Math.round(bytes / 1e6)} MB`;
}

async function measureStore(name: string, location: string): Promise<string[][]> {
  console.error(`${name}: ${TAKEN} documents`);
  const world = new World(bands);
  const copied = values.copy && (await fillByCopy(values.copy, location, world));
  const ledger = await openLedger(location, options);
  const filled = copied || (await fill(ledger, world));
  const added = await addOneByOne(ledger, world);
  const reads = await measureReads(ledger);
  const rebuilt = values.copy ? undefined : await measureRebuild(ledger);
  const { incidents } = await ledger.status();
  await ledger.close();
  const perSecond = (count: number): string => Math.round(count / filled.seconds).toLocaleString("en");
  const series = (one: Series): string[] => [
    one.name,
    percentile(one.ms, 0.5).toFixed(1),
    percentile(one.ms, 0.95).toFixed(1),
  ];
  console.log(
    `\n${name}: ${(TAKEN * TIMES).toLocaleString("en")} documents, ${filled.reports.toLocaleString("en")} reports, ` +
      `${incidents.toLocaleString("en")} incidents, ${await sizeOf(location)}\n` +
      `  ${copied ? "copied" : "entered and merged"} in ${filled.seconds.toFixed(0)} s (${filled.cpuSeconds.toFixed(0)} s of processor): ` +
      `${perSecond(filled.reports)} reports/s; last batches of ${BATCH} p95 ${percentile(filled.lastBatchesMs, 0.95).toFixed(0)} ms\n` +
      (rebuilt ?? "") +
      `  highest memory ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`,
  );
  return [added, ...reads].map(series);
}

async function main(): Promise<void> {
  const dir = values.keep ?? (await mkdtemp(join(tmpdir(), "casus-scale-")));
  const results = new Map<string, string[][]>();
  try {
    if (values.store !== "postgres")
      results.set("SQLite", await measureStore("SQLite", join(dir, "ledger.sqlite")));
    if (values.store !== "sqlite") {
      const server = values.address ? undefined : await startServer();
      if (server && "why" in server) console.log(`PostgreSQL is left out: ${server.why}`);
      else {
        results.set("PostgreSQL", await measureStore("PostgreSQL", values.address ?? server!.address));
        await server?.stop();
      }
    }
  } finally {
    if (!values.keep) await rm(dir, { recursive: true, force: true });
  }
  const names = [...results.keys()];
  const [first] = results.values();
  const rows = (first ?? []).map(([name], index) => [
    name!,
    ...names.flatMap((store) => results.get(store)![index]!.slice(1)),
  ]);
  console.log(table([["ms", ...names.flatMap((name) => [`${name} p50`, "p95"])], ...rows]));
}

await main();
