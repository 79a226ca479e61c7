// An incident: what, when, where and how sure; who says who did it; every report side by side with its words.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type {
  ChainView,
  IncidentView,
  Party,
  PlaceValue,
  Precision,
  Range,
  ReportView,
} from "../../record/index.ts";
import { incidentAddress } from "../address.ts";
import { nearTo } from "../near.ts";
import type { Near } from "../near.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { according } from "../parts/according.ts";
import { attributionBlock } from "../parts/attribution.ts";
import { dated, softBar, softGradient } from "../parts/dates.ts";
import { disagreements } from "../parts/disagreements.ts";
import { incidentTitle, labelTitle } from "../parts/incident-row.ts";
import { chainSection } from "../parts/chain.ts";
import { formToken } from "../parts/form.ts";
import { interval } from "../parts/interval.ts";
import { judgements } from "../parts/judgements.ts";
import { saidList } from "../parts/said-list.ts";
import { number, outletName, placeName } from "../parts/names.ts";
import { reportCard } from "../parts/report-card.ts";
import { saidAbout } from "../said.ts";
import type { Said } from "../said.ts";

interface IncidentData extends IncidentView {
  readonly said: readonly Said[];
  readonly chain: ChainView;
  readonly near: readonly Near[];
}

export const incidentPage = definePage<IncidentData>({
  path: "/incidents/:id",
  missing: "There is no incident with this id in the ledger.",
  async load({ app, id }) {
    const view = await app.incident(id);
    if (!view) return undefined;
    const [said, chain, near] = [
      await saidAbout(app, view),
      await app.chain(view.incident),
      await nearTo(app, view),
    ];
    return { ...view, said, chain, near };
  },
  draw: (view, ask) => ({ title: labelTitle(view.incident, ask.app.labels), body: body(view, ask) }),
});

function body(view: IncidentData, ask: Ask): Html {
  const { labels } = ask.app;
  const { incident, reports } = view;
  return html`${softGradient()}<article class="incident-page">
<header class="incident-head"><p class="crumb"><a href="/incidents">Incidents</a></p>
<h1>${incidentTitle(incident, labels)}</h1>
<p class="when">${dated(incident.date)} ${softBar(incident.date)}</p>
<p class="small"><a href="/cases/${encodeURIComponent(incident.id)}.wacz" download>Case file</a> with every copy, record and proof (WACZ)</p></header>
<div class="incident-top">
${attributionBlock(view, labels)}
<section class="facts-block" aria-labelledby="what"><h2 id="what">What is reported</h2>${facts(view, labels)}</section>
</div>
${saidList(view.said, labels)}
${disagreements(view, labels)}
<section aria-labelledby="reports"><h2 id="reports">${reports.length === 1 ? "One report" : `${reports.length} reports, side by side`}</h2>
<div class="reports">${reports.map((report) => reportCard(report, reports, labels, partOff(report, view, ask)))}</div></section>
${chainSection(incident, view.chain, labels)}
${judgements(view, view.near, ask)}
</article>`;
}

/** Of several reports each may be said not to belong. */
function partOff({ id }: ReportView, { incident, reports }: IncidentView, ask: Ask): Html {
  if (reports.length < 2 || !ask.visitor.rights.has("judge")) return "";
  return html`<form method="post" action="${incidentAddress(incident.id)}" class="inline">${formToken(ask)}<input type="hidden" name="report" value="${id}"><button name="do" value="split" class="quiet-button">Not of this incident</button></form>`;
}

function facts(view: IncidentView, labels: Labels): Html {
  const { incident, reports } = view;
  const parties = (list: readonly Party[], of: (report: ReportView) => readonly Party[]): Html | undefined =>
    list.length > 0 ? according(list, { reports, of, labels }) : undefined;
  const rows: [string, Html | undefined][] = [
    [
      "Where",
      incident.place ? where(incident.place, labels) : html`<span class="unknown">place not known</span>`,
    ],
    ["Named as doers", parties(incident.perpetrators, (report) => report.actors)],
    ["Targets", parties(incident.targets, (report) => report.targets)],
    ["Weapons", parties(incident.weapons, (report) => report.weapons)],
    ["Count", incident.count && figure("counted", incident.count, reports, (report) => report.count)],
    ["Killed", incident.killed && figure("killed", incident.killed, reports, (report) => report.killed)],
    ["Injured", incident.injured && figure("injured", incident.injured, reports, (report) => report.injured)],
  ];
  return html`<dl class="facts-list">${rows.map(([name, value]) => (value === undefined ? "" : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`;
}

function figure(
  title: string,
  whole: Range,
  reports: readonly ReportView[],
  of: (report: ReportView) => Range | undefined,
): Html {
  const figures = reports.flatMap((report) => {
    const range = of(report);
    return range ? [{ outlet: outletName(report), range }] : [];
  });
  return figures.length === 0 ? html`${number(whole)}` : interval(title, whole, figures);
}

/** How far a place is known; what is less than a point is an area. */
const PRECISION_WORDS: Readonly<Record<Precision, string>> = {
  point: "the place itself",
  settlement: "somewhere in the settlement",
  admin: "somewhere in the province",
  country: "somewhere in the country",
  region: "somewhere in the region",
};

function where(place: PlaceValue, labels: Labels): Html {
  const precision = place.precision
    ? html` <span class="small">${PRECISION_WORDS[place.precision]}</span>`
    : "";
  const { lat, lon } = place;
  // A point for a whole province would be the middle of it, where nothing was reported.
  const vague =
    place.precision !== undefined && place.precision !== "point" && place.precision !== "settlement";
  const point = vague
    ? ""
    : lat === undefined || lon === undefined
      ? html` <span class="small">no coordinates known</span>`
      : html` <span class="small coordinates">${lat.toFixed(2)}, ${lon.toFixed(2)}</span>`;
  const country = place.country ? html` <span class="small">${countryName(place.country)}</span>` : "";
  return html`<bdi>${placeName(place, labels)}</bdi>${country}${precision}${point}`;
}

const regions = new Intl.DisplayNames("en", { type: "region" });

/** The name of an ISO 3166 code; any other code as it stands. */
function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
}
