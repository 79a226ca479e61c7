// The lanes of the timeline as one drawing: axis, lanes, what answers what, official counts; and the same as a table.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { DayCount, LaneSort, LanesView } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import type { Html } from "../page.ts";
import { counted } from "../parts/names.ts";
import { BAR_HEIGHT, barLane, binned, highest } from "./bars.ts";
import { linkLines, linksInWords, type Spot } from "./links.ts";
import { heightOf, markLane, marksOf, middleOf } from "./marks.ts";
import { type Lane, lanesOf } from "./sort.ts";
import { dailyPanel, type OfficialCount, tallyLane, tallyName } from "./tallies.ts";
import { ticksOf } from "./ticks.ts";
import { binsOf, dayText, percentOf, unitOf, type Window } from "./window.ts";

export interface ChartData {
  readonly view: LanesView;
  readonly window: Window;
  readonly by: LaneSort;
  readonly officials: readonly OfficialCount[];
  /** Incidents of each day of the window, for the row of our own counts. */
  readonly daily: readonly { readonly day: string; readonly incidents: number }[];
}

interface Drawing {
  readonly labels: Labels;
  /** The page narrowed to what a lane holds; none where there is no such filter. */
  readonly address: (lane: Lane) => string | undefined;
}

/** Pixels of a lane besides its drawing: the space above and below it, and the rule (styles/lanes.css). */
const FRAME = 9;
const SPACE_ABOVE = 4;

interface Drawn {
  readonly lane: Lane;
  readonly drawing: Html;
  readonly height: number;
  readonly spots: readonly (readonly [string, Spot])[];
  /** Totals of the bins, where the lane is drawn as bars: what the island says of the place pointed at. */
  readonly totals?: readonly number[];
}

export function lanesChart(data: ChartData, drawing: Drawing): Html {
  const { window, by, view } = data;
  const lanes = drawnLanes(data, drawing.labels);
  const spots = spotsOf(lanes);
  const height = lanes.reduce((sum, lane) => sum + lane.height + FRAME, 0);
  const links = view.each?.links ?? [];
  const words = linksInWords(links, spots);
  return html`<figure class="lanes" data-lanes data-first="${dayText(window.first)}" data-last="${dayText(window.last)}" tabindex="0" role="group" aria-label="Lanes by ${by}, ${dateInWords(`${dayText(window.first)}/${dayText(window.last)}`)}. Left and right move, plus and minus zoom, down goes to the marks.">
${axis(window)}
<div class="lane-body">${grid(window)}
<ol>${lanes.map((lane) => laneLine(lane, drawing))}</ol>
${linkLines(links, spots, height)}</div>
${official(data)}
<figcaption>${key(view)}${words === undefined ? "" : html` <span>${words}</span>`}</figcaption>
</figure>
${table(lanes)}`;
}

function drawnLanes({ view, window, by }: ChartData, labels: Labels): Drawn[] {
  const lanes = lanesOf(view, by, labels);
  const [bins, unit] = [binsOf(window), unitOf(window)];
  const sorted = lanes.map((lane) => ({ lane, stack: binned(lane.counts, bins, unit) }));
  // One scale for all lanes, or the least of them would look like the most.
  const most = Math.max(1, ...sorted.map(({ stack }) => highest(stack)));
  return sorted.map(({ lane, stack }): Drawn => {
    if (lane.things) {
      const marks = marksOf(lane.things, window, labels);
      const spots = marks.map(
        ({ id, from, to, row }) => [id, { x: (from + to) / 2, y: middleOf(row) }] as const,
      );
      return { lane, drawing: markLane(marks), height: heightOf(marks), spots };
    }
    const totals = bins.map((_, index) => stack.reduce((sum, one) => sum + one.totals[index]!, 0));
    return { lane, drawing: barLane(stack, { bins, window, most }), height: BAR_HEIGHT, spots: [], totals };
  });
}

/** Where the marks stand over all lanes; what stands in several lanes is linked where it stands first. */
function spotsOf(lanes: readonly Drawn[]): Map<string, Spot> {
  const spots = new Map<string, Spot>();
  let top = SPACE_ABOVE;
  for (const lane of lanes) {
    for (const [id, { x, y }] of lane.spots) if (!spots.has(id)) spots.set(id, { x, y: top + y });
    top += lane.height + FRAME;
  }
  return spots;
}

function laneLine({ lane, drawing, totals }: Drawn, { address }: Drawing): Html {
  const to = address(lane);
  const name = html`<bdi>${lane.name}</bdi>`;
  return html`<li${lane.act === undefined ? "" : html` data-act="${lane.act}"`}${totals ? html` data-totals="${totals.join(" ")}"` : ""}><span class="lane-name">${to === undefined ? html`<span title="${lane.name}">${name}</span>` : html`<a href="${to}" title="${lane.name}">${name}</a>`} <span class="figure">${sizeOf(lane)}</span></span>${drawing}</li>`;
}

const sizeOf = (lane: Lane): number => lane.counts.reduce((sum, { total }) => sum + total, 0);

function axis(window: Window): Html {
  return html`<svg class="lane-axis" width="100%" height="22" aria-hidden="true">${ticksOf(window).map(
    ({ at, words }, index) => {
      const x = percentOf(at, window);
      return x > 95
        ? ""
        : html`<text x="${x}%" y="15" dx="4"${index % 2 === 1 ? html` class="odd"` : ""}>${words}</text>`;
    },
  )}</svg>`;
}

function grid(window: Window): Html {
  return html`<svg class="lane-grid" width="100%" height="100%" aria-hidden="true">${ticksOf(window).map(
    ({ at }) => {
      const x = percentOf(at, window);
      return html`<line x1="${x}%" x2="${x}%" y1="0" y2="100%"/>`;
    },
  )}</svg>`;
}

function official({ officials, window, daily }: ChartData): Html {
  const [bins, unit] = [binsOf(window), unitOf(window)];
  const counts = daily
    .filter(({ day }) => day >= dayText(window.first))
    .map(({ day, incidents }) => ({ lane: "", begins: day, total: incidents, vague: 0 }));
  const [stack] = binned(counts, bins, unit);
  const totals = stack?.totals ?? bins.map(() => 0);
  if (officials.length === 0) return "";
  return html`<div class="lane-body officials">${grid(window)}<ol>
<li><span class="lane-name">Incidents a day <span class="quiet">dashed: by official counts</span></span>${dailyPanel(bins, totals, { officials, window })}</li>
${officials.map((one) => html`<li><span class="lane-name">${tallyName(one)}</span>${tallyLane(one, window)}</li>`)}</ol></div>`;
}

function key({ each }: LanesView): Html {
  const shapes = each
    ? html`<span><svg class="keyed" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true"><circle r="4.5"/></svg> incident</span>
<span><svg class="keyed" viewBox="0 0 34 14" width="34" height="14" aria-hidden="true"><rect class="spread" width="34" height="8" y="3" rx="4"/></svg> somewhere in these days</span>
<span data-act="announcement"><svg class="keyed" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true"><path d="M0-5.5L5.5 0 0 5.5-5.5 0z"/></svg> statement, in the colour of its kind</span>`
    : html`<span><i class="of-incidents"></i> incidents</span><span><i class="of-vague"></i> not known so closely</span><span><i class="of-statements"></i> statements, in the colour of their kind</span><span>Zoom in to see each of them.</span>`;
  return html`${shapes}`;
}

function table(lanes: readonly Drawn[]): Html {
  return html`<details class="more as-table"><summary>The lanes as a table</summary><div class="scrolls"><table><thead><tr><th scope="col">Lane</th><th scope="col" class="number">Incidents</th><th scope="col" class="number">Statements</th><th scope="col">First and last</th></tr></thead><tbody>${lanes.map(({ lane }) => tableRow(lane))}</tbody></table></div></details>`;
}

function tableRow({ name, counts }: Lane): Html {
  const [happened, said] = [counts.filter(({ act }) => act === undefined), counts.filter(({ act }) => act)];
  const total = (some: typeof counts): number => some.reduce((sum, one) => sum + one.total, 0);
  const days = counts.map(({ begins }) => begins).toSorted();
  const [first, last] = [days[0] ?? "", days.at(-1) ?? ""];
  return html`<tr><th scope="row"><bdi>${name}</bdi></th><td class="number">${total(happened)}</td><td class="number">${total(said)}</td><td>${dateInWords(first === last ? first : `${first}/${last}`)}</td></tr>`;
}

/** What the days hold, in a sentence; what has no date is in the list, and on no axis. */
export function windowInWords(counts: readonly DayCount[], window: Window | undefined): Html {
  const sum = (what: "incidents" | "statements", some = counts): number =>
    some.reduce((all, one) => all + one[what], 0);
  const days = window && dateInWords(`${dayText(window.first)}/${dayText(window.last)}`);
  const undated = sum(
    "incidents",
    counts.filter(({ day }) => day === ""),
  );
  return html`${counted(sum("incidents"), "incident", "incidents")}${undated > 0 ? html` (${undated} of no known date)` : ""} and ${counted(sum("statements"), "statement", "statements")}${days ? html`, <span class="nowrap">${days}</span>` : ""}, each with the words that say it.`;
}
