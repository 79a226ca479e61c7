// A tally against our own count: what we have solid, what they count and we lack hatched, what only we have outlined.
import { html } from "hono/html";
import type { Range } from "../../record/index.ts";
import type { Html } from "../page.ts";
import { number } from "./names.ts";

const WIDTH = 320;
const HEIGHT = 12;

export function tallyBar(count: Range, ours: number): Html {
  const theirs = count.max ?? count.min;
  const most = Math.max(theirs, ours, 1);
  const long = (value: number): number => Math.round((value / most) * WIDTH * 10) / 10;
  const both = Math.min(theirs, ours);
  const label = `They count ${number(count)}; this ledger has ${ours}.`;
  return html`<figure class="tally-bar"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${label}"><title>${label}</title><rect class="gap" x="0.5" y="0.5" width="${Math.max(long(theirs) - 1, 1)}" height="${HEIGHT - 1}" fill="url(#hatch)"/><rect class="both" x="0" y="0" width="${long(both)}" height="${HEIGHT}"/>${ours > theirs ? html`<rect class="only-ours" x="${long(both)}" y="0.5" width="${long(ours - both)}" height="${HEIGHT - 1}"/>` : ""}</svg></figure>`;
}
