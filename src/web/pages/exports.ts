// What can be taken away: every export of the registry, and a digest of chosen days.
import { html, raw } from "hono/html";
import type { ExportKind } from "../../app/index.ts";
import type { LedgerStatus } from "../../record/index.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dayInput } from "../parts/filters.ts";

interface Exports {
  readonly kinds: readonly ExportKind[];
  readonly status: LedgerStatus;
}

export const exportsPage = definePage<Exports>({
  path: "/exports",
  load: async ({ app }) => ({ kinds: app.exports(), status: await app.status() }),
  draw: (data, ask) => ({ title: "Export", body: body(data, ask) }),
});

const PROBLEMS: Readonly<Record<string, string>> = {
  days: "Choose a first and a last day, the first not after the last.",
  format: "A digest is a page, Markdown or plain text.",
};

function body({ kinds, status }: Exports, ask: Ask): Html {
  const of = (what: "incidents" | "coded") => kinds.filter((kind) => kind.writes.includes(what));
  return html`<h1>Export</h1>
<h2>Incidents</h2>
<p>One record for each incident, with all its reports and their disagreements.</p>
${menu("incidents", of("incidents"))}
<h2>Documents as coded</h2>
<p>Every text with each mention, time, attribution, event, statement and tally found in it.</p>
${menu("coded", of("coded"))}
<h2>Cases</h2>
<p>An incident with every copy of its reports, their records and the proofs of when they were kept, as one web archive (WACZ): the link stands on its page. What a search finds: <code>casus case FILE --search WORDS</code>.</p>
<h2>Feeds</h2>
<p>The newest incidents, threats and claims for a feed reader: <a href="/feeds/casus.atom">Atom</a>, <a href="/feeds/casus.rss">RSS</a>, <a href="/feeds/casus.json">JSON Feed</a>. What was alerted: <a href="/feeds/alerts.atom">Atom</a>, <a href="/feeds/alerts.rss">RSS</a>, <a href="/feeds/alerts.json">JSON Feed</a>. Corrections and deletions: <a href="/feeds/corrections.atom">Atom</a>, <a href="/feeds/corrections.rss">RSS</a>, <a href="/feeds/corrections.json">JSON Feed</a>.</p>
<h2>Programs</h2>
<p>Everything here as JSON, with filters, pages and changes as they happen: <a href="/api/v1/reference">the API</a>.</p>
${digestForm(status, PROBLEMS[ask.query.get("problem") ?? ""])}`;
}

function menu(what: string, kinds: readonly ExportKind[]): Html {
  return html`<ul class="downloads">${kinds.map(
    (kind) =>
      html`<li><a href="/api/export/${what}/${kind.name}"${raw(" download")}><b>${kind.name}</b> ${kind.title}</a></li>`,
  )}</ul>`;
}

function digestForm(status: LedgerStatus, problem: string | undefined): Html {
  const last = status.lastPublished?.slice(0, 10) ?? "";
  return html`<h2 id="digest">Digest</h2>
<p>What changed in a day or a period, in the order an editor would choose, every line with its source.</p>
${problem ? html`<p class="problem" role="alert">${problem}</p>` : ""}
<form class="filters" action="/digest">
<label><span>From</span>${dayInput("from", last)}</label>
<label><span>To</span>${dayInput("to", last)}</label>
<label><span>As</span><select name="format"><option value="html">a page</option><option value="markdown">Markdown</option><option value="text">plain text</option></select></label>
<button>Write the digest</button>
</form>`;
}
