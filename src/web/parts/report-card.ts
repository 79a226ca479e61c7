// One document's telling of an incident: outlet and day, what it says of each field, and its words.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { ReportView } from "../../record/index.ts";
import { webAddress } from "../../text/index.ts";
import { documentAddress } from "../address.ts";
import type { Html } from "../page.ts";
import { dated } from "./dates.ts";
import { STATUS_WORDS } from "./marks.ts";
import { listed, named, number, outletName, partyHtml, placeName } from "./names.ts";
import { flat } from "./quote.ts";

/** Where the card of a report stands on its incident's page; ids of documents may hold anything, so it is a number. */
export function reportAnchor(report: ReportView, reports: readonly ReportView[]): string {
  return `report-${reports.indexOf(report) + 1}`;
}

/** `doing`: what may be done with it where it stands. */
export function reportCard(
  report: ReportView,
  reports: readonly ReportView[],
  labels: Labels,
  doing: Html = "",
): Html {
  const role = report.role === "background" ? html` <span class="background">background</span>` : "";
  return html`<article class="report" id="${reportAnchor(report, reports)}" data-row>
<header><h3>${named(outletName(report))}${role}</h3>
<p class="facts"><span>${dated(report.published?.slice(0, 10))}</span> <span>${labels.languageName(report.language)}</span> <span>${STATUS_WORDS[report.status]}</span></p>
${report.title && report.title !== outletName(report) ? html`<p class="title" lang="${report.language}" dir="auto">${report.title}</p>` : ""}</header>
${report.quotes.map((quote) => html`<blockquote class="quote" lang="${report.language}" dir="${labels.direction(report.language)}"><p>${flat(quote.text)}</p></blockquote>`)}
${fields(report, labels)}
<footer><a class="place" href="${documentAddress(report.document, report.event)}">Read the words in the text</a>${original(report)}${doing}</footer>
</article>`;
}

function original(report: ReportView): Html {
  const address = webAddress(report.url);
  return address ? html` <a href="${address}" rel="noreferrer noopener">at the outlet</a>` : "";
}

function fields(report: ReportView, labels: Labels): Html {
  const parties = (list: ReportView["targets"]): Html =>
    html`${list.map((party, index) => html`${index > 0 ? ", " : ""}${partyHtml(party, labels)}`)}`;
  const rows: [string, Html | undefined][] = [
    ["when", report.date ? dated(report.date) : undefined],
    [
      "where",
      report.places.length > 0 ? listed(report.places.map((place) => placeName(place, labels))) : undefined,
    ],
    ["by", report.actors.length > 0 ? parties(report.actors) : undefined],
    ["target", report.targets.length > 0 ? parties(report.targets) : undefined],
    ["weapons", report.weapons.length > 0 ? parties(report.weapons) : undefined],
    ["count", report.count && number(report.count)],
    ["killed", report.killed && number(report.killed)],
    ["injured", report.injured && number(report.injured)],
  ];
  return html`<dl class="fields">${rows.map(([name, value]) => (value === undefined ? "" : html`<div><dt>${name}</dt><dd>${value}</dd></div>`))}</dl>`;
}
