// Which reports are looked up for a new one: those that share a key with it on days that touch. What the keys are is for
// merging to say (LedgerOptions.blocking); without that, every report of the same days is looked up.
import { addDays, numberOfDay, windowOf } from "../text/index.ts";
import type { Report } from "../record/index.ts";

/** A key with the days on which it holds, YYYY-MM-DD, both included. */
export interface KeySpan {
  readonly key: string;
  readonly first: string;
  readonly last: string;
}

/** Two reports may be of one incident only if one seeks a key that the other has, on a day on which both hold. */
export interface Blocking {
  /** Raised when `keysOf` changes: the ledger then makes its table of keys anew. */
  readonly version: string;
  keysOf(report: Report): { readonly keys: readonly KeySpan[]; readonly seeks: readonly KeySpan[] };
}

// Time zones and late-evening news move a report by a day (xSub's candidate window); a verdict comes later.
const REACH_DAYS = 1;
/** A row of the table spans no more days, so that a search knows how far back one may begin. Longer ones are cut. */
export const WIDEST_DAYS = 11;

/** Blocking by days alone: exact, and slow in a large ledger. */
export const dayBlocking: Blocking = {
  version: "days@1",
  keysOf(report) {
    const window = windowOf(report);
    if (!window) return { keys: [], seeks: [] };
    const { first, last } = window;
    const reached = { first: addDays(first, -REACH_DAYS)!, last: addDays(last, REACH_DAYS)! };
    return { keys: [{ key: "", first, last }], seeks: [{ key: "", ...reached }] };
  },
};

/** A key as the table holds it: a number of 53 bits. Two keys of one number only mean a look-up more. */
function keyNumber(key: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < key.length; at++) {
    const unit = key.charCodeAt(at);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

export interface KeyRow {
  readonly key: number;
  /** Days since 1970-01-01. */
  readonly first_day: number;
  readonly last_day: number;
}

function rowOf({ key, first, last }: KeySpan): KeyRow[] {
  const [first_day, last_day] = [numberOfDay(first), numberOfDay(last)];
  return first_day === undefined || last_day === undefined
    ? []
    : [{ key: keyNumber(key), first_day, last_day }];
}

// Beyond so many days a row is not cut but kept under a key of its own, which is looked up without a bound.
const CUT_MOST_DAYS = 100;
const WIDE = "\u0000wide";

function cut({ key, first_day, last_day }: KeyRow): KeyRow[] {
  const pieces: KeyRow[] = [];
  for (let first = first_day; first <= last_day; first += WIDEST_DAYS) {
    pieces.push({ key, first_day: first, last_day: Math.min(last_day, first + WIDEST_DAYS - 1) });
  }
  return pieces;
}

export function keyRows(blocking: Blocking, report: Report): KeyRow[] {
  return blocking
    .keysOf(report)
    .keys.flatMap((span) =>
      rowOf(span).flatMap((row) =>
        row.last_day - row.first_day > CUT_MOST_DAYS
          ? [{ ...row, key: keyNumber(span.key + WIDE) }]
          : cut(row),
      ),
    );
}

export interface Seek extends KeyRow {
  /** The key under which rows without close bounds stand. */
  readonly wide: number;
}

/** What to look up for many reports at once: overlapping days of one key are joined. */
export function seeksOf(blocking: Blocking, reports: readonly Report[]): Seek[] {
  const seeks = reports.flatMap((report) =>
    blocking
      .keysOf(report)
      .seeks.flatMap((span) => rowOf(span).map((row) => ({ ...row, wide: keyNumber(span.key + WIDE) }))),
  );
  const sorted = seeks.sort((a, b) => a.key - b.key || a.first_day - b.first_day);
  const joined: { -readonly [name in keyof Seek]: Seek[name] }[] = [];
  for (const seek of sorted) {
    const before = joined.at(-1);
    if (before?.key === seek.key && seek.first_day <= before.last_day + 1)
      before.last_day = Math.max(before.last_day, seek.last_day);
    else joined.push({ ...seek });
  }
  return joined;
}
