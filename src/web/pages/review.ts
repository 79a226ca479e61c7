// Review: the queue, most worth a look first, beside the one thing looked at. Every step is a form; an island adds the keys.
import type { ReviewItem, ReviewQueue } from "../../app/index.ts";
import { html, raw } from "hono/html";
import type { DocumentView, IncidentView, RecordJudgement, ReportView } from "../../record/index.ts";
import { withQuery } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { empty } from "../parts/empty.ts";
import { counted } from "../parts/names.ts";
import { asked } from "../parts/pager.ts";
import { itemLine, itemTitle, KIND_TITLES } from "../review/line.ts";
import { disagreementItem, nameItem, pairItem, recordItem } from "../review/item.ts";
import { lastDone } from "../review/last.ts";

/** The thing looked at with what is needed to judge it. */
export interface Looked {
  readonly item: ReviewItem;
  readonly reports: readonly ReportView[];
  readonly incident?: IncidentView;
  readonly document?: DocumentView;
  readonly judgements: readonly RecordJudgement[];
}

export interface ReviewData {
  readonly queue: ReviewQueue;
  readonly looked?: Looked;
}

/** As many documents as the queue looks through at once. */
const DOCUMENTS = 200;

const KINDS = Object.keys(KIND_TITLES) as (keyof typeof KIND_TITLES)[];

export const reviewPage = definePage<ReviewData>({
  path: "/review",
  async load(ask) {
    const kind = KINDS.find((one) => one === ask.query.get("kind"));
    const queue = await ask.app.review.queue({
      by: ask.visitor.name,
      older: olderAsked(ask),
      ...(kind && { kind }),
    });
    const key = asked(ask, "item");
    const queued = queue.items.find((one) => one.key === key);
    const item = queued ?? (key ? await ask.app.review.record(key) : undefined) ?? queue.items[0];
    return { queue, ...(item && { looked: await lookedAt(item, ask) }) };
  },
  draw: (data, ask) => ({ title: "Review", body: body(data, ask), scripts: ["review"] }),
});

/** Documents passed over, as the address says. */
function olderAsked(ask: Ask): number {
  const older = Number(asked(ask, "older") ?? 0);
  return Number.isSafeInteger(older) && older > 0 ? older : 0;
}

async function lookedAt(item: ReviewItem, { app }: Ask): Promise<Looked> {
  const reports: ReportView[] = [];
  if (item.kind === "merge" || item.kind === "joined") {
    for (const id of [item.judgement.a, item.judgement.b]) {
      const view = await incidentOfReport(id, app);
      reports.push(...(view?.reports.filter((report) => report.id === id) ?? []));
    }
    return { item, reports, judgements: [] };
  }
  if (item.kind === "disagreement") {
    const incident = await app.incident(item.incident.id);
    return { item, reports: incident?.reports ?? [], judgements: [], ...(incident && { incident }) };
  }
  const id = item.kind === "record" ? item.document : item.places[0]!.document;
  const document = await app.document(id);
  return { item, reports, judgements: await app.review.judgements(id), ...(document && { document }) };
}

async function incidentOfReport(report: string, app: Ask["app"]): Promise<IncidentView | undefined> {
  const cut = report.lastIndexOf("#");
  const view = await app.document(report.slice(0, cut));
  const incident = view?.incidents[report.slice(cut + 1)];
  return incident === undefined ? undefined : app.incident(incident);
}

function body({ queue, looked }: ReviewData, ask: Ask): Html {
  const { items, agreement } = queue;
  return html`<div class="review-page">
<header class="review-head"><h1>Review</h1>
<p class="lede">Most worth a look first: doubtful merges, reports that disagree, what was just joined, names nobody knows, single records.</p>
${depth(queue, ask)}
${agreed(agreement)}
${kinds(queue, ask)}</header>
${
  looked
    ? html`<div class="review-desk">
<nav class="queue" aria-label="Queue"><ol>${items.map((item) => html`<li${item === looked.item ? raw(' aria-current="true"') : ""}><a href="${addressOf(item, ask)}">${itemLine(item, ask.app.labels)}</a></li>`)}</ol></nav>
<section class="looked" aria-labelledby="looked" data-looked>
<h2 id="looked">${itemTitle(looked.item, ask.app.labels)}</h2>
${drawn(looked, queue, ask)}
</section></div>`
    : nothing(ask)
}
${lastDone(queue.last, ask)}
</div>`;
}

function drawn(looked: Looked, queue: ReviewQueue, ask: Ask): Html {
  const at = queue.items.indexOf(looked.item);
  const [before, next] = [queue.items[at - 1], queue.items[at + 1]];
  const turn = html`<nav class="turn" aria-label="Previous and next">${before ? html`<a rel="prev" data-key="k" href="${addressOf(before, ask)}"><kbd>k</kbd> Previous</a>` : ""} ${next ? html`<a rel="next" data-key="j" href="${addressOf(next, ask)}"><kbd>j</kbd> Next</a>` : ""} <span class="quiet">${at < 0 ? "judged already" : `${at + 1} of ${queue.items.length}`}</span></nav>`;
  const done = { ask, next: next?.key };
  const { kind } = looked.item;
  if (kind === "merge" || kind === "joined") return html`${pairItem(looked, looked.item, done)}${turn}`;
  if (kind === "disagreement") return html`${disagreementItem(looked, looked.item, done)}${turn}`;
  if (kind === "name") return html`${nameItem(looked, looked.item, done)}${turn}`;
  return html`${recordItem(looked, looked.item, done)}${turn}`;
}

function addressOf(item: ReviewItem, ask: Ask): string {
  return withQuery("/review", ask.query, { item: item.key, done: undefined });
}

/** Which documents the records and names of the queue are from, and the way to those behind them. */
function depth({ documents, older, total }: ReviewQueue, ask: Ask): Html {
  if (total === 0) return "";
  const to = (from: number): string =>
    withQuery("/review", ask.query, { older: from > 0 ? String(from) : undefined, item: undefined });
  const whole = older === 0 && documents >= total;
  const shown = whole
    ? html`all ${counted(total, "document", "documents")}`
    : html`documents ${older + 1}–${older + documents} of ${total}, newest first,`;
  const newer = older > 0 ? html` <a rel="prev" href="${to(older - DOCUMENTS)}">Newer documents</a>` : "";
  const behind =
    older + documents < total ? html` <a rel="next" href="${to(older + documents)}">Older documents</a>` : "";
  return html`<p class="small">Records and names are those of ${shown} with something left to judge.${newer}${behind}</p>`;
}

function agreed({ judged, accepted, low, high }: ReviewQueue["agreement"]): Html {
  if (judged === 0) return html`<p class="agreed small">You have judged no record yet.</p>`;
  const percent = (share: number): number => Math.round(share * 100);
  return html`<p class="agreed small">You left <strong class="figure">${accepted} of ${judged}</strong> records as the machine has them (${percent(low)}–${percent(high)} %, Wilson interval). Agreement of two coders who cannot see each other stands under <a href="/coding">Double coding</a>.</p>`;
}

function kinds({ counts }: ReviewQueue, ask: Ask): Html {
  const chosen = ask.query.get("kind");
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const link = (kind: string | undefined, title: string, count: number): Html =>
    html`<li><a href="${withQuery("/review", new URLSearchParams(), { kind })}"${(chosen ?? undefined) === kind ? raw(' aria-current="true"') : ""}>${title} <span class="figure">${count}</span></a></li>`;
  return html`<nav class="kinds" aria-label="Kinds of things to review"><ul>${link(undefined, "All", all)}${KINDS.map((kind) => link(kind, KIND_TITLES[kind], counts[kind]))}</ul></nav>`;
}

function nothing(ask: Ask): Html {
  if (ask.query.has("kind"))
    return empty("There is nothing of this kind to review.", html`See <a href="/review">all kinds</a>.`);
  return empty(
    "There is nothing to review.",
    html`Every record of the newest documents was judged, or the ledger is empty: add reports with <code>casus add</code>.`,
  );
}
