// The pages for what is not there and for what went wrong: what happened, and what to do.
import { html } from "hono/html";
import type { Drawn } from "../page.ts";

export function missingPage(missing: string): Drawn {
  return {
    title: "Not found",
    body: html`<h1>Not found</h1>
<p>${missing}</p>
<p>The ledger may have been rebuilt since the link was made: an incident is computed from its reports, and takes another id when they are joined in another way. Search for its words above, or go to the <a href="/">timeline</a> or the <a href="/documents">documents</a>.</p>`,
  };
}

export function faultPage(): Drawn {
  return {
    title: "Something went wrong",
    body: html`<h1>Something went wrong</h1>
<p>Casus could not answer this request. What was asked for was not done, or not shown; a judgement is kept whole or not at all.</p>
<p>The terminal in which Casus runs says what happened. <code>casus verify</code> checks the ledger and the archive. Meanwhile the <a href="/timeline">timeline</a> may still work.</p>`,
  };
}

/** What was asked for cannot be done, or not by who asks. */
export function refusedPage(why: string): Drawn {
  return {
    title: "That did not work",
    body: html`<h1>That did not work</h1>
<p>${why}</p>
<p><a href="/">Back to the first page</a></p>`,
  };
}
