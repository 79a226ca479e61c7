// Filling a ledger for the benchmark of scale: by merging the documents of a made-up world in the order of days, or with the
// rows of a ledger that was filled before.
import { createHash } from "node:crypto";
import { ledgerOptions, mergingOf } from "../../src/app/merging.ts";
import type { Knowledge } from "../../src/knowledge/index.ts";
import { type Entry, type Ledger, openLedger, restoreLedger, type TableRow } from "../../src/ledger/index.ts";
import { reportsOf } from "../../src/merge/index.ts";
import type { CodedDocument } from "../../src/record/index.ts";
import { series, type Series, timed } from "./scale-figures.ts";
import { copyOf } from "./swell.ts";
import { type World, WORLD_DAYS } from "./world.ts";

export interface Size {
  /** Documents over all days of the world: how full its days are. */
  readonly documents: number;
  /** So many of them are entered. */
  readonly taken: number;
  /** How often the rows of a filled ledger are laid out, each time some days later. */
  readonly times: number;
}

export interface Filled {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly reports: number;
}

// As in adding (pipeline.ts).
const BATCH = 64;
const SHOWN_BATCHES = 100;
const PAGE = 500;
const AT = "2025-01-01T00:00:00.000Z";

function entryOf(coded: CodedDocument, knowledge: Knowledge): Entry {
  const sha256 = createHash("sha256").update(coded.text).digest("hex");
  const bytes = coded.text.length;
  const original = { sha256, bytes, mediaType: "text/plain", location: coded.id, keptAt: AT };
  return { coded, original, reports: reportsOf(coded, knowledge), addedAt: AT };
}

const cpuSecondsSince = (start: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};

/** Making the world is not the ledger's work; making reports of its documents is. */
export async function fill(
  ledger: Ledger,
  world: World,
  knowledge: Knowledge,
  { documents, taken }: Size,
): Promise<Filled> {
  const merging = mergingOf(knowledge);
  let [reports, seconds, cpuSeconds] = [0, 0, 0];
  for (let at = 0; at < taken; at += BATCH) {
    const coded = Array.from({ length: Math.min(BATCH, taken - at) }, () => world.next(documents));
    const [started, cpu] = [performance.now(), process.cpuUsage()];
    const entries = coded.map((one) => entryOf(one, knowledge));
    await ledger.enter(entries, merging);
    reports += entries.reduce((sum, entry) => sum + entry.reports.length, 0);
    seconds += (performance.now() - started) / 1000;
    cpuSeconds += cpuSecondsSince(cpu);
    if ((at / BATCH) % SHOWN_BATCHES === SHOWN_BATCHES - 1) {
      const told = `${reports} reports, ${seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of processor`;
      process.stderr.write(`  ${told}\n`);
    }
  }
  return { seconds, cpuSeconds, reports };
}

const listed = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);

/** Table by table, that every row finds what it points at: all copies of one before the next. */
async function* swollen(source: Ledger, { documents, taken, times }: Size): AsyncGenerator<TableRow> {
  const days = Math.ceil((taken / documents) * WORLD_DAYS);
  let page: TableRow[] = [];
  function* copies(): Generator<TableRow> {
    for (let copy = 0; copy < times; copy++) for (const row of page) yield* listed(copyOf(row, copy, days));
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
export async function fillByCopy(
  from: string,
  location: string,
  world: World,
  knowledge: Knowledge,
  size: Size,
): Promise<Filled> {
  const source = await openLedger(from, ledgerOptions(knowledge));
  const { documents, reports } = await source.status();
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  await restoreLedger(location, source.schemaVersion, swollen(source, size));
  await (await openLedger(location, ledgerOptions(knowledge))).close();
  const filled = { seconds: (performance.now() - started) / 1000, cpuSeconds: cpuSecondsSince(cpu) };
  await source.close();
  for (let index = 0; index < documents; index++) world.next(size.documents);
  return { ...filled, reports: reports * size.times };
}

/** Each on the disk before the next. */
export async function addOneByOne(
  ledger: Ledger,
  world: World,
  knowledge: Knowledge,
  { documents }: Size,
  count: number,
): Promise<Series> {
  const merging = mergingOf(knowledge);
  const added = series("add one document (on the disk)");
  for (let index = 0; index < count; index++) {
    const coded = world.next(documents);
    await timed(added, () => ledger.enter([entryOf(coded, knowledge)], merging));
  }
  return added;
}
