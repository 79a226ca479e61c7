// Incidents and statements on one time axis, days as groups, under a strip that shows where there is much.
import { html } from "hono/html";
import type { Labels, TimelinePage } from "../../app/index.ts";
import type {
  DayCount,
  LaneFilter,
  LaneSort,
  LanesView,
  TimelineFilter,
  TimelineItem,
} from "../../record/index.ts";
import { weekdayOf } from "../../text/index.ts";
import { actorAddress, withQuery } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { densityOf, densityStrip } from "../parts/density.ts";
import { dated, softGradient } from "../parts/dates.ts";
import { emptyFilter, emptyLedger } from "../parts/empty.ts";
import { askedPlace, filters } from "../parts/filters.ts";
import type { Choice } from "../parts/filters.ts";
import { incidentRow } from "../parts/incident-row.ts";
import { asked, askedDay } from "../parts/pager.ts";
import { saveView } from "../parts/save-view.ts";
import { statementRow } from "../parts/statement-row.ts";
import { lanesChart, windowInWords } from "../lanes/chart.ts";
import { laneControls, sortOf } from "../lanes/controls.ts";
import { groupByDay } from "../lanes/days.ts";
import type { DayGroup } from "../lanes/days.ts";
import type { Lane } from "../lanes/sort.ts";
import { type OfficialCount, officialCounts } from "../lanes/tallies.ts";
import { dayText, stepOf, unitOf, type Window, windowOf } from "../lanes/window.ts";
import { choicesOf } from "../facets.ts";
import type { Choices } from "../facets.ts";

/** Entries a page: enough to read on, few enough to be there at once. */
const PAGE_ITEMS = 60;

/** Tallies looked through for those whose days lie in the window: the newest tell of it. */
const TALLIES = 60;

interface Timeline {
  readonly filter: TimelineFilter;
  /** Of all days, whatever days are asked for: the strip over the lanes. */
  readonly days: readonly DayCount[];
  /** Of the days asked for. */
  readonly shown: readonly DayCount[];
  readonly choices: Choices;
  readonly page: TimelinePage;
  readonly by: LaneSort;
  readonly window?: Window;
  readonly lanes?: LanesView;
  readonly officials: readonly OfficialCount[];
}

export const timelinePage = definePage<Timeline>({
  path: "/timeline",
  async load(ask) {
    const filter = filterOf(ask);
    const { from, to, ...rest } = filter;
    const days = await ask.app.dayCounts(rest);
    const narrowed = from !== undefined || to !== undefined;
    const window = windowOf(days, filter);
    const by = sortOf(asked(ask, "by"));
    return {
      filter,
      days,
      shown: narrowed ? await ask.app.dayCounts(filter) : days,
      choices: choicesOf(await ask.app.facets({ from, to }), ask.app.labels),
      page: await ask.app.timeline({ ...filter, limit: PAGE_ITEMS, after: asked(ask, "after") }),
      by,
      ...(window && { window, lanes: await ask.app.lanes(laneFilter(rest, window, by)) }),
      officials: window && rest.act === undefined ? await officialsOf(ask, window) : [],
    };
  },
  draw: (data, ask) => ({ title: "Timeline", body: body(data, ask), scripts: ["timeline"], beside: true }),
});

function filterOf(ask: Ask): TimelineFilter {
  return {
    from: askedDay(ask, "from"),
    to: askedDay(ask, "to"),
    actor: asked(ask, "actor"),
    mode: asked(ask, "mode"),
    act: asked(ask, "act"),
    place: asked(ask, "place"),
  };
}

function laneFilter(filter: TimelineFilter, window: Window, by: LaneSort): LaneFilter {
  const step = stepOf(unitOf(window));
  return { ...filter, from: dayText(window.first), to: dayText(window.last), by, step };
}

async function officialsOf(ask: Ask, window: Window): Promise<OfficialCount[]> {
  return officialCounts(await ask.app.tallyBoard({ limit: TALLIES }), window);
}

function body(data: Timeline, ask: Ask): Html {
  const { page, shown, window } = data;
  const found =
    page.items.length > 0
      ? html`${groupByDay(page.items).map((group) => day(group, ask.app.labels))}`
      : nothing(ask);
  return html`${softGradient()}<h1>Timeline</h1>
<p class="lede">${windowInWords(shown, window)}</p>
${filters(
  ask,
  [
    choice("actor", "Actor", "Any actor", data.choices.actors),
    choice("mode", "What happened", "Any kind", data.choices.modes),
    choice("act", "What was said", "Any statement", data.choices.acts),
    ...askedPlace(ask),
    { kind: "day", name: "from", label: "From" },
    { kind: "day", name: "to", label: "To" },
  ],
  ["by"],
)}
${chart(data, ask)}
<div class="timeline">${found}</div>
${pages(page, ask)}
${saveView(ask, "Timeline")}`;
}

/** The strip of all days, and under it the lanes of those asked for. */
function chart(data: Timeline, ask: Ask): Html {
  const { window, lanes, by, officials, shown } = data;
  if (!window || !lanes) return "";
  const strip = densityStrip(
    densityOf(data.days),
    (from, to) => withQuery("/timeline", ask.query, { from, to, after: undefined }),
    window,
  );
  const address = (lane: Lane): string | undefined => {
    // A principal's lane holds what is said of others too: its page says whom.
    if (by === "principal") return lane.id === "" ? undefined : actorAddress(lane.id);
    const name = lane.act === undefined ? { actor: "actor", kind: "mode", place: "place" }[by] : "act";
    const value = lane.id || (by === "kind" ? lane.act : undefined);
    return name === undefined || value === undefined
      ? undefined
      : withQuery("/timeline", ask.query, { [name]: value, after: undefined });
  };
  const drawn = { view: lanes, window, by, officials, daily: shown };
  return html`${strip}${laneControls(window, by, ask)}${lanesChart(drawn, { labels: ask.app.labels, address })}`;
}

function choice(name: string, label: string, any: string, choices: readonly Choice[]) {
  return { kind: "choice" as const, name, label, any, choices };
}

function day(group: DayGroup, labels: Labels): Html {
  const weekday = group.date && weekdayOf(group.date);
  return html`<section class="day"><h2>${dated(group.date)}${weekday ? html` <span class="weekday">${weekday}</span>` : ""}</h2>
<div class="entries">${group.items.map((item) => entry(item, labels))}</div></section>`;
}

function entry(item: TimelineItem, labels: Labels): Html {
  return item.kind === "statement" ? statementRow(item.row, labels) : incidentRow(item.summary, labels);
}

function nothing(ask: Ask): Html {
  return [...ask.query.keys()].length > 0
    ? emptyFilter("incidents or statements", "/timeline")
    : emptyLedger("incidents or statements");
}

function pages({ next }: TimelinePage, ask: Ask): Html {
  const newest = ask.query.has("after")
    ? html`<a href="${withQuery("/timeline", ask.query, { after: undefined })}">Newest</a>`
    : "";
  const older = next
    ? html`<a rel="next" href="${withQuery("/timeline", ask.query, { after: next })}">Older</a>`
    : "";
  return newest || older
    ? html`<nav class="pager" aria-label="Pages of the timeline">${newest} ${older}</nav>`
    : "";
}
