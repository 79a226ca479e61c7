// The switches of the layers over a text: checkboxes that the style sheet alone listens to.
import { html, raw } from "hono/html";
import { LAYERS } from "../highlight.ts";
import type { Layer, Mark } from "../highlight.ts";
import type { Html } from "../page.ts";

const TITLES: Readonly<Record<Layer, string>> = {
  event: "Events",
  statement: "Statements",
  tally: "Tallies",
  attribution: "Attributions",
  time: "Times",
  mention: "Names",
};
/** What is off until asked for: it lies under the others and would drown them. */
const OFF: ReadonlySet<Layer> = new Set(["attribution"]);

export function layerSwitches(marks: readonly Mark[]): Html {
  const records = new Map(LAYERS.map((layer) => [layer, new Set<string>()]));
  for (const mark of marks) records.get(mark.layer)?.add(mark.record);
  return html`<fieldset class="layers"><legend>Marked in the text</legend>${LAYERS.map((layer) => {
    const count = records.get(layer)?.size ?? 0;
    const state = `${OFF.has(layer) ? "" : " checked"}${count === 0 ? " disabled" : ""}`;
    return html`<label data-layer="${layer}"><input type="checkbox" id="layer-${layer}"${raw(state)}> <span class="swatch"></span>${TITLES[layer]} <span class="count">${count}</span></label>`;
  })}<label data-layer="noise"><input type="checkbox" id="layer-noise" checked> Page noise</label></fieldset>`;
}
