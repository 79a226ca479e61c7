// Counts that others give over a period, each laid against this ledger: in both, only ours, only theirs, out of scope.
import { html } from "hono/html";
import type {
  Reconciliation,
  ScopeDoubt,
  SeriesFlag,
  TallyBoard,
  TallyCount,
  TallyRow,
  TallySeries,
} from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { documentAddress, incidentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { softGradient } from "../parts/dates.ts";
import { emptyLedger } from "../parts/empty.ts";
import { labelTitle } from "../parts/incident-row.ts";
import { actorName, counted, named, number } from "../parts/names.ts";
import { asked, pager, PAGE_ROWS } from "../parts/pager.ts";
import { flat, quotation } from "../parts/quote.ts";
import { through } from "../parts/statement-row.ts";
import { tallyBar } from "../parts/tally-bar.ts";

export const talliesPage = definePage<TallyBoard>({
  path: "/tallies",
  load: (ask) => ask.app.tallyBoard({ limit: PAGE_ROWS, after: asked(ask, "after") }),
  draw: (board, ask) => ({ title: "Tallies", body: body(board, ask), beside: true }),
});

function body(board: TallyBoard, ask: Ask): Html {
  const { rows, total, next } = board;
  return html`${softGradient()}<h1>Tallies</h1>
<p class="lede">${counted(total, "count", "counts")} that somebody gives over a period, laid against the incidents of this ledger. The hatched part is the gap: what they count and the reports read here do not tell. A tally names no incidents, so every pile is a range.</p>
${series(board, ask)}
<div class="tallies">${rows.length > 0 ? rows.map((one) => tally(one, board, ask)) : emptyLedger("tallies")}</div>
${pager({ rows, total, next }, ask)}`;
}

function tally({ row, pile }: TallyBoard["rows"][number], board: TallyBoard, ask: Ask): Html {
  const { tally: record, document } = row;
  return html`<article class="row tally" data-row id="${record.id}">
<h2><span class="figure">${number(record.count)}</span> <bdi>${flat(row.ofText)}</bdi>${row.placeText ? html` <span class="against">in <bdi>${flat(row.placeText)}</bdi></span>` : ""}</h2>
<p class="facts"><span>${window(row)}</span>${row.byText ? html` <span>counted by ${named(flat(row.byText))}</span>` : ""}</p>
${quotation({ through: through(row), text: row.evidenceText, language: document.language, document: document.id, record: record.id, outlet: document.outlet, url: document.url, title: document.title, published: document.published })}
${pile ? piles(pile, board, ask) : notLaid(row)}
</article>`;
}

function window({ tally: { from, to } }: TallyRow): string {
  if (!from && !to) return "period not said";
  return dateInWords(`${from ?? ".."}/${to ?? ".."}`);
}

/** A count without a period, or of people, has nothing to be laid against: no bar, and no gap that nobody claimed. */
function notLaid({ tally: { from, to } }: TallyRow): Html {
  return from || to
    ? html`<p class="ours">It counts people, whom this ledger does not list one by one.</p>`
    : html`<p class="ours">Without a period it cannot be compared with this ledger.</p>`;
}

function piles(pile: Reconciliation, board: TallyBoard, ask: Ask): Html {
  const { both, onlyOurs, onlyTheirs, inside, perhaps, outside } = pile;
  return html`${tallyBar(pile.tally.count, inside.length)}
<dl class="piles"><div><dt>In both</dt><dd>${most(both)}</dd></div><div><dt>Only theirs</dt><dd>${number(onlyTheirs)}</dd></div><div><dt>Only ours</dt><dd>${number(onlyOurs)}</dd></div></dl>
${listed("in scope", inside, board, ask)}
${doubted("perhaps in scope", perhaps, board, ask)}
${doubted("out of scope by one thing", outside, board, ask)}
<p class="ours"><a href="/tallies.csv?tally=${encodeURIComponent(pile.tally.id)}">CSV of the piles</a></p>`;
}

function most({ min, max }: Reconciliation["both"]): string {
  return max === undefined || max === min ? `at most ${min}` : `at most ${min} to ${max}`;
}

/** A pile of thousands is a table and no list. */
const MOST_LISTED = 25;

function beyond(all: number): Html {
  const more = all - MOST_LISTED;
  return more > 0 ? html`<li class="quiet">and ${more} more, in the CSV of the piles</li>` : "";
}

function listed(what: string, ids: readonly string[], board: TallyBoard, ask: Ask): Html {
  if (ids.length === 0) return html`<p class="ours">This ledger has no incident ${what}.</p>`;
  return html`<details class="ours"><summary>${counted(ids.length, "incident", "incidents")} of this ledger ${what}</summary>
<ul>${ids.slice(0, MOST_LISTED).map((id) => html`<li>${incidentLink(id, board, ask)}</li>`)}${beyond(ids.length)}</ul></details>`;
}

const DOUBTS: Readonly<Record<ScopeDoubt, string>> = {
  day: "the day",
  place: "the place",
  mode: "the kind",
  target: "who was hit",
  doer: "who did it",
};

function doubted(what: string, list: Reconciliation["perhaps"], board: TallyBoard, ask: Ask): Html {
  if (list.length === 0) return "";
  return html`<details class="ours"><summary>${counted(list.length, "incident", "incidents")} ${what}</summary>
<ul>${list.slice(0, MOST_LISTED).map(({ incident, why }) => html`<li>${incidentLink(incident, board, ask)} <span class="quiet">${DOUBTS[why]}</span></li>`)}${beyond(list.length)}</ul></details>`;
}

function incidentLink(id: string, { incidents }: TallyBoard, ask: Ask): Html {
  const known = incidents[id];
  const title = known ? labelTitle(known, ask.app.labels) : id;
  const date = known?.date === undefined ? "" : `, ${dateInWords(known.date)}`;
  return html`<a href="${incidentAddress(id)}"><bdi>${title}${date}</bdi></a>`;
}

const FLAGS: Readonly<Record<SeriesFlag["kind"], string>> = {
  "later-lower": "A later total is below an earlier one",
  "same-day-differs": "Two totals of one day differ",
  "parts-differ": "The parts of one day do not make the whole",
};

/** Counts of one counter that do not agree with each other. */
function series({ series: list }: TallyBoard, ask: Ask): Html {
  if (list.length === 0) return "";
  return html`<section class="series" aria-labelledby="series"><h2 id="series">Counts that contradict themselves</h2>
<ul>${list.map((one) => html`${one.flags.map((flag) => html`<li>${named(actorName(one.counter, ask.app.labels))}: ${FLAGS[flag.kind]} (${points(flag, one)})</li>`)}`)}</ul></section>`;
}

function points({ tallies }: SeriesFlag, { points: all }: TallySeries): Html {
  const meant = tallies.flatMap((id) => all.find((one) => one.id === id) ?? []);
  return html`${meant.map((one, index) => html`${index > 0 ? "; " : ""}${point(one)}`)}`;
}

function point({ id, document, count, asOf }: TallyCount): Html {
  const address = documentAddress(document, id.slice(document.length + 1));
  return html`<a href="${address}">${number(count)}</a>${asOf ? ` as of ${dateInWords(asOf)}` : ""}`;
}
