// Names of parties, places, outlets and media as they stand on pages; every one isolated, so that Arabic keeps its order.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { Party, PlaceValue, Range } from "../../record/index.ts";
import { dateInWords } from "../../text/index.ts";
import type { Html } from "../page.ts";

export function partyName(party: Party, labels: Labels): string {
  return (party.entity && labels.actor(party.entity)) || party.name;
}

/** A name that no register knows, in a script that not every reader reads, with its letters beside it. */
export function partyHtml(party: Party, labels: Labels): Html {
  const name = partyName(party, labels);
  const latin = party.entity === undefined ? labels.latin(name) : undefined;
  return latin === undefined
    ? html`<bdi>${name}</bdi>`
    : html`<bdi>${name}</bdi> <span class="latin">(transliterated: ${latin})</span>`;
}

export function placeName(place: PlaceValue, labels: Labels): string {
  return (place.entity && labels.place(place.entity)) || place.name;
}

export function actorName(idOrName: string, labels: Labels): string {
  return labels.actor(idOrName) ?? idOrName;
}

export function named(name: string): Html {
  return html`<bdi>${name}</bdi>`;
}

export function listed(names: readonly string[]): Html {
  return html`${names.map((name, index) => html`${index > 0 ? ", " : ""}<bdi>${name}</bdi>`)}`;
}

interface Named {
  readonly outlet?: string;
  readonly url?: string;
  readonly title?: string;
  readonly id?: string;
  readonly document?: string;
}

function knownOutlet(row: Named): string | undefined {
  const host = row.url && URL.canParse(row.url) ? new URL(row.url).hostname.replace(/^www\./, "") : "";
  return row.outlet ?? (host || undefined);
}

/** The outlet; where it is not known the site, or else the title or id by which the document can be found. */
export function outletName(row: Named): string {
  return knownOutlet(row) ?? row.title ?? row.id ?? row.document ?? "source not named";
}

/** The outlet where the title stands beside it already. */
export function outletBeside(row: Named): Html {
  const outlet = knownOutlet(row);
  return outlet === undefined ? html`<span class="unknown">outlet not known</span>` : named(outlet);
}

/** "press-conference" → "Press conference". */
export function mediumName(medium: string): string {
  const words = medium.replaceAll("-", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/** "at least 5", "8", "5 to 8", "none". */
export function number(range: Range): string {
  if (range.max === undefined) return `at least ${range.min}`;
  if (range.max === 0) return "none";
  return range.min === range.max ? String(range.min) : `${range.min} to ${range.max}`;
}

/** A post has no title: then its channel and day say which it is. */
export function titleOf(document: {
  id: string;
  title?: string;
  outlet?: string;
  published?: string;
}): string {
  const { id, title, outlet, published } = document;
  return title ?? (outlet && published ? `${outlet}, ${dateInWords(published.slice(0, 10))}` : id);
}

// Made once: asked of the number itself, it is looked up anew for each.
const grouped = new Intl.NumberFormat("en-GB");

export function counted(count: number, one: string, many: string): string {
  return `${grouped.format(count)} ${count === 1 ? one : many}`;
}
