// The ways along the time axis: earlier, later, closer, farther, all; by what lanes are told apart. Plain links, each an
// address; the island takes them where they are.
import { html, raw } from "hono/html";
import { LANE_SORTS, type LaneSort } from "../../record/index.ts";
import { withQuery } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { dayText, lengthOf, moved, type Window, zoomed } from "./window.ts";

const TITLES: Readonly<Record<LaneSort, string>> = {
  actor: "Actor",
  principal: "Principal",
  place: "Place",
  kind: "Kind",
};
/** Two centuries: farther out there is nothing to be seen. */
const LONGEST_DAYS = 73_000;

export function sortOf(asked: string | undefined): LaneSort {
  return LANE_SORTS.find((one) => one === asked) ?? "actor";
}

export function laneControls(window: Window, by: LaneSort, ask: Ask): Html {
  const to = ({ first, last }: Window): string =>
    withQuery(ask.path, ask.query, { from: dayText(first), to: dayText(last), after: undefined });
  const turn = (name: string, title: string, sign: string, next: Window): Html =>
    html`<a href="${to(next)}" data-turn="${name}" aria-label="${title}" title="${title}">${sign}</a>`;
  const all = withQuery(ask.path, ask.query, { from: undefined, to: undefined, after: undefined });
  return html`<div class="lane-tools">
<nav class="spans" aria-label="Lanes by"><span class="quiet">Lanes by</span> ${LANE_SORTS.map((sort) => html`<a href="${withQuery(ask.path, ask.query, { by: sort === "actor" ? undefined : sort })}" data-turn="by-${sort}"${sort === by ? raw(' aria-current="true"') : ""}>${TITLES[sort]}</a>`)}</nav>
<nav class="spans" aria-label="Along the time axis">${turn("earlier", "Earlier", "‹", moved(window, -0.5))}${turn("later", "Later", "›", moved(window, 0.5))}${lengthOf(window) > 1 ? turn("closer", "Look more closely", "+", zoomed(window, 1 / 2)) : ""}${lengthOf(window) < LONGEST_DAYS ? turn("farther", "Look from farther away", "−", zoomed(window, 2)) : ""}<a href="${all}" data-turn="all">All</a></nav>
<a class="elsewhere" href="${withQuery("/map", ask.query, { by: undefined, act: undefined, after: undefined, from: dayText(window.first), to: dayText(window.last) })}">These days on the map</a>
</div>`;
}
