// Relations of an actor as a table: in which sense, since when, until when, and who says so.
import { html } from "hono/html";
import type { ActorView } from "../../app/index.ts";
import { dateInWords } from "../../text/index.ts";
import { actorAddress } from "../address.ts";
import type { Html } from "../page.ts";

type RelationName = ActorView["relations"][number]["relation"];

export const RELATION_WORDS: Readonly<Record<RelationName, { readonly up: string; readonly down: string }>> =
  {
    memberOf: { up: "member of", down: "has as a member" },
    proxyOf: { up: "proxy of", down: "has as a proxy" },
    facadeOf: { up: "façade of", down: "acts behind the façade" },
    leads: { up: "leads", down: "led by" },
    spokespersonOf: { up: "speaks for", down: "spoken for by" },
  };

export function relationTable({ relations }: ActorView): Html {
  if (relations.length === 0)
    return html`<p>The register has no relation of it. Relations are dated and sourced there, or left out.</p>`;
  return html`<div class="scrolls"><table><thead><tr><th scope="col">Relation</th><th scope="col">To</th><th scope="col">From</th><th scope="col">Until</th><th scope="col">Source</th></tr></thead>
<tbody>${relations.map(({ relation, direction, other, name, from, to, source }) => html`<tr><th scope="row">${RELATION_WORDS[relation][direction]}</th><td><a href="${actorAddress(other)}"><bdi>${name}</bdi></a></td><td>${from ? dateInWords(from) : html`<span class="unknown">not known</span>`}</td><td>${to ? dateInWords(to) : html`<span class="unknown">no end known</span>`}</td><td class="small">${source}</td></tr>`)}</tbody></table></div>`;
}
