// A figure as several sources give it: the range as a band, each report's figure as a tick, the same in words beside it.
import { html } from "hono/html";
import type { Range } from "../../record/index.ts";
import type { Html } from "../page.ts";
import { number } from "./names.ts";

export interface Figure {
  readonly outlet: string;
  readonly range: Range;
}

const WIDTH = 240;
const HEIGHT = 20;
const MARGIN = 6;

/** `title` is what is counted ("killed"). Nothing is drawn where all say the same: the number says it all. */
export function interval(title: string, whole: Range, figures: readonly Figure[]): Html {
  const said = figures.map(
    (figure) =>
      html`<li><span class="figure">${number(figure.range)}</span> <bdi>${figure.outlet}</bdi></li>`,
  );
  const disagree = new Set(figures.map((figure) => number(figure.range))).size > 1;
  return html`<div class="interval"><b class="figure">${number(whole)}</b> ${title}${disagree ? html`${drawing(title, whole, figures)}<ul>${said}</ul>` : ""}</div>`;
}

function drawing(title: string, whole: Range, figures: readonly Figure[]): Html {
  const top = Math.max(
    whole.max ?? whole.min,
    ...figures.map((figure) => figure.range.max ?? figure.range.min),
    1,
  );
  const at = (value: number): number => Math.round((MARGIN + (value / top) * (WIDTH - 2 * MARGIN)) * 10) / 10;
  const [low, high] = [at(whole.min), at(whole.max ?? top)];
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" aria-label="${title}: ${number(whole)}, from ${figures.length} reports"><line class="axis" x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="10" y2="10"/><rect class="band" x="${low}" y="6" width="${Math.max(high - low, 1)}" height="8" rx="2"/>${figures.map(
    (figure) =>
      html`<line class="tick" x1="${at(figure.range.min)}" x2="${at(figure.range.min)}" y1="2" y2="18"><title>${figure.outlet}: ${number(figure.range)}</title></line>`,
  )}</svg>`;
}
