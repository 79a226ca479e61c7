// What an incident answers and what answered it, as sources say; apart from it, what only came soon after.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { ChainLink, ChainView, Incident } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import { incidentAddress } from "../address.ts";
import type { Html } from "../page.ts";
import { labelTitle } from "./incident-row.ts";
import { counted } from "./names.ts";

export function chainSection(incident: Incident, chain: ChainView, labels: Labels): Html {
  const { id } = incident;
  const link = (one: string): Html => incidentLink(one, chain, labels);
  const stated = chain.links.filter(({ basis }) => basis === "stated");
  const after = chain.links.filter(({ basis }) => basis === "after");
  // What is answered may be a statement, or lie outside the days looked at.
  const listed = new Set(stated.map(({ from }) => from));
  const others = (incident.responseTo ?? []).filter((one) => !listed.has(one));
  const answers = [
    ...stated.filter(({ to }) => to === id).map(({ from }) => link(from)),
    ...others.map(link),
  ];
  const answeredBy = stated.filter(({ from }) => from === id).map(({ to }) => link(to));
  return html`${list("Said to be in response to", answers)}${list("Said to have been answered by", answeredBy)}${timeOrder(id, after, link)}`;
}

function list(title: string, items: readonly Html[]): Html {
  if (items.length === 0) return "";
  return html`<section><h2>${title}</h2><ul>${items.map((item) => html`<li>${item}</li>`)}</ul></section>`;
}

/** Time order is never shown as cause. */
function timeOrder(id: string, links: readonly ChainLink[], link: (id: string) => Html): Html {
  if (links.length === 0) return "";
  return html`<section class="came-after"><h2>Within days, the sides turned round</h2>
<p>No source ties these together; they only came one after the other.</p>
<ul>${links.map(({ from, to, days }) => html`<li>${from === id ? link(to) : link(from)}, ${apart(days, from === id)}</li>`)}</ul></section>`;
}

function apart(days: number | undefined, isAfter: boolean): string {
  if (days === undefined) return isAfter ? "after it" : "before it";
  if (days === 0) return "the same day";
  return `${counted(days, "day", "days")} ${isAfter ? "after it" : "before it"}`;
}

function incidentLink(id: string, { incidents }: ChainView, labels: Labels): Html {
  const known = incidents[id];
  const title = known ? labelTitle(known, labels) : id;
  const date = known?.date === undefined ? "" : `, ${dateInWords(known.date)}`;
  return html`<a href="${incidentAddress(id)}"><bdi>${title}${date}</bdi></a>`;
}
