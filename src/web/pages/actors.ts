// Actors of this ledger, most spoken of first; and any of the register, by name.
import { html } from "hono/html";
import type { FacetCount } from "../../record/index.ts";
import { actorAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { empty, emptyLedger } from "../parts/empty.ts";
import { asked } from "../parts/pager.ts";

interface Actors {
  readonly words?: string;
  readonly rows: readonly FacetCount[];
}

const MOST = 200;

export const actorsPage = definePage<Actors>({
  path: "/actors",
  async load(ask) {
    const { actors } = await ask.app.facets({});
    const words = asked(ask, "q");
    if (words === undefined) return { rows: actors.slice(0, MOST) };
    const counts = new Map(actors.map(({ id, count }) => [id, count]));
    const rows = ask.app.actorsNamed(words, MOST).map((id) => ({ id, count: counts.get(id) ?? 0 }));
    return { words, rows: rows.toSorted((a, b) => b.count - a.count) };
  },
  draw: (data, ask) => ({ title: "Actors", body: body(data, ask), beside: true }),
});

function body({ words, rows }: Actors, ask: Ask): Html {
  const { labels } = ask.app;
  const known = rows.filter(({ id }) => labels.actor(id) !== undefined);
  const list = html`<div class="scrolls"><table class="actors"><thead><tr><th scope="col">Actor</th><th scope="col">Kind</th><th scope="col">Country</th><th scope="col" class="number">Incidents and statements</th></tr></thead>
<tbody>${known.map(({ id, count }) => {
    const view = ask.app.actor(id);
    return html`<tr data-row><th scope="row"><a href="${actorAddress(id)}"><bdi>${labels.actor(id)}</bdi></a></th><td>${view?.kind ?? ""}</td><td>${view?.country ?? ""}</td><td class="number">${count}</td></tr>`;
  })}</tbody></table></div>`;
  const nothing =
    words === undefined
      ? emptyLedger("actors")
      : empty(
          html`The register knows nobody of the name “<bdi>${words}</bdi>”.`,
          html`Names that it does not know stand under <a href="/names">Names</a>, with the line that would make them known.`,
        );
  return html`<h1>Actors</h1>
<p class="lede">${words === undefined ? "Everybody of the register whom an incident or a statement of this ledger names, most named first." : "Entries of the register by name; with what this ledger has of them."}</p>
<form class="filters" action="/actors"><label class="wide"><span>Name, in any spelling or script</span><input name="q" value="${words ?? ""}" dir="auto" autocomplete="off"></label><button>Find</button>${words === undefined ? "" : html`<a class="clear" href="/actors">Clear</a>`}</form>
${known.length > 0 ? list : nothing}`;
}
