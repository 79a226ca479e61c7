// Agreement of two coders as a table: field by field, with how many records it rests on.
import { html } from "hono/html";
import type { ComparedField } from "../../app/index.ts";
import type { Html } from "../page.ts";

/** Below so many records a figure says next to nothing, and is shown as such. */
const FEW = 10;

function figure(value: number | undefined, units: number): Html {
  if (value === undefined)
    return html`<span class="unknown" title="Only one value was given, so that skill cannot be told from chance">–</span>`;
  return html`<span${units < FEW ? html` class="quiet" title="few records: it says little"` : ""}>${value.toFixed(2)}</span>`;
}

export function agreementTable(fields: readonly ComparedField[]): Html {
  return html`<div class="scrolls"><table class="agreement"><thead><tr><th scope="col">Field</th><th scope="col" class="number">Records</th><th scope="col" class="number">The same</th><th scope="col" class="number">Krippendorff’s α</th><th scope="col" class="number">Cohen’s κ</th></tr></thead>
<tbody>${fields.map(({ kind, field, units, agreed, alpha, kappa }) => html`<tr><th scope="row">${kind}: ${field}</th><td class="number">${units}</td><td class="number">${agreed}</td><td class="number">${figure(alpha, units)}</td><td class="number">${figure(kappa, units)}</td></tr>`)}</tbody></table></div>`;
}
