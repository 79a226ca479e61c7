// An incident in a list: what and where, how well attested and by whom claimed, and the first words that tell of it.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { Incident, IncidentLabel, IncidentSummary, Report } from "../../record/index.ts";
import { incidentAddress } from "../address.ts";
import type { Html } from "../page.ts";
import { softBar } from "./dates.ts";
import { gradeMark } from "./marks.ts";
import { counted, number, placeName } from "./names.ts";
import { quotation } from "./quote.ts";

/** "Rocket attack, Ain al-Asad Air Base": never an actor, for a title must not decide who did it. */
export function incidentTitle(incident: Incident, labels: Labels): Html {
  const kind = incident.mode ? labels.mode(incident.mode) : labels.type(incident.type);
  const place = incident.place ? html`, <bdi>${placeName(incident.place, labels)}</bdi>` : "";
  return html`${kind}${place}`;
}

/** The same as plain text, for what has no markup and for the short form of an incident. */
export function labelTitle(incident: IncidentLabel, labels: Labels): string {
  const kind = incident.mode ? labels.mode(incident.mode) : labels.type(incident.type);
  return incident.place ? `${kind}, ${placeName(incident.place, labels)}` : kind;
}

/** The words of the first place that tells of it; a report may name several. */
function firstWords({ quote, evidence: [first] }: Report): string {
  return first ? quote.slice(0, first.end - first.start) : quote;
}

export function incidentRow(summary: IncidentSummary, labels: Labels): Html {
  const { incident, grade, statusSentence, report } = summary;
  return html`<article class="row incident" data-row>
<h3><a href="${incidentAddress(incident.id)}">${incidentTitle(incident, labels)}</a> ${softBar(incident.date)}</h3>
<p class="facts">${gradeMark(grade)} ${figures(incident)}</p>
<p class="status" dir="auto">${statusSentence}</p>
${report ? quotation({ ...report, text: firstWords(report), record: report.event }) : ""}
</article>`;
}

function figures(incident: Incident): Html {
  const sources = new Set(incident.reports.map((report) => report.document)).size;
  return html`<span>${counted(sources, "report", "reports")}</span>${incident.killed ? html` <span>killed ${number(incident.killed)}</span>` : ""}${incident.injured ? html` <span>injured ${number(incident.injured)}</span>` : ""}`;
}
