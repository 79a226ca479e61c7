// Which pairs are compared at all: those of which one seeks a key of the other in days that overlap (keys.ts). The
// ledger looks up candidates by the same keys.
import type { DayKey } from "../record/index.ts";
import type { Prepared } from "./score/index.ts";

interface Row {
  readonly item: Prepared;
  readonly at: number;
  readonly first: string;
  readonly last: string;
}

type Index = Map<string, Row[]>;

function addTo(index: Index, item: Prepared, at: number, sought: ReadonlySet<string>): void {
  for (const { key, first, last } of item.keys) {
    if (!sought.has(key)) continue;
    const rows = index.get(key);
    const row = { item, at, first, last };
    if (rows) rows.push(row);
    else index.set(key, [row]);
  }
}

function* found(index: Index, seeks: readonly DayKey[], before: number): Generator<Prepared> {
  const seen = new Set<number>();
  for (const { key, first, last } of seeks) {
    for (const row of index.get(key) ?? []) {
      if (row.at >= before || row.first > last || row.last < first || seen.has(row.at)) continue;
      seen.add(row.at);
      yield row.item;
    }
  }
}

/** Every pair of new with new and new with known that keys bring together, each once. */
export function* pairsOf(
  news: readonly Prepared[],
  known: readonly Prepared[],
): Generator<readonly [Prepared, Prepared]> {
  const index: Index = new Map();
  const sought = new Set(news.flatMap((item) => item.seeks.map((seek) => seek.key)));
  for (const [at, item] of known.entries()) addTo(index, item, at, sought);
  for (const [at, item] of news.entries()) {
    for (const other of found(index, item.seeks, known.length + at)) yield [item, other];
    addTo(index, item, known.length + at, sought);
  }
}
