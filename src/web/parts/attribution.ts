// Who is said to have done it, and by whom: each line a sourced claim, blame or denial; a claim reads as a claim.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { AttributionStatus, IncidentAttribution, IncidentView, ReportView } from "../../record/index.ts";
import { actorAddress, documentAddress } from "../address.ts";
import type { Html } from "../page.ts";
import { dated } from "./dates.ts";
import { actorName, mediumName, outletName } from "./names.ts";
import { GRADE_MEANINGS, gradeMark } from "./marks.ts";

type Words = (actor: Html, by: Html | undefined) => Html;

const SENTENCES: Readonly<Record<AttributionStatus, Words>> = {
  claimed: (actor) => html`Claimed by ${actor}`,
  blamed: (actor, by) => (by ? html`Blamed on ${actor} by ${by}` : html`Blamed on ${actor}`),
  stated: (actor) => html`Ascribed to ${actor} in the words of the report`,
  denied: (actor, by) => html`Denied by ${by ?? actor}`,
  unclaimed: () => html`Not claimed by anybody at the time of the report`,
  unknown: () => html`The doer is not named`,
};

export function attributionBlock(view: IncidentView, labels: Labels): Html {
  const { incident, grade, statusSentence, reports } = view;
  const lines = incident.attribution.map((one) => line(one, reports, labels));
  return html`<section class="attribution" aria-labelledby="who"><h2 id="who">Who says who did it</h2>
<p class="status-sentence" dir="auto">${statusSentence}</p>
<p class="facts">${gradeMark(grade)} <span>${GRADE_MEANINGS[grade]}</span></p>
${lines.length > 0 ? html`<ul class="claims">${lines}</ul>` : ""}</section>`;
}

function line(one: IncidentAttribution, reports: readonly ReportView[], labels: Labels): Html {
  const actor = one.actor ? party(one.actor, labels) : "somebody not named";
  const isOther = one.by && actorName(one.by, labels) !== (one.actor && actorName(one.actor, labels));
  const by = one.by && isOther ? party(one.by, labels) : undefined;
  const medium = one.medium ? html` <span class="medium">${mediumName(one.medium)}</span>` : "";
  return html`<li data-status="${one.status}">${SENTENCES[one.status](actor, by)}${medium} ${source(one, reports)}</li>`;
}

/** An entry of the register leads to its page; any other name stands as it was given. */
function party(idOrName: string, labels: Labels): Html {
  const name = html`<bdi>${actorName(idOrName, labels)}</bdi>`;
  return labels.actor(idOrName) === undefined
    ? name
    : html`<a class="value" href="${actorAddress(idOrName)}">${name}</a>`;
}

/** `source` names a document where it is one of the reports', else it is shown as it stands. */
function source(one: IncidentAttribution, reports: readonly ReportView[]): Html {
  const report = reports.find(
    (candidate) => candidate.document === one.source || candidate.id === one.source,
  );
  const asOf = one.asOf ? html`, ${dated(one.asOf)}` : "";
  if (!report) return html`<span class="source">(<bdi>${one.source}</bdi>${asOf})</span>`;
  const record = report.coded.attribution?.statement ?? report.event;
  return html`<span class="source">(<a href="${documentAddress(report.document, record)}"><bdi>${outletName(report)}</bdi></a>${asOf})</span>`;
}
