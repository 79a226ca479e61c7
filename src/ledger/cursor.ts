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
  if (Array.isArray(value) && value.length === 2 && typeof value[0] === "string") {
    const row: unknown = value[1];
    if (typeof row === "string" || typeof row === "number") return [value[0], row];
  }
  throw new CasusError("bad-option", `"${cursor}" is no place in a list. Begin again without it.`);
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
