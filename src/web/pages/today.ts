// Home: the brief of a day. What is new, what changed, what was said, counted and lost, each line one step from its words.
import { html, raw } from "hono/html";
import type { Today } from "../../app/index.ts";
import { addDays, dateInWords, weekdayOf } from "../../text/index.ts";
import { withQuery } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { briefSection, sectionId } from "../parts/brief.ts";
import { empty, emptyLedger } from "../parts/empty.ts";
import { dayInput } from "../parts/filters.ts";
import { counted } from "../parts/names.ts";
import { askedDay } from "../parts/pager.ts";

/** Days that one brief may close; more is what the timeline is for. */
const SPANS = [
  { days: 1, title: "Day" },
  { days: 7, title: "7 days" },
  { days: 30, title: "30 days" },
] as const;

/** Addresses in a digest are whole ones; on our own pages their beginning is taken off again (parts/brief.ts). */
export const HERE = "http://casus.invalid/";

export const todayPage = definePage<Today>({
  path: "/",
  twin: "/today.json",
  load: (ask) => ask.app.today({ day: askedDay(ask, "day", "last"), days: spanOf(ask), baseUrl: HERE }),
  draw: (today, ask) => ({
    title: today.to ? `Today: ${dateInWords(today.to)}` : "Today",
    body: body(today, ask),
    beside: true,
  }),
});

function spanOf(ask: Ask): number {
  return SPANS.find(({ days }) => String(days) === ask.query.get("days"))?.days ?? 1;
}

function body(today: Today, ask: Ask): Html {
  const { from, to } = today;
  if (from === undefined || to === undefined) return html`<h1>Today</h1>${emptyLedger("documents")}`;
  const weekday = from === to ? weekdayOf(to) : undefined;
  return html`<h1>${dateInWords(from === to ? to : `${from}/${to}`)}${weekday ? html` <span class="weekday-beside">${weekday}</span>` : ""}</h1>
<p class="lede">${lede(today)}</p>
${chooser(today, ask)}
${beyond(today)}
${today.sections.length > 0 ? html`${contents(today)}<div class="brief">${today.sections.map((section) => briefSection(section, ask.app.labels))}</div>` : nothing(today, ask)}`;
}

function lede({ documents, outlets, newest }: Today): Html {
  const from = outlets.length > 0 ? ` from ${counted(outlets.length, "source", "sources")}` : "";
  const last = newest ? ", the newest there are" : "";
  if (documents === 0) return "What documents published on these days brought.";
  return html`What ${counted(documents, "document", "documents")}${from} brought${last}. How well an incident is attested is told as it is known now; a claim is a claim, not a finding.`;
}

/** Where days hold more than can be read in a brief. */
function beyond({ all, from, to }: Today): Html {
  if (!all) return "";
  const shown = (count: number, one: string, many: string): string =>
    count > all.most ? `the latest ${all.most} of ${counted(count, one, many)}` : counted(count, one, many);
  return html`<p class="small">A brief of ${shown(all.incidents, "incident", "incidents")} and ${shown(all.statements, "statement", "statements")}. <a href="${withQuery("/timeline", new URLSearchParams(), { from, to })}">The timeline of these days</a> has all.</p>`;
}

function chooser(today: Today, ask: Ask): Html {
  const { earlier, later } = today;
  const span = spanOf(ask);
  const step = (day: string | undefined, words: string, rel: string): Html =>
    day === undefined
      ? ""
      : html`<a rel="${rel}" href="${withQuery("/", ask.query, { day })}" title="${dateInWords(day)}">${words}</a>`;
  const next = later === undefined || span === 1 ? later : (addDays(later, span - 1) ?? later);
  return html`<form class="filters day-chooser" action="/">
<nav aria-label="Days">${step(earlier, "Earlier", "prev")} ${step(next, "Later", "next")}</nav>
<label><span>Up to</span>${dayInput("day", ask.query.get("day") ?? "")}</label>
${span === 1 ? "" : html`<input type="hidden" name="days" value="${span}">`}
<button>Show</button>
<nav class="spans" aria-label="How many days">${SPANS.map(({ days, title }) => html`<a href="${withQuery("/", ask.query, { days: days === 1 ? undefined : String(days) })}"${days === span ? raw(' aria-current="true"') : ""}>${title}</a>`)}</nav>
</form>`;
}

/** The brief at a glance: each section with its number. */
function contents({ sections }: Today): Html {
  return html`<nav class="brief-contents" aria-label="In this brief"><ul>${sections.map(({ title, entries }) => html`<li><a href="#${sectionId(title)}"><span class="figure">${entries.length}</span> ${title}</a></li>`)}</ul></nav>`;
}

function nothing({ from, to, documents, earlier, later }: Today, ask: Ask): Html {
  const days = from === to ? "this day" : "these days";
  const near = [earlier, later].flatMap((day) => day ?? []);
  const links = near.map(
    (day, index) =>
      html`${index > 0 ? " or " : ""}<a href="${withQuery("/", ask.query, { day })}">${dateInWords(day)}</a>`,
  );
  const go =
    near.length > 0
      ? html`The nearest days that have some: ${links}.`
      : html`Add reports with <code>casus add</code>.`;
  if (documents === 0) return empty(html`No document in this ledger was published on ${days}.`, go);
  return empty(
    html`${counted(documents, "document was", "documents were")} published on ${days}, and nothing was found in ${documents === 1 ? "it" : "them"} that belongs in a brief.`,
    html`They stand under <a href="/documents">Documents</a>, with what was found in each. ${go}`,
  );
}
