// One actor: names by language, dated relations drawn and said, when it was active, what it said and what it is named in.
import { html } from "hono/html";
import type { ActorView } from "../../app/index.ts";
import type { ActorName, DayCount, Incident, Rows, StatementRow } from "../../record/index.ts";
import { incidentAddress, withQuery } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dated } from "../parts/dates.ts";
import { densityOf, densityStrip } from "../parts/density.ts";
import { labelTitle } from "../parts/incident-row.ts";
import { counted } from "../parts/names.ts";
import { relationGraph } from "../parts/relation-graph.ts";
import { relationTable } from "../parts/relations.ts";
import { statementRow } from "../parts/statement-row.ts";

interface ActorData {
  readonly actor: ActorView;
  readonly days: readonly DayCount[];
  readonly incidents: Rows<Incident>;
  readonly statements: Rows<StatementRow>;
}

/** The newest of each; the links lead to all. */
const SHOWN = 8;

export const actorPage = definePage<ActorData>({
  path: "/actors/:id",
  missing: "There is no actor with this id in the register.",
  async load({ app, id }) {
    const actor = app.actor(id);
    if (!actor) return undefined;
    return {
      actor,
      days: await app.dayCounts({ actor: id }),
      incidents: await app.incidents({ actor: id, limit: SHOWN }),
      statements: await app.statements({ speaker: id, limit: SHOWN }),
    };
  },
  draw: (data, ask) => ({ title: data.actor.name, body: body(data, ask), beside: true }),
});

function body({ actor, days, incidents, statements }: ActorData, ask: Ask): Html {
  const { labels } = ask.app;
  const all = (path: string, name: string): string =>
    withQuery(path, new URLSearchParams(), { [name]: actor.id });
  const strip = densityStrip(densityOf(days), (from, to) =>
    withQuery("/timeline", new URLSearchParams(), { actor: actor.id, from, to }),
  );
  return html`<article class="actor-page"><header><p class="crumb"><a href="/actors">Actors</a></p>
<h1><bdi>${actor.name}</bdi></h1>
<p class="facts"><span>${actor.kind}</span>${actor.country ? html` <span>${countryName(actor.country)}</span>` : ""} <span><code>${actor.id}</code></span></p></header>
<section aria-labelledby="active"><h2 id="active">When it is spoken of</h2>
${days.length > 0 ? html`${strip}<p class="small"><a href="${all("/timeline", "actor")}">on the timeline</a></p>` : html`<p>No incident and no statement of this ledger names it.</p>`}</section>
<section aria-labelledby="names"><h2 id="names">Names</h2>${names(actor.names, ask)}</section>
<section aria-labelledby="relations"><h2 id="relations">Relations</h2>${relationGraph(actor)}${relationTable(actor)}</section>
${
  incidents.total > 0
    ? html`<section aria-labelledby="incidents"><h2 id="incidents">${counted(incidents.total, "incident", "incidents")} that name it</h2>
<p class="small">As doer, as struck, or as said to be the doer: the incident says which, and who says so.</p>
<ul class="plain">${incidents.rows.map((one) => html`<li data-row><a href="${incidentAddress(one.id)}"><bdi>${labelTitle(one, labels)}</bdi></a>, ${dated(one.date)} <span class="small">${part(one, actor.id)}</span></li>`)}</ul>
<p><a href="${all("/timeline", "actor")}">All on the timeline</a></p></section>`
    : ""
}
${
  statements.total > 0
    ? html`<section aria-labelledby="said"><h2 id="said">${counted(statements.total, "statement", "statements")} of it</h2>
<div class="entries">${statements.rows.map((row) => statementRow(row, labels))}</div>
<p><a href="${all("/statements", "speaker")}">All its statements</a></p></section>`
    : ""
}
</article>`;
}

/** In which part an incident names it; a claim or blame is somebody's word. */
function part({ perpetrators, targets, attribution }: Incident, id: string): string {
  const said = attribution
    .filter((one) => one.actor === id)
    .map(({ status }) =>
      status === "claimed" ? "claims it" : status === "denied" ? "denies it" : "is said to have done it",
    );
  return [
    ...new Set([
      ...(perpetrators.some(({ entity }) => entity === id) ? ["named as a doer"] : []),
      ...(targets.some(({ entity }) => entity === id) ? ["named as a target"] : []),
      ...said,
    ]),
  ].join(", ");
}

function names(list: readonly ActorName[], ask: Ask): Html {
  const byLanguage = [...Map.groupBy(list, ({ language }) => language)];
  return html`<dl class="names">${byLanguage.map(([language, group]) => html`<div><dt>${ask.app.labels.languageName(language)}</dt><dd lang="${language}" dir="${ask.app.labels.direction(language)}">${group.map(({ text, kind }, index) => html`${index > 0 ? " · " : ""}<bdi${kind === "name" ? html` class="main-name"` : ""} title="${kind}">${text}</bdi>`)}</dd></div>`)}</dl>`;
}

const regions = new Intl.DisplayNames("en", { type: "region" });

function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (regions.of(code) ?? code) : code;
}
