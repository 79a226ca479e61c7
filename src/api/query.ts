// Reads the query of an address into what the app takes. A page that is too large or no number is refused, not cut.
import { CasusError } from "../record/index.ts";
import type { Page } from "../record/index.ts";

/** Rows a page when nobody says, and at most: a page stays under a megabyte of JSON with room to spare. */
export const DEFAULT_LIMIT = 50;
export const MOST_ROWS = 200;

export function pageOf(query: URLSearchParams): Page {
  const given = query.get("limit");
  const limit = given === null ? DEFAULT_LIMIT : Number(given);
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_ROWS) {
    throw new CasusError(
      "bad-option",
      `limit=${given} is not a number from 1 to ${MOST_ROWS}; take the next page with after=CURSOR.`,
    );
  }
  const after = query.get("after");
  return { limit, ...(after ? { after } : {}) };
}

/** The named texts of the query that are there and not blank. */
export function textOf<K extends string>(
  query: URLSearchParams,
  names: readonly K[],
): { [name in K]?: string } {
  const found: { [name in K]?: string } = {};
  for (const name of names) {
    const value = query.get(name)?.trim();
    if (value) found[name] = value;
  }
  return found;
}
