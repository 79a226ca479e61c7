// The way to the next page of a list, by the ledger's cursor; and how many there are.
import { html } from "hono/html";
import type { Ask, Html } from "../page.ts";
import type { Rows } from "../../record/index.ts";
import { edtfBounds } from "../../text/index.ts";
import { withQuery } from "../address.ts";

export const PAGE_ROWS = 50;

export function pager(rows: Rows<unknown>, ask: Ask): Html {
  const first = ask.query.has("after")
    ? html`<a href="${withQuery(ask.path, ask.query, { after: undefined })}">Back to the first</a>`
    : "";
  const next = rows.next
    ? html`<a rel="next" href="${withQuery(ask.path, ask.query, { after: rows.next })}">Next ${PAGE_ROWS}</a>`
    : "";
  return first || next ? html`<nav class="pager" aria-label="Pages of this list">${first} ${next}</nav>` : "";
}

/** What the query asks of a list, blanks taken as not asked. */
export function asked(ask: Pick<Ask, "query">, name: string): string | undefined {
  return ask.query.get(name)?.trim() || undefined;
}

/**
 * The day that a date field means: of a month or a year its first day, or its last where the field is an end.
 * What is no date is taken as not asked, never as today.
 */
export function askedDay(
  ask: Pick<Ask, "query">,
  name: string,
  end: "first" | "last" = name === "to" ? "last" : "first",
): string | undefined {
  const value = asked(ask, name);
  return value && /^\d{4}(?:-\d{2}){0,2}$/.test(value) ? edtfBounds(value)?.[end] : undefined;
}
