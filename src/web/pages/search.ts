// Search in the texts, English and Arabic alike: where the words stand, marked, with the incidents they belong to.
import { html } from "hono/html";
import type { Understood } from "../../app/index.ts";
import type { IncidentView, SearchHit, SearchHits } from "../../record/index.ts";
import { documentAddress, incidentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dated } from "../parts/dates.ts";
import { empty } from "../parts/empty.ts";
import { incidentTitle } from "../parts/incident-row.ts";
import { gradeMark } from "../parts/marks.ts";
import { counted, outletBeside, titleOf } from "../parts/names.ts";
import { saveView } from "../parts/save-view.ts";
import { asked, pager } from "../parts/pager.ts";

/** Hits a page: each is several lines tall. */
const PAGE_HITS = 20;

interface Found {
  readonly words: string;
  /** Filters in front of the words, and what is understood by them. */
  readonly understood: readonly Understood[];
  readonly hits: SearchHits;
  readonly incidents: Readonly<Record<string, IncidentView>>;
}

export const searchPage = definePage<Found>({
  path: "/search",
  async load(ask) {
    const words = asked(ask, "q") ?? "";
    const hits = words
      ? await ask.app.search(words, { limit: PAGE_HITS, after: asked(ask, "after") })
      : { rows: [], total: 0 };
    const views = await ask.app.incidentsNamed(hits.rows.flatMap((hit) => hit.incidents));
    const incidents = Object.fromEntries(views.map((view) => [view.incident.id, view]));
    return { words, understood: ask.app.asked(words).understood, hits, incidents };
  },
  draw: (found, ask) => ({
    title: found.words ? `Search: ${found.words}` : "Search",
    searched: found.words,
    scripts: ["search"],
    beside: true,
    body: body(found, ask),
  }),
});

function body(found: Found, ask: Ask): Html {
  const { words, hits } = found;
  if (!words) return html`<h1>Search</h1>${empty("Nothing was searched for yet.", how)}`;
  const list = hits.rows.length > 0 ? html`${hits.rows.map((hit) => hitRow(hit, found, ask))}` : nothing();
  return html`<h1>Search: <bdi>${words}</bdi></h1>
<p class="lede">${howMany(hits)}</p>
${filtersOf(found)}
<div class="hits">${list}</div>
${pager(hits, ask)}
${saveView(ask, words)}`;
}

/** Of very many hits it is said what was not put in order, or not counted. */
function howMany({ total, ranked, capped }: SearchHits): string {
  const all = counted(total, "document has", "documents have");
  if (capped) return `At least ${all} it, the newest first; more were not looked for.`;
  if (ranked === undefined) return `${all} it.`;
  return `${all} it. The newest ${counted(ranked, "stands", "stand")} first, best before less good; the older ones follow by age.`;
}

/** Filters as they are understood; what cannot be understood is said, not passed over. */
function filtersOf({ understood }: Found): Html {
  if (understood.length === 0) return "";
  return html`<ul class="understood">${understood.map(({ filter, typed, means, ignored }) => html`<li${ignored ? html` class="ignored"` : ""}><span class="quiet">${filter}</span> <bdi>${means ?? typed}</bdi>${ignored ? " is not understood, and narrows nothing" : means === undefined ? html` <span class="quiet">in no register; looked for by that name</span>` : ""}</li>`)}</ul>`;
}

const how = html`Type words, a name or a place in the box above, in English or Arabic. In front of them may stand <code>actor:</code>, <code>place:</code>, <code>mode:</code>, <code>before:</code> and <code>after:</code>, as in <code>actor:"Kata'ib Hizballah" before:2024 drone</code>.`;

function nothing(): Html {
  return empty(
    "No text in this ledger has these words, with these filters.",
    html`Try fewer words, or another spelling of a name. Spellings of Arabic are folded (أ إ ا, ة ه, ى ي), other languages are not translated.`,
  );
}

function hitRow(hit: SearchHit, found: Found, ask: Ask): Html {
  const { document } = hit;
  const passage = hit.excerpt
    .map((run) => run.text)
    .filter((text) => text.trim() !== "…")
    .join("")
    .trim();
  return html`<article class="row hit" data-row>
<h2 lang="${document.language}"><a href="${documentAddress(document.id)}?words=${encodeURIComponent(passage)}#words"><bdi>${titleOf(document)}</bdi></a></h2>
<p class="facts"><span>${outletBeside(document)}</span> <span>${dated(document.published?.slice(0, 10))}</span></p>
<blockquote class="quote"><p lang="${document.language}" dir="auto">${hit.excerpt.map((run) => (run.hit ? html`<mark>${run.text}</mark>` : html`${run.text}`))}</p></blockquote>
${incidents(hit, found, ask)}
</article>`;
}

function incidents(hit: SearchHit, found: Found, ask: Ask): Html {
  const views = hit.incidents.flatMap((id) => found.incidents[id] ?? []);
  if (views.length === 0) return "";
  return html`<ul class="of-incidents">${views.map(
    (view) =>
      html`<li><a href="${incidentAddress(view.incident.id)}">${incidentTitle(view.incident, ask.app.labels)}</a> ${dated(view.incident.date)} ${gradeMark(view.grade)}</li>`,
  )}</ul>`;
}
