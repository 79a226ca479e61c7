// An empty list says why it is empty and what to do.
import { html } from "hono/html";
import type { Html } from "../page.ts";

export function empty(why: Html, whatToDo: Html): Html {
  return html`<div class="empty"><p class="why">${why}</p><p>${whatToDo}</p></div>`;
}

/** For a list that no filter has narrowed: there is nothing in the ledger yet. */
export function emptyLedger(what: string): Html {
  return empty(
    html`There are no ${what} in this ledger yet.`,
    html`Add reports with <code>casus add FILE|FOLDER|URL</code> and load this page again. What was read and dropped stands under <a href="/status">Sources</a>.`,
  );
}

export function emptyFilter(what: string, path: string): Html {
  return empty(
    html`No ${what} match these filters.`,
    html`Take one away, or <a href="${path}">show all</a>.`,
  );
}
