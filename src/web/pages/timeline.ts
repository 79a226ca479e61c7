// Incidents and statements on one time axis, days as groups, under a strip that shows where there is much.
import { html } from "hono/html";
import type { Labels, TimelinePage } from "../../app/index.ts";
import type { DayCount, TimelineFilter, TimelineItem } from "../../record/index.ts";
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
import { saveView } from "../parts/save-view.ts";
import { statementRow } from "../parts/statement-row.ts";
import { groupByDay } from "../timeline.ts";
import type { DayGroup } from "../timeline.ts";
import { choicesOf } from "../facets.ts";
import type { Choices } from "../facets.ts";

/** Entries a page: enough to read on, few enough to be there at once. */
const PAGE_ITEMS = 60;

interface Timeline {
  readonly filter: TimelineFilter;
  readonly days: readonly DayCount[];
  readonly choices: Choices;
  readonly page: TimelinePage;
}

export const timelinePage = definePage<Timeline>({
  path: "/timeline",
  async load(ask) {
    const filter = filterOf(ask);
    const { from, to } = filter;
    const after = asked(ask, "after");
    return {
      filter,
      days: await ask.app.dayCounts(filter),
      choices: choicesOf(await ask.app.facets({ from, to }), ask.app.labels),
      page: await ask.app.timeline({ ...filter, limit: PAGE_ITEMS, after }),
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
  const { days, page } = data;
  const strip = densityStrip(densityOf(days), (from, to) =>
    withQuery("/timeline", ask.query, { from, to, after: undefined }),
  );
  const found =
    page.items.length > 0
      ? html`${groupByDay(page.items).map((group) => day(group, ask.app.labels))}`
      : nothing(ask);
  return html`${softGradient()}<h1>Timeline</h1>
<p class="lede">${summary(days)}</p>
${filters(ask, [
  choice("actor", "Actor", "Any actor", data.choices.actors),
  choice("mode", "What happened", "Any kind", data.choices.modes),
  choice("act", "What was said", "Any statement", data.choices.acts),
  { kind: "day", name: "from", label: "From" },
  { kind: "day", name: "to", label: "To" },
])}
${strip}
<div class="timeline">${found}</div>
${pages(page, ask)}
${saveView(ask, "Timeline")}`;
}

function choice(name: string, label: string, any: string, choices: readonly Choice[]) {
  return { kind: "choice" as const, name, label, any, choices };
}

function summary(days: readonly DayCount[]): Html {
  const incidents = days.reduce((sum, one) => sum + one.incidents, 0);
  const statements = days.reduce((sum, one) => sum + one.statements, 0);
  return html`${counted(incidents, "incident", "incidents")} and ${counted(statements, "statement", "statements")}, each with the words that say it.`;
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
