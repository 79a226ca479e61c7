// Opaque cursors: where a page of rows ended, so that the next one begins there however many rows there are.
import { CasusError, type Page } from "../record/index.ts";

const LIMIT_DEFAULT = 50;
const LIMIT_MAX = 1000;

export function limitOf(page: Page): number {
  const limit = page.limit ?? LIMIT_DEFAULT;
  return Math.min(LIMIT_MAX, Math.max(1, Math.floor(limit)));
}

export type Place = readonly [string, string | number];

export function writeCursor(place: Place): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

/** The sort day and row at which the page before ended. */
export function readCursor(cursor: string): Place {
  const value = parse(cursor);
  if (Array.isArray(value) && value.length === 2 && isText(value[0])) {
    const row: unknown = value[1];
    if (isText(row) || isSeq(row)) return [value[0], row];
  }
  throw noPlace(cursor);
}

/** The same in a list whose rows are known by their numbers. */
export function readSeqCursor(cursor: string): readonly [string, number] {
  const [day, row] = readCursor(cursor);
  if (typeof row === "number") return [day, row];
  throw noPlace(cursor);
}

function noPlace(cursor: string): CasusError {
  return new CasusError("bad-option", `"${cursor}" is no place in a list. Begin again without it.`);
}

/** PostgreSQL numbers rows with 32 bits and holds no NUL; anything else would fail there. */
const MOST_ROWS = 2 ** 31 - 1;

function isSeq(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_ROWS;
}

function isText(value: unknown): value is string {
  return typeof value === "string" && !value.includes("\0");
}

/** Cuts the row that was asked for beyond the page, and gives the cursor of the last row kept. */
export function pageOf<T>(
  rows: readonly T[],
  limit: number,
  placeOf: (row: T) => Place,
): { rows: T[]; next?: string } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return rows.length > limit && last !== undefined
    ? { rows: page, next: writeCursor(placeOf(last)) }
    : { rows: page };
}
