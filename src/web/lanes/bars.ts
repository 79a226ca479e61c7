// Lanes as bars: how much there is in each bin, incidents below and statements by their act above; what is not known to
// the bin paler. One path a hue, so that fifty thousand things are no more to draw than fifty.
import { html } from "hono/html";
import { dayNumber, numberOfDay } from "../../text/index.ts";
import type { LaneCount } from "../../record/index.ts";
import type { Html } from "../page.ts";
import { type Bin, binStart, type Unit, type Window } from "./window.ts";

export const BAR_HEIGHT = 30;
/** Units across, of no size: the drawing is as wide as the page has room for. */
const ACROSS = 1000;
/** Part of a bin's width that is left free. */
const GAP = 0.14;

/** The day number of "2023-11-02", "2023-11" or "2023". */
function beginning(text: string): number | undefined {
  const [year = "", month = "01"] = text.split("-");
  return text.length > 7 ? numberOfDay(text) : dayNumber(Number(year), Number(month), 1);
}

export interface Binned {
  /** "" for incidents known to the bin, "~" for those that are not, the act of statements. */
  readonly what: string;
  readonly totals: readonly number[];
}

/** By what they are, in the order of drawing from the ground up. */
export function binned(counts: readonly LaneCount[], bins: readonly Bin[], unit: Unit): Binned[] {
  const at = new Map(bins.map((bin, index) => [binStart(bin.from, unit), index]));
  const found = new Map<string, number[]>();
  const add = (what: string, index: number, total: number): void => {
    if (total === 0) return;
    const totals = found.get(what) ?? bins.map(() => 0);
    totals[index]! += total;
    found.set(what, totals);
  };
  for (const { begins, act, total, vague } of counts) {
    const day = beginning(begins);
    // What began before the window reaches into it.
    const index = day === undefined ? undefined : (at.get(binStart(day, unit)) ?? 0);
    if (index === undefined) continue;
    add(act ?? "", index, act === undefined ? total - vague : total);
    if (act === undefined) add("~", index, vague);
  }
  return [...found]
    .map(([what, totals]) => ({ what, totals }))
    .toSorted((a, b) => (a.what < b.what ? -1 : 1))
    .toSorted((a, b) => rank(a.what) - rank(b.what));
}

const rank = (what: string): number => (what === "" ? 0 : what === "~" ? 1 : 2);

/** The highest that any bin of a lane stands. */
export function highest(lane: readonly Binned[]): number {
  const [first] = lane;
  const heights = (first?.totals ?? []).map((_, index) =>
    lane.reduce((sum, { totals }) => sum + totals[index]!, 0),
  );
  return heights.reduce((a, b) => Math.max(a, b), 0);
}

interface Drawing {
  readonly bins: readonly Bin[];
  readonly window: Window;
  /** What the full height stands for. */
  readonly most: number;
}

export function barLane(lane: readonly Binned[], { bins, window, most }: Drawing): Html {
  const ground = bins.map(() => 0);
  const scale = (BAR_HEIGHT - 2) / Math.max(1, most);
  const across = (day: number): number => ((day - window.first) / (window.last + 1 - window.first)) * ACROSS;
  const paths = lane.map(({ what, totals }) => {
    const path = totals.map((total, index) => {
      if (total === 0) return "";
      const { from, to } = bins[index]!;
      const [left, right] = [across(from), across(to)];
      const gap = (right - left) * GAP;
      const foot = BAR_HEIGHT - ground[index]!;
      // One of thousands is still to be seen.
      const tall = Math.max(1.5, total * scale);
      ground[index]! += tall;
      return `M${round(left + gap / 2)} ${round(foot)}v${round(-tall)}h${round(right - left - gap)}v${round(tall)}z`;
    });
    const kind = what === "" ? "sure" : what === "~" ? "vague" : "said";
    return html`<path class="${kind}"${kind === "said" ? html` data-act="${what}"` : ""} d="${path.join("")}"/>`;
  });
  return html`<svg class="bars" viewBox="0 0 ${ACROSS} ${BAR_HEIGHT}" height="${BAR_HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${paths}</svg>`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
