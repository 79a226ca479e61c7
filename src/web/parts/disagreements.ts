// Where reports disagree: each value with those who give it; nothing is picked.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { IncidentView } from "../../record/index.ts";
import { dateInWords, isEdtf } from "../../text/index.ts";
import type { Html } from "../page.ts";
import { named, outletName } from "./names.ts";
import { reportAnchor } from "./report-card.ts";

export function disagreements(view: IncidentView, labels: Labels): Html {
  const list = view.incident.disagreements ?? [];
  if (list.length === 0) return "";
  return html`<section aria-labelledby="disagreements"><h2 id="disagreements">Where the reports disagree</h2>
<div class="scrolls"><table class="disagreements"><thead><tr><th scope="col">Field</th><th scope="col">Value</th><th scope="col">According to</th></tr></thead>
${list.map((one) => html`<tbody>${one.values.map((value, index) => line(one.field, { value, index, rows: one.values.length, says: said(one.field, value.value, labels) }, view))}</tbody>`)}</table></div></section>`;
}

interface Line {
  readonly value: { readonly value: string; readonly reports: readonly string[] };
  readonly index: number;
  readonly rows: number;
  readonly says: string;
}

function line(field: string, { value, index, rows, says }: Line, view: IncidentView): Html {
  const head = index === 0 ? html`<th scope="rowgroup" rowspan="${rows}">${field}</th>` : "";
  return html`<tr>${head}<td><bdi>${says}</bdi></td><td>${reporters(value.reports, view)}</td></tr>`;
}

/** Ids of kinds, places and actors by their labels, dates in words; a figure or a name as it stands. */
function said(field: string, value: string, labels: Labels): string {
  if (/^\d{4}-/.test(value) && isEdtf(value)) return dateInWords(value);
  const kinds: Readonly<Record<string, (id: string) => string>> = { mode: labels.mode, type: labels.type };
  return kinds[field]?.(value) ?? labels.place(value) ?? labels.actor(value) ?? value;
}

/** A report by its outlet, the way to its card below; the document's id where the report is no longer there. */
function reporters(ids: readonly string[], view: IncidentView): Html {
  return html`${ids.map((id, index) => {
    const report = view.reports.find((one) => one.id === id || one.document === id);
    return html`${index > 0 ? ", " : ""}${report ? html`<a href="#${reportAnchor(report, view.reports)}">${named(outletName(report))}</a>` : named(id)}`;
  })}`;
}
