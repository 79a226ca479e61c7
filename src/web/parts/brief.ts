// A section of the brief as our own page draws it: the line to scan by, what is to be said of it, and the words behind it.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { DigestEntry, DigestQuote, DigestSection, IncidentView } from "../../record/index.ts";
import type { Html } from "../page.ts";
import { GRADE_MEANINGS, gradeMark } from "./marks.ts";
import { flat } from "./quote.ts";

export function sectionId(title: string): string {
  return title.toLowerCase().replaceAll(/[^a-z]+/g, "-");
}

export function briefSection({ title, entries }: DigestSection, labels: Labels): Html {
  const id = sectionId(title);
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="quiet">${entries.length}</span></h2>
${entries.map((entry) => briefEntry(entry, labels))}</section>`;
}

/** The words are ours, so they run from left to right whoever is named first; names in them are isolated. */
function briefEntry(entry: DigestEntry, labels: Labels): Html {
  const [first] = entry.quotes;
  const page = ownAddress(entry.page) ?? ownAddress(first?.source.page);
  const mark = isGrade(entry.mark) ? html` ${gradeMark(entry.mark)}` : "";
  const more = entry.more ? html`<p class="small">${entry.more}</p>` : "";
  return html`<article class="row" data-row><div>
<h3>${page ? html`<a href="${page}">${entry.headline}</a>` : entry.headline}${mark}</h3>
${entry.lines.map((line) => html`<p class="line">${line}</p>`)}
</div><div>${entry.quotes.map((quote) => words(quote, labels))}${more}</div></article>`;
}

function isGrade(mark: string | undefined): mark is IncidentView["grade"] {
  return mark !== undefined && mark in GRADE_MEANINGS;
}

function words({ text, language, source }: DigestQuote, labels: Labels): Html {
  const place = ownAddress(source.page);
  const date = source.date ? `, ${source.date}` : "";
  return html`<blockquote class="quote"><p lang="${language}" dir="${labels.direction(language)}">${flat(text)}</p>
<footer class="source"><bdi>${source.outlet}</bdi>${date}${place ? html`&ensp;<a class="place" href="${place}">in the text</a>` : ""}</footer></blockquote>`;
}

/** The path of a page of ours out of its whole address; of a marked record the place in the text as well. */
function ownAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { pathname, search, searchParams, hash } = new URL(address);
  const record = searchParams.get("show");
  return `${pathname}${search}${record === null ? hash : `#${encodeURIComponent(record)}`}`;
}
