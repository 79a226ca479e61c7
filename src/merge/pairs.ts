// Which pairs are compared at all: those of which one seeks a key of the other in days that overlap (keys.ts). The
// ledger looks up candidates by the same keys.
import type { DayKey, Report } from "../record/index.ts";
import { type Found, findingKeys } from "./keys.ts";

/** A report with its keys; they are made where the ledger did not keep them. */
interface Keyed extends Found {
  readonly report: Report;
}

interface Row {
  readonly report: Report;
  readonly at: number;
  readonly first: string;
  readonly last: string;
}

type Index = Map<string, Row[]>;

function addTo(index: Index, item: Keyed, at: number, sought: ReadonlySet<string>): void {
  for (const { key, first, last } of item.keys) {
    if (!sought.has(key)) continue;
    const rows = index.get(key);
    const row = { report: item.report, at, first, last };
    if (rows) rows.push(row);
    else index.set(key, [row]);
  }
}

function* found(index: Index, seeks: readonly DayKey[], before: number): Generator<Report> {
  const seen = new Set<number>();
  for (const { key, first, last } of seeks) {
    for (const row of index.get(key) ?? []) {
      if (row.at >= before || row.first > last || row.last < first || seen.has(row.at)) continue;
      seen.add(row.at);
      yield row.report;
    }
  }
}

// A report out of the ledger has no keys with it, and is compared again and again while it stays in memory.
const made = new WeakMap<Report, Found>();

function keyed(report: Report): Keyed {
  const { keys, seeks } = report;
  if (keys && seeks) return { report, keys, seeks };
  const found = made.get(report) ?? findingKeys(report);
  made.set(report, found);
  return { report, ...found };
}

/** Every pair of new with new and new with known that keys bring together, each once. */
export function* pairsOf(
  news: readonly Report[],
  known: readonly Report[],
): Generator<readonly [Report, Report]> {
  const index: Index = new Map();
  const fresh = news.map(keyed);
  const sought = new Set(fresh.flatMap((item) => item.seeks.map((seek) => seek.key)));
  for (const [at, report] of known.entries()) addTo(index, keyed(report), at, sought);
  for (const [at, item] of fresh.entries()) {
    for (const other of found(index, item.seeks, known.length + at)) yield [item.report, other];
    addTo(index, item, known.length + at, sought);
  }
}
