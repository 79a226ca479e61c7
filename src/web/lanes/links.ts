// What answers what, drawn over the lanes: a line where a source says so, a dotted one where only days and sides speak for it.
import { html } from "hono/html";
import type { ChainLink } from "../../record/index.ts";
import type { Html } from "../page.ts";

/** Where a mark stands: across in hundredths of the width, down in pixels. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Lines of time order alone soon cover all else; those that a source states are always drawn. */
const MOST_AFTER = 30;

export function linkLines(
  links: readonly ChainLink[],
  spots: ReadonlyMap<string, Spot>,
  height: number,
): Html {
  const drawn = links.filter(({ from, to }) => spots.has(from) && spots.has(to));
  const stated = drawn.filter(({ basis }) => basis === "stated");
  const after = drawn.filter(({ basis }) => basis === "after");
  const shown = [...stated, ...(after.length > MOST_AFTER ? [] : after)];
  if (shown.length === 0) return "";
  return html`<svg class="links" viewBox="0 0 100 ${height}" height="${height}" preserveAspectRatio="none" aria-hidden="true">${shown.map(
    ({ from, to, basis }) => {
      const [a, b] = [spots.get(from)!, spots.get(to)!];
      const bend = Math.max(1, Math.abs(b.x - a.x) / 2);
      return html`<path class="${basis}" data-from="${from}" data-to="${to}" d="M${a.x} ${a.y}C${a.x + bend} ${a.y} ${b.x - bend} ${b.y} ${b.x} ${b.y}"/>`;
    },
  )}</svg>`;
}

/** A threat is named by its document and its number in it. */
const isThreats = ({ from }: ChainLink): boolean => from.includes("#");

/** In words, below the drawing. */
export function linksInWords(
  links: readonly ChainLink[],
  spots: ReadonlyMap<string, Spot>,
): string | undefined {
  const drawn = links.filter(({ from, to }) => spots.has(from) && spots.has(to));
  const stated = drawn.filter(({ basis }) => basis === "stated").length;
  const after = drawn.filter(({ basis }) => basis === "after");
  const threats = after.filter(isThreats).length;
  const turned = after.length - threats;
  const seen = [
    ...(turned > 0 ? [`${turned} with the sides turned round within days`] : []),
    ...(threats > 0 ? [`${threats} by the side that threatened, against whom it threatened`] : []),
  ];
  const told = [
    ...(stated > 0 ? [`${stated} ${stated === 1 ? "answer" : "answers"} that a source states`] : []),
    ...(seen.length > 0
      ? [
          `${seen.join(" and ")}, which is no cause${after.length > MOST_AFTER ? " and too many to draw: look more closely" : ""}`,
        ]
      : []),
  ];
  return told.length === 0 ? undefined : told.join("; ");
}
