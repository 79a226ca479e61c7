// Sources: how those collected are, which outlets the ledger rests on and how people grade them, what was dropped and why.
import { html } from "hono/html";
import type { SourceHealth } from "../../app/index.ts";
import type { DocumentRow, LedgerStatus, SourceGrade } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { gradeCell } from "../sources/grade.ts";
import { healthTable } from "../sources/health.ts";
import { counted, named, outletName } from "../parts/names.ts";
import { emptyLedger } from "../parts/empty.ts";

interface Outlet {
  readonly name: string;
  documents: number;
  records: number;
  first?: string;
  last?: string;
}

interface Sources {
  readonly status: LedgerStatus;
  readonly outlets: readonly Outlet[];
  readonly health: readonly SourceHealth[];
  readonly grades: readonly SourceGrade[];
}

/** Documents counted by outlet; a larger ledger says that it shows the newest. */
const MOST_DOCUMENTS = 5000;
const PAGE_ROWS = 200;

export const statusPage = definePage<Sources>({
  path: "/status",
  async load({ app }) {
    const outlets = new Map<string, Outlet>();
    let after: string | undefined;
    let seen = 0;
    do {
      const page = await app.documents({ limit: PAGE_ROWS, after });
      for (const row of page.rows) count(outlets, row);
      seen += page.rows.length;
      after = page.next;
    } while (after !== undefined && seen < MOST_DOCUMENTS);
    const sorted = [...outlets.values()].toSorted(
      (a, b) => b.documents - a.documents || a.name.localeCompare(b.name),
    );
    const grades = await app.review.grades();
    return { status: await app.status(), outlets: sorted, health: app.sources(), grades };
  },
  draw: (data, ask) => ({ title: "Sources", body: body(data, ask) }),
});

function count(outlets: Map<string, Outlet>, row: DocumentRow): void {
  const name = row.outlet ?? outletName({ url: row.url, title: "outlet not known" });
  const outlet = outlets.get(name) ?? { name, documents: 0, records: 0 };
  outlet.documents++;
  outlet.records += row.counts.events + row.counts.statements + row.counts.tallies;
  const day = row.published?.slice(0, 10);
  if (day && (!outlet.first || day < outlet.first)) outlet.first = day;
  if (day && (!outlet.last || day > outlet.last)) outlet.last = day;
  outlets.set(name, outlet);
}

function body({ status, outlets, health, grades }: Sources, ask: Ask): Html {
  if (status.documents === 0 && status.dropped.length === 0 && health.length === 0)
    return html`<h1>Sources</h1>${emptyLedger("documents")}`;
  return html`<h1>Sources</h1>
<p class="lede">${counted(status.documents, "document", "documents")}${period(status)}, in ${languages(status, ask)}.</p>
${figures(status)}
<h2 id="collected">Collected</h2>
${healthTable(health)}
<h2 id="outlets">Outlets</h2>
<p class="small">Grades are people’s, after the Admiralty code: A (completely reliable) to E (unreliable), F cannot be judged; 1 (confirmed) to 5 (improbable), 6 cannot be judged. They change no figure of the ledger.</p>
<div class="scrolls"><table class="outlets"><thead><tr><th scope="col">Outlet</th><th scope="col" class="number">Documents</th><th scope="col" class="number">Records</th><th scope="col">Published</th><th scope="col">Grade</th></tr></thead>
<tbody>${outlets.map((outlet) => outletLine(outlet, grades, ask))}</tbody></table></div>
<h2>Dropped</h2>
${dropped(status)}
<p class="small">Format of the ledger: ${status.schemaVersion}.</p>`;
}

function period({ firstPublished, lastPublished }: LedgerStatus): string {
  if (!firstPublished || !lastPublished) return "";
  return `, published ${dateInWords(`${firstPublished.slice(0, 10)}/${lastPublished.slice(0, 10)}`)}`;
}

function languages(status: LedgerStatus, ask: Ask): string {
  const list = Object.entries(status.languages).toSorted((a, b) => b[1] - a[1]);
  return (
    list.map(([code, count]) => `${ask.app.labels.languageName(code)} (${count})`).join(", ") || "no language"
  );
}

function figures(status: LedgerStatus): Html {
  const list: [string, number][] = [
    ["incidents", status.incidents],
    ["reports of them", status.reports],
    ["statements", status.statements],
    ["tallies", status.tallies],
    ["attributions", status.attributions],
  ];
  return html`<dl class="figures">${list.map(([name, count]) => html`<div><dt>${name}</dt><dd>${count.toLocaleString("en-GB")}</dd></div>`)}</dl>`;
}

function outletLine(outlet: Outlet, grades: readonly SourceGrade[], ask: Ask): Html {
  const published =
    outlet.first && outlet.last
      ? dateInWords(outlet.first === outlet.last ? outlet.first : `${outlet.first}/${outlet.last}`)
      : "date not known";
  return html`<tr><th scope="row">${named(outlet.name)}</th><td class="number">${outlet.documents}</td><td class="number">${outlet.records}</td><td class="days">${published}</td><td>${gradeCell(outlet.name, grades, ask)}</td></tr>`;
}

function dropped(status: LedgerStatus): Html {
  if (status.dropped.length === 0)
    return html`<p>Nothing was dropped: everything that was given could be read.</p>`;
  return html`<div class="scrolls"><table><thead><tr><th scope="col">What</th><th scope="col">Why</th></tr></thead>
<tbody>${status.dropped.map((one) => html`<tr><th scope="row"><bdi>${one.document}</bdi></th><td>${one.message}</td></tr>`)}</tbody></table></div>`;
}
