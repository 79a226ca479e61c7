// Home: incidents and statements on one time axis, days as groups, under a strip that shows where there is much.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import { weekdayOf } from "../../text/index.ts";
import { withQuery } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { densityOf, densityStrip } from "../parts/density.ts";
import { dated, softGradient } from "../parts/dates.ts";
import { emptyFilter, emptyLedger } from "../parts/empty.ts";
import { filters } from "../parts/filters.ts";
import type { Choice } from "../parts/filters.ts";
import { incidentRow } from "../parts/incident-row.ts";
import { counted } from "../parts/names.ts";
import { asked, askedDay } from "../parts/pager.ts";
import { statementRow } from "../parts/statement-row.ts";
import { collectItems, groupByDay, MOST_OF_A_KIND, viewsOf } from "../timeline.ts";
import type { Collected, DayGroup, Item, TimelineFilter } from "../timeline.ts";
import { facetsOf } from "../facets.ts";
import type { Facets } from "../facets.ts";
import type { IncidentView } from "../../record/index.ts";

/** Entries a page: enough to read on, few enough to be there at once. */
const PAGE_ITEMS = 60;

interface Timeline {
  readonly collected: Collected;
  readonly facets: Facets;
  readonly page: number;
  readonly shown: readonly Item[];
  readonly views: Readonly<Record<string, IncidentView>>;
}

export const timelinePage = definePage<Timeline>({
  path: "/",
  twin: "/timeline.json",
  async load(ask) {
    const filter = filterOf(ask);
    const collected = await collectItems(ask.app, filter);
    const narrowed = filter.actor ?? filter.mode ?? filter.act;
    const all = narrowed ? await collectItems(ask.app, { from: filter.from, to: filter.to }) : collected;
    const page = Math.max(1, Number.parseInt(ask.query.get("page") ?? "1", 10) || 1);
    const shown = collected.items.slice((page - 1) * PAGE_ITEMS, page * PAGE_ITEMS);
    return {
      collected,
      facets: facetsOf(all.items, ask.app.labels),
      page,
      shown,
      views: await viewsOf(ask.app, shown),
    };
  },
  draw: (data, ask) => ({ title: "Timeline", body: body(data, ask) }),
});

function filterOf(ask: Ask): TimelineFilter {
  return {
    from: askedDay(ask, "from"),
    to: askedDay(ask, "to"),
    actor: asked(ask, "actor"),
    mode: asked(ask, "mode"),
    act: asked(ask, "act"),
  };
}

function body(data: Timeline, ask: Ask): Html {
  const { collected, shown } = data;
  const strip = densityStrip(densityOf(collected.items), (from, to) =>
    withQuery("/", ask.query, { from, to, page: undefined }),
  );
  const found =
    shown.length > 0
      ? html`${groupByDay(shown).map((group) => day(group, data, ask.app.labels))}`
      : nothing(ask);
  return html`${softGradient()}<h1>Timeline</h1>
<p class="lede">${summary(collected)}</p>
${filters(ask, [
  choice("actor", "Actor", "Any actor", data.facets.actors),
  choice("mode", "What happened", "Any kind", data.facets.modes),
  choice("act", "What was said", "Any statement", data.facets.acts),
  { kind: "day", name: "from", label: "From" },
  { kind: "day", name: "to", label: "To" },
])}
${strip}
<div class="timeline">${found}</div>
${pages(data, ask)}`;
}

function choice(name: string, label: string, any: string, choices: readonly Choice[]) {
  return { kind: "choice" as const, name, label, any, choices };
}

function summary({ items, cut }: Collected): Html {
  const incidents = items.filter((item) => item.kind === "incident").length;
  const counts = `${counted(incidents, "incident", "incidents")} and ${counted(items.length - incidents, "statement", "statements")}`;
  return cut
    ? html`The newest ${counts}; at most ${MOST_OF_A_KIND.toLocaleString("en-GB")} of a kind are drawn at once. Choose days to see the others.`
    : html`${counts}, each with the words that say it.`;
}

function day(group: DayGroup, data: Timeline, labels: Labels): Html {
  const weekday = group.date && weekdayOf(group.date);
  return html`<section class="day"><h2>${dated(group.date)}${weekday ? html` <span class="weekday">${weekday}</span>` : ""}</h2>
<div class="entries">${group.items.map((item) => entry(item, data, labels))}</div></section>`;
}

function entry(item: Item, { views }: Timeline, labels: Labels): Html {
  if (item.kind === "statement") return statementRow(item.row, labels);
  const view = views[item.incident.id];
  return view ? incidentRow(view, labels) : "";
}

function nothing(ask: Ask): Html {
  return [...ask.query.keys()].length > 0
    ? emptyFilter("incidents or statements", "/")
    : emptyLedger("incidents or statements");
}

function pages({ collected, page }: Timeline, ask: Ask): Html {
  const to = (number: number): string =>
    withQuery("/", ask.query, { page: number === 1 ? undefined : String(number) });
  const newer = page > 1 ? html`<a rel="prev" href="${to(page - 1)}">Newer</a>` : "";
  const older =
    page * PAGE_ITEMS < collected.items.length ? html`<a rel="next" href="${to(page + 1)}">Older</a>` : "";
  return newer || older
    ? html`<nav class="pager" aria-label="Pages of the timeline">${newer} ${older}</nav>`
    : "";
}
