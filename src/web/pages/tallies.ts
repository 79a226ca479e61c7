// Counts that others give over a period, each beside what this ledger holds for the same scope and window.
import { html } from "hono/html";
import type { Incident, Rows, TallyRow } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { incidentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { softGradient } from "../parts/dates.ts";
import { emptyLedger } from "../parts/empty.ts";
import { incidentTitleText } from "../parts/incident-row.ts";
import { counted, named, number } from "../parts/names.ts";
import { asked, pager, PAGE_ROWS } from "../parts/pager.ts";
import { flat, quotation } from "../parts/quote.ts";
import { through } from "../parts/statement-row.ts";
import { tallyBar } from "../parts/tally-bar.ts";

interface Tallies {
  readonly rows: Rows<TallyRow>;
  /** Our incidents inside the scopes, by id, as their links say them. */
  readonly titles: Readonly<Record<string, string>>;
}

export const talliesPage = definePage<Tallies>({
  path: "/tallies",
  async load(ask) {
    const rows = await ask.app.tallies({ limit: PAGE_ROWS, after: asked(ask, "after") });
    const titles: Record<string, string> = {};
    for (const id of new Set(rows.rows.flatMap((row) => row.ours))) {
      const view = await ask.app.incident(id);
      if (view) titles[id] = titleOf(view.incident, ask);
    }
    return { rows, titles };
  },
  draw: (data, ask) => ({ title: "Tallies", body: body(data, ask) }),
});

function titleOf(incident: Incident, ask: Ask): string {
  const date = incident.date ? `, ${dateInWords(incident.date)}` : "";
  return incidentTitleText(incident, ask.app.labels) + date;
}

function body({ rows, titles }: Tallies, ask: Ask): Html {
  return html`${softGradient()}<h1>Tallies</h1>
<p class="lede">${counted(rows.total, "count", "counts")} that somebody gives over a period, beside the incidents of this ledger in the same place and days. The hatched part is the gap: what they count and the reports read here do not tell.</p>
<div class="tallies">${rows.rows.length > 0 ? rows.rows.map((row) => tally(row, titles)) : emptyLedger("tallies")}</div>
${pager(rows, ask)}`;
}

function tally(row: TallyRow, titles: Tallies["titles"]): Html {
  const { tally, document } = row;
  return html`<article class="row tally" data-row id="${tally.id}">
<h2><span class="figure">${number(tally.count)}</span> <bdi>${flat(row.ofText)}</bdi>${row.placeText ? html` <span class="against">in <bdi>${flat(row.placeText)}</bdi></span>` : ""}</h2>
<p class="facts"><span>${window(row)}</span>${row.byText ? html` <span>counted by ${named(flat(row.byText))}</span>` : ""}</p>
${quotation({ through: through(row), text: row.evidenceText, language: document.language, document: document.id, record: tally.id, outlet: document.outlet, url: document.url, title: document.title, published: document.published })}
${beside(row, titles)}
</article>`;
}

function window({ tally: { from, to } }: TallyRow): string {
  if (!from && !to) return "period not said";
  return dateInWords(`${from ?? ".."}/${to ?? ".."}`);
}

/** A count without a period has nothing to be laid beside: no bar, and no gap that nobody claimed. */
function beside(row: TallyRow, titles: Tallies["titles"]): Html {
  const { count, from, to } = row.tally;
  if (!from && !to) return html`<p class="ours">Without a period it cannot be compared with this ledger.</p>`;
  return html`${tallyBar(count, row.ours.length)}
${ours(row, titles)}`;
}

function ours(row: TallyRow, titles: Tallies["titles"]): Html {
  const count = row.ours.length;
  if (count === 0) return html`<p class="ours">This ledger has no incident in that scope and window.</p>`;
  return html`<details class="ours"><summary>${counted(count, "incident", "incidents")} of this ledger in that scope and window</summary>
<ul>${row.ours.map((id) => html`<li><a href="${incidentAddress(id)}"><bdi>${titles[id] ?? id}</bdi></a></li>`)}</ul></details>`;
}
