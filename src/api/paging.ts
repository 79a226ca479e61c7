// Pages of a list that is there whole: worked out at once, or small. Lists that the ledger reads page by page have its cursors.
import { CasusError } from "../record/index.ts";

export interface PageOf<T> {
  readonly rows: readonly T[];
  readonly total: number;
  readonly next?: string;
}

/** The cursor is the key of the last row that was shown. Throws CasusError where no row has it (any more). */
export function pageOf<T>(
  all: readonly T[],
  keyOf: (row: T) => string,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): PageOf<T> {
  const start = after === undefined ? 0 : all.findIndex((row) => keyOf(row) === keyIn(after)) + 1;
  if (after !== undefined && start === 0)
    throw new CasusError("bad-option", `“${after}” is no place in this list. Begin again without it.`);
  const rows = all.slice(start, start + limit);
  const last = rows.at(-1);
  const more = last !== undefined && start + limit < all.length;
  return { rows, total: all.length, ...(more && { next: cursorOf(keyOf(last)) }) };
}

const cursorOf = (key: string): string => Buffer.from(key).toString("base64url");
const keyIn = (cursor: string): string => Buffer.from(cursor, "base64url").toString();
