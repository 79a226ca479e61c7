// Every document that was read, newest first, with what was found in it.
import { html } from "hono/html";
import type { DocumentRow, Rows } from "../../record/index.ts";
import { documentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dated } from "../parts/dates.ts";
import { emptyLedger } from "../parts/empty.ts";
import { counted, outletBeside, titleOf } from "../parts/names.ts";
import { asked, pager, PAGE_ROWS } from "../parts/pager.ts";

export const documentsPage = definePage<Rows<DocumentRow>>({
  path: "/documents",
  load: (ask) => ask.app.documents({ limit: PAGE_ROWS, after: asked(ask, "after") }),
  draw: (rows, ask) => ({ title: "Documents", body: body(rows, ask), beside: true }),
});

function body(rows: Rows<DocumentRow>, ask: Ask): Html {
  return html`<h1>Documents</h1>
<p class="lede">${counted(rows.total, "document", "documents")} read into this ledger.</p>
<div class="documents">${rows.rows.length > 0 ? rows.rows.map((row) => documentRow(row, ask)) : emptyLedger("documents")}</div>
${pager(rows, ask)}`;
}

export function documentRow(row: DocumentRow, ask: Ask): Html {
  const { counts, language } = row;
  const found = [
    counts.events ? counted(counts.events, "event", "events") : "",
    counts.statements ? counted(counts.statements, "statement", "statements") : "",
    counts.tallies ? counted(counts.tallies, "tally", "tallies") : "",
  ]
    .filter(Boolean)
    .join(", ");
  return html`<article class="row document" data-row>
<h2 lang="${language}"><a href="${documentAddress(row.id)}"><bdi>${titleOf(row)}</bdi></a></h2>
<p class="facts"><span>${outletBeside(row)}</span> <span>${dated(row.published?.slice(0, 10))}</span> <span>${ask.app.labels.languageName(language)}</span> <span>${found || "nothing found in it"}</span></p>
</article>`;
}
