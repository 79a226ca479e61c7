// The board of threats: in which state each is, what moved it there, what followed, and how often threats were followed.
import { html } from "hono/html";
import type {
  BoardThreat,
  Followed,
  ThreatBoardView,
  ThreatMove,
  ThreatRate,
  ThreatState,
} from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { incidentAddress, withQuery } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { alertLink } from "../parts/alert-link.ts";
import { dated } from "../parts/dates.ts";
import { empty } from "../parts/empty.ts";
import { dayInput } from "../parts/filters.ts";
import { labelTitle } from "../parts/incident-row.ts";
import { actorName, counted, named } from "../parts/names.ts";
import { asked, askedDay } from "../parts/pager.ts";
import { flat, sourceLine } from "../parts/quote.ts";

/** Open ones first: they are what a desk must know. */
const STATES: readonly { readonly state: ThreatState; readonly title: string }[] = [
  { state: "open", title: "Open" },
  { state: "condition-met", title: "Condition met" },
  { state: "carried-out", title: "Carried out" },
  { state: "withdrawn", title: "Withdrawn" },
  { state: "lapsed", title: "Lapsed" },
];

export const threatsPage = definePage<ThreatBoardView>({
  path: "/threats",
  load: (ask) => ask.app.threats({ asOf: askedDay(ask, "as-of", "last") }),
  draw: (board, ask) => ({ title: "Threats", body: body(board, ask), beside: true }),
});

function body(board: ThreatBoardView, ask: Ask): Html {
  const { asOf, threats } = board;
  return html`<h1>Threats</h1>
<p class="lede">${counted(threats.length, "threat", "threats")}${asOf ? html` of the year up to ${dated(asOf)}` : ""}, each in the state it had then. What came after a threat is not thereby its doing: links that a source states are told apart from those inferred here.</p>
<form class="filters" action="/threats"><label><span>As of</span>${dayInput("as-of", ask.query.get("as-of") ?? "")}</label>${stateOf(ask) === undefined ? "" : html`<input type="hidden" name="state" value="${stateOf(ask)}">`}<button>Show</button>${stateOf(ask) === undefined ? "" : html`<a class="clear" href="${withQuery("/threats", ask.query, { state: undefined })}">All states</a>`}<span class="beside-filters">${alertLink("/threats", "")}</span></form>
${threats.length === 0 ? nothing() : html`${STATES.map((one) => group(one, board, ask))}${rates(board, ask)}`}`;
}

function nothing(): Html {
  return empty(
    "No threat is on record for the year up to this day.",
    html`Choose a later day, or see all <a href="/statements?act=threat">threats as statements</a>.`,
  );
}

/** Of each state the newest; of one that is asked for so many. */
const MOST_SHOWN = 25;
const MOST_OF_ONE = 300;
/** Incidents named under one threat; what follows it is counted in full. */
const MOST_FOLLOWED = 12;

const stateOf = (ask: Ask) => STATES.find(({ state }) => state === asked(ask, "state"))?.state;

function group({ state, title }: (typeof STATES)[number], board: ThreatBoardView, ask: Ask): Html {
  const list = board.threats
    .filter((one) => one.state === state)
    .toSorted((a, b) => (b.threat.said ?? "").localeCompare(a.threat.said ?? ""));
  const only = stateOf(ask);
  if (list.length === 0 || (only !== undefined && only !== state)) return "";
  const shown = list.slice(0, only === undefined ? MOST_SHOWN : MOST_OF_ONE);
  return html`<section class="threats" aria-labelledby="${state}"><h2 id="${state}">${title} <span class="quiet">${list.length}</span></h2>
${shown.map((one) => entry(one, board, ask))}
${shown.length < list.length ? html`<p class="beyond">The newest ${shown.length} of ${list.length}. ${only === undefined ? html`<a href="${withQuery("/threats", ask.query, { state })}">More that are ${title.toLowerCase()}</a>` : html`Earlier ones: choose an earlier day.`}</p>` : ""}</section>`;
}

function entry({ threat, alsoTold, moves, followed }: BoardThreat, board: ThreatBoardView, ask: Ask): Html {
  const { labels } = ask.app;
  const document = board.documents[threat.document];
  const statement = threat.id.slice(threat.document.length + 1);
  const who = threat.actor ? actorName(threat.actor, labels) : flat(threat.speaker.name);
  const whom = threat.against ? actorName(threat.against, labels) : threat.target?.name;
  return html`<article class="row statement" data-row data-act="threat">
<h3>${named(who)}${whom === undefined ? "" : html` <span class="against">against <bdi>${flat(whom)}</bdi></span>`} ${dated(threat.said)}</h3>
<blockquote class="quote"><p lang="${document?.language ?? "und"}" dir="auto">${flat(threat.words)}</p>
${threat.condition ? html`<p class="condition"><span>Condition</span> <q dir="auto">${flat(threat.condition.words)}</q></p>` : ""}
${threat.deadline ? html`<p class="condition"><span>Until</span> ${dated(threat.deadline)}</p>` : ""}
${sourceLine({ document: threat.document, record: statement, outlet: document?.outlet, url: document?.url, title: document?.title, published: document?.published })}</blockquote>
${alsoTold.length > 0 ? html`<p class="facts">Told again in ${counted(alsoTold.length, "other text", "other texts")}</p>` : ""}
${moves.length > 0 ? html`<ul class="moves">${moves.map((move) => html`<li>${moved(move, board, ask)}</li>`)}</ul>` : ""}
${followed.length > 0 ? after(followed, board, ask) : ""}
</article>`;
}

const MOVED: Readonly<Record<ThreatState, string>> = {
  open: "Made",
  "condition-met": "Its condition was met",
  "carried-out": "Carried out",
  withdrawn: "Withdrawn",
  lapsed: "Lapsed without being carried out",
};

function moved({ state, basis, day, by }: ThreatMove, board: ThreatBoardView, ask: Ask): Html {
  const when = day === undefined ? "" : html`, ${dated(day)}`;
  return html`${MOVED[state]}${when}${by === undefined ? "" : html`: ${incidentLink(by, board, ask)}`} <span class="quiet">${basis}</span>`;
}

function after(followed: readonly Followed[], board: ThreatBoardView, ask: Ask): Html {
  const days = (count: number): string =>
    count === 0 ? "the same day" : `${counted(count, "day", "days")} later`;
  return html`<details><summary>${counted(followed.length, "incident", "incidents")} by the same side against the same target within ${board.days} days</summary><ul>${followed.slice(0, MOST_FOLLOWED).map((one) => html`<li>${incidentLink(one.incident, board, ask)}, ${days(one.days)} <span class="quiet">${one.basis}</span></li>`)}${followed.length > MOST_FOLLOWED ? html`<li class="quiet">and ${followed.length - MOST_FOLLOWED} more</li>` : ""}</ul></details>`;
}

function incidentLink(id: string, { incidents }: ThreatBoardView, ask: Ask): Html {
  const known = incidents[id];
  if (!known) return html`<span class="quiet">${id}</span>`;
  const date = known.date === undefined ? "" : `, ${dateInWords(known.date)}`;
  return html`<a href="${incidentAddress(id)}"><bdi>${labelTitle(known, ask.app.labels)}${date}</bdi></a>`;
}

function rates({ rates: list, days }: ThreatBoardView, ask: Ask): Html {
  if (list.length === 0) return "";
  return html`<section aria-labelledby="rates"><h2 id="rates">How often threats were followed</h2>
<p>Threats of the actor that named a target, and how many were followed within ${days} days by an incident of the same side against it. Few cases say little: the interval (Wilson, 95 %) says how little.</p>
<table class="rates"><thead><tr><th scope="col">Actor</th><th scope="col">Followed</th><th scope="col">Interval</th></tr></thead>
<tbody>${list.map((rate) => rateRow(rate, ask))}</tbody></table></section>`;
}

function rateRow({ actor, threats, followed, low, high }: ThreatRate, ask: Ask): Html {
  const percent = (share: number): string => `${Math.round(share * 100)}`;
  return html`<tr><th scope="row">${named(actorName(actor, ask.app.labels))}</th><td>${followed} of ${threats}</td><td>${percent(low)}–${percent(high)} %</td></tr>`;
}
