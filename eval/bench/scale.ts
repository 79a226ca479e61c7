// How a ledger behaves when it is large: merging in the order of days, adding one document to it, and the reads behind
// the pages, on both stores. Documents come ready coded from a made-up world (world.ts), so this is the ledger alone.
//   npm run bench -- scale                         100,000 documents, 200,000 reports: merged on SQLite, then its rows in PostgreSQL
//   npm run bench -- scale --documents 2000        a quick look; --take N of them, as full days
//   npm run bench -- scale --store postgres        one store, merged there (a server is started; or --address postgres://…)
//   npm run bench -- scale --from LEDGER           with the rows of a ledger in a file (one that --keep DIR left); --times N
//   npm run bench -- scale --keep DIR --take N     leaves the ledger in DIR; the next run with a larger N goes on from there
//   … --rebuild: measures that too; --reads N; --save: keeps the table
import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { ledgerOptions, mergingOf } from "../../src/app/merging.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { type Ledger, openLedger } from "../../src/ledger/index.ts";
import { startServer } from "../../test/postgres/server.ts";
import { saveResult } from "./results.ts";
import { table } from "./run.ts";
import { cellsOf, COLUMNS, type Series } from "./scale-figures.ts";
import { addOneByOne, fill, fillByCopy, type Filled, type Size } from "./scale-fill.ts";
import { measureChanged, measureReads } from "./scale-reads.ts";
import { type CommonBand, World } from "./world.ts";

const { values } = parseArgs({
  options: {
    documents: { type: "string", default: "100000" },
    take: { type: "string" },
    store: { type: "string", default: "both" },
    address: { type: "string" },
    reads: { type: "string", default: "100" },
    keep: { type: "string" },
    from: { type: "string" },
    times: { type: "string", default: "1" },
    rebuild: { type: "boolean", default: false },
    save: { type: "boolean", default: false },
  },
});
const size: Size = {
  documents: Number(values.documents),
  taken: Number(values.take ?? values.documents),
  times: Number(values.times),
};
const READS = Number(values.reads);
const CHANGES = 5;

const knowledge = loadKnowledge();
const common = knowledge.languages.get("en")?.files.get("common-words");
const { bands } = common as { readonly bands: readonly CommonBand[] };

interface Measured {
  readonly about: string;
  readonly series: readonly Series[];
}

async function rebuilt(ledger: Ledger): Promise<string> {
  if (!values.rebuild) return "";
  const started = performance.now();
  await ledger.rebuild(mergingOf(knowledge), "2025-06-01T00:00:00.000Z");
  return `; rebuilt in ${((performance.now() - started) / 1000).toFixed(0)} s`;
}

async function sizeOf(location: string): Promise<string> {
  const found = await stat(location).catch(() => undefined);
  return found === undefined ? "" : `, ${Math.round(found.size / 1e6)} MB`;
}

function told(how: string, { seconds, cpuSeconds, reports }: Filled): string {
  const rate = Math.round(reports / Math.max(seconds, 0.001));
  return `${how} in ${seconds.toFixed(0)} s (${cpuSeconds.toFixed(0)} s of processor, ${rate} reports/s)`;
}

/** What an earlier run left there (--keep) is not merged again: the world is made up to it, and goes on. */
async function fillFurther(ledger: Ledger, world: World): Promise<Filled> {
  const { documents } = await ledger.status();
  for (let index = 0; index < documents; index++) world.next(size.documents);
  return fill(ledger, world, knowledge, { ...size, taken: Math.max(0, size.taken - documents) });
}

/** `from`: a filled ledger whose rows are laid out, else the documents are merged one after the other. */
async function measureStore(name: string, location: string, from: string | undefined): Promise<Measured> {
  console.error(`${name}: ${size.taken * size.times} documents`);
  const world = new World(bands);
  const copied = from === undefined ? undefined : await fillByCopy(from, location, world, knowledge, size);
  const ledger = await openLedger(location, ledgerOptions(knowledge));
  const filled = copied ?? (await fillFurther(ledger, world));
  const add = (count: number) => addOneByOne(ledger, world, knowledge, size, count);
  const all = [await add(READS), ...(await measureReads(ledger, knowledge, bands, READS))];
  all.push(...(await measureChanged(ledger, knowledge, () => add(1), CHANGES)));
  const { documents, reports, incidents } = await ledger.status();
  const again = await rebuilt(ledger);
  await ledger.close();
  const held = [documents, reports, incidents].map((count) => count.toLocaleString("en"));
  const about =
    `${name}: ${held[0]} documents, ${held[1]} reports, ${held[2]} incidents${await sizeOf(location)}; ` +
    `${told(copied ? "laid out" : "entered and merged", filled)}${again}.`;
  console.log(about);
  return { about, series: all };
}

async function measurePostgres(from: string | undefined): Promise<Measured | undefined> {
  if (values.address) return measureStore("PostgreSQL", values.address, from);
  const server = await startServer();
  if ("why" in server) return void console.log(`PostgreSQL is left out: ${server.why}`);
  try {
    return await measureStore("PostgreSQL", server.address, from);
  } finally {
    await server.stop();
  }
}

function print(stores: ReadonlyMap<string, Measured>): void {
  const [first] = stores.values();
  const columns = ["", ...[...stores.keys()].flatMap((name) => COLUMNS.map((column) => `${name} ${column}`))];
  const rows = (first?.series ?? []).map(({ name }, index) => [
    name,
    ...[...stores.values()].flatMap(({ series }) => cellsOf(series[index]!)),
  ]);
  console.log(`\n${table([columns, ...rows])}`);
  const memory = `Highest memory of the process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`;
  console.log(memory);
  const about = [...[...stores.values()].map((one) => one.about), memory].join(" ");
  saveResult("scale", { about, columns, rows });
}

async function main(): Promise<void> {
  const dir = values.keep ?? (await mkdtemp(join(tmpdir(), "casus-scale-")));
  const file = join(dir, "ledger.sqlite");
  const stores = new Map<string, Measured>();
  try {
    if (values.store !== "postgres") stores.set("SQLite", await measureStore("SQLite", file, values.from));
    if (values.store !== "sqlite") {
      const measured = await measurePostgres(values.from ?? (stores.size > 0 ? file : undefined));
      if (measured) stores.set("PostgreSQL", measured);
    }
    print(stores);
  } finally {
    if (!values.keep) await rm(dir, { recursive: true, force: true });
  }
}

await main();
