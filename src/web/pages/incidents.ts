// Every incident as a dense list: filtered, in the order asked for, as a table that can be taken along.
import { html, raw } from "hono/html";
import type { IncidentOrder, IncidentView, Rows } from "../../record/index.ts";
import { incidentAddress, withQuery } from "../address.ts";
import { choicesOf } from "../facets.ts";
import type { Choices } from "../facets.ts";
import { incidentFilter, orderOf } from "../incident-filter.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dated } from "../parts/dates.ts";
import { emptyFilter, emptyLedger } from "../parts/empty.ts";
import { askedPlace, filters } from "../parts/filters.ts";
import type { Choice } from "../parts/filters.ts";
import { incidentTitle } from "../parts/incident-row.ts";
import { gradeMark } from "../parts/marks.ts";
import { counted, number } from "../parts/names.ts";
import { asked, pager, PAGE_ROWS } from "../parts/pager.ts";
import { saveView } from "../parts/save-view.ts";

interface Listed extends Rows<IncidentView> {
  readonly choices: Choices;
}

const ORDER_NAMES: Readonly<Record<IncidentOrder, string>> = {
  newest: "Newest",
  oldest: "Oldest",
  reports: "Most reported",
};

export const incidentsPage = definePage<Listed>({
  path: "/incidents",
  async load(ask) {
    const filter = incidentFilter(ask);
    const page = await ask.app.incidents({ ...filter, limit: PAGE_ROWS, after: asked(ask, "after") });
    const views = await ask.app.incidentsNamed(page.rows.map((incident) => incident.id));
    const facets = await ask.app.facets({ from: filter.from, to: filter.to });
    return { ...page, rows: views, choices: choicesOf(facets, ask.app.labels) };
  },
  draw: (listed, ask) => ({ title: "Incidents", body: body(listed, ask), beside: true }),
});

function body(listed: Listed, ask: Ask): Html {
  const { choices } = listed;
  return html`<h1>Incidents</h1>
<p class="lede">${counted(listed.total, "incident", "incidents")}. Reports of one occurrence are one line; how well it is attested, and who claims it, is computed from them.</p>
${filters(
  ask,
  [
    choice("actor", "Actor", "Any actor", choices.actors),
    choice("mode", "What happened", "Any kind", choices.modes),
    choice("country", "Country", "Any country", choices.countries),
    ...askedPlace(ask),
    { kind: "day", name: "from", label: "From" },
    { kind: "day", name: "to", label: "To" },
  ],
  ["order"],
)}
${listed.rows.length > 0 ? html`${above(ask)}${table(listed.rows, ask)}` : nothing(ask)}
${pager(listed, ask)}
${saveView(ask, "Incidents")}`;
}

function choice(name: string, label: string, any: string, choices: readonly Choice[]) {
  return { kind: "choice" as const, name, label, any, choices };
}

/** The orders, and what is shown as a file: all pages of it. */
function above(ask: Ask): Html {
  const now = orderOf(ask);
  const orders = Object.entries(ORDER_NAMES).map(([order, name]) => {
    const address = withQuery("/incidents", ask.query, {
      order: order === "newest" ? undefined : order,
      after: undefined,
    });
    return html`<a href="${address}"${order === now ? raw(' aria-current="true"') : ""}>${name}</a>`;
  });
  const same = (path: string) => withQuery(path, ask.query, { order: undefined, after: undefined });
  return html`<div class="list-head"><nav class="spans" aria-label="Order of the list">${orders}</nav>
<p class="small"><a href="${withQuery("/incidents.csv", ask.query, { after: undefined })}">These as CSV</a> <a href="${same("/timeline")}">on the timeline</a> <a href="${same("/map")}">on the map</a></p></div>`;
}

function table(views: readonly IncidentView[], ask: Ask): Html {
  return html`<div class="scrolls"><table class="incident-list"><thead><tr><th scope="col">Day</th><th scope="col">What and where</th><th scope="col">Attested</th><th scope="col" class="number">Reports</th><th scope="col" class="number">Killed</th><th scope="col" class="number">Injured</th></tr></thead>
<tbody>${views.map((view) => row(view, ask))}</tbody></table></div>`;
}

function row({ incident, grade, statusSentence }: IncidentView, { app }: Ask): Html {
  const figure = (range: typeof incident.killed): string => (range ? number(range) : "");
  return html`<tr data-row><td>${dated(incident.date)}</td><td><a href="${incidentAddress(incident.id)}">${incidentTitle(incident, app.labels)}</a><p class="status" dir="auto">${statusSentence}</p></td><td>${gradeMark(grade)}</td><td class="number" data-name="reports">${new Set(incident.reports.map((report) => report.document)).size}</td><td class="number" data-name="killed">${figure(incident.killed)}</td><td class="number" data-name="injured">${figure(incident.injured)}</td></tr>`;
}

function nothing(ask: Ask): Html {
  const narrowed = [...ask.query.keys()].some((name) => name !== "order");
  return narrowed ? emptyFilter("incidents", "/incidents") : emptyLedger("incidents");
}
