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
const WIDEST_DAYS = 11;

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
  readonly period: number;
  readonly key: number;
  /** Days since 1970-01-01. */
  readonly first_day: number;
  readonly last_day: number;
}

// So many days of keys stand together: those of the last months stay in memory while news comes in.
const PERIOD_DAYS = 64;
/** Where keys stand that hold for longer than a search looks back. */
export const ALWAYS = -1_000_000;

const periodOf = (day: number): number => Math.floor(day / PERIOD_DAYS);

interface Numbered {
  readonly key: number;
  readonly first: number;
  readonly last: number;
}

function numbered({ key, first, last }: KeySpan): Numbered[] {
  const [from, to] = [numberOfDay(first), numberOfDay(last)];
  return from === undefined || to === undefined ? [] : [{ key: keyNumber(key), first: from, last: to }];
}

// Beyond so many days a row is not cut but kept among those that are looked up without a bound.
const CUT_MOST_DAYS = 100;

function cut({ key, first, last }: Numbered): KeyRow[] {
  if (last - first > CUT_MOST_DAYS) return [{ period: ALWAYS, key, first_day: first, last_day: last }];
  const pieces: KeyRow[] = [];
  for (let day = first; day <= last; day += WIDEST_DAYS) {
    const last_day = Math.min(last, day + WIDEST_DAYS - 1);
    pieces.push({ period: periodOf(day), key, first_day: day, last_day });
  }
  return pieces;
}

export function keyRows(blocking: Blocking, report: Report): KeyRow[] {
  return blocking.keysOf(report).keys.flatMap((span) => numbered(span).flatMap(cut));
}

/** A key to look up in one period: rows that begin within `from` and `last_day` and reach `first_day`. */
export interface Seek extends KeyRow {
  readonly from: number;
}

/** Within its days; of a time so long that most of it holds no news (no date at all), in the periods that hold some. */
function seeks({ key, first, last }: Numbered, filled: readonly number[]): Seek[] {
  const from = first - WIDEST_DAYS + 1;
  const [begin, end] = [periodOf(from), periodOf(last)];
  const periods =
    last - first > CUT_MOST_DAYS
      ? filled.filter((period) => begin <= period && period <= end)
      : Array.from({ length: end - begin + 1 }, (_, at) => begin + at);
  return periods.map((period) => ({ period, key, from, first_day: first, last_day: last }));
}

/** What to look up for many reports at once, `filled` being the periods that hold keys: overlapping days of one key are joined. */
export function seeksOf(blocking: Blocking, reports: readonly Report[], filled: readonly number[]): Seek[] {
  const spans = reports.flatMap((report) => blocking.keysOf(report).seeks.flatMap(numbered));
  spans.sort((a, b) => a.key - b.key || a.first - b.first);
  const joined: { -readonly [name in keyof Numbered]: number }[] = [];
  for (const span of spans) {
    const before = joined.at(-1);
    if (before?.key === span.key && span.first <= before.last + 1)
      before.last = Math.max(before.last, span.last);
    else joined.push({ ...span });
  }
  return joined.flatMap((span) => seeks(span, filled));
}
