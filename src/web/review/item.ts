// The thing looked at, in full, with what can be done about it; each button with its key.
import { html } from "hono/html";
import { listOf, type ReviewItem } from "../../app/index.ts";
import { documentAddress, incidentAddress } from "../address.ts";
import type { Ask, Html } from "../page.ts";
import { disagreements } from "../parts/disagreements.ts";
import { dated } from "../parts/dates.ts";
import { counted, named, outletBeside, outletName, titleOf } from "../parts/names.ts";
import { reportCard } from "../parts/report-card.ts";
import type { Looked } from "../pages/review.ts";
import { excerptAround } from "./excerpt.ts";
import { fieldTable, fixForm } from "./fields.ts";
import { deed, judgeForm } from "./forms.ts";
import { madeByWords } from "./made-by.ts";

/** Who acts, and which thing comes up when it is done. */
export interface Doing {
  readonly ask: Ask;
  readonly next?: string | undefined;
}

type Of<K extends ReviewItem["kind"]> = Extract<ReviewItem, { kind: K }>;

export function pairItem(looked: Looked, item: Of<"merge" | "joined">, doing: Doing): Html {
  const { labels } = doing.ask.app;
  const { score, reasons, by } = item.judgement;
  const told =
    item.kind === "merge"
      ? "It is not sure whether they tell of one incident"
      : "It holds them to be one incident";
  return html`${judgeForm(item.key, doing, [
    deed("same", "m", item.kind === "merge" ? "Merge: one incident" : "Right: one incident"),
    deed("different", "n", "Not the same"),
    deed("unsure", "x", "Cannot be told"),
  ])}
<p>${told}: score <span class="figure">${score.toFixed(2)}</span>, by <code>${by}</code>.</p>
<ul class="reasons">${reasons.map((reason) => html`<li><span class="figure">${reason.score > 0 ? "+" : ""}${reason.score.toFixed(2)}</span> ${reason.name}: <bdi>${reason.note}</bdi></li>`)}</ul>
<div class="reports">${looked.reports.map((report) => reportCard(report, looked.reports, labels))}</div>`;
}

export function disagreementItem(looked: Looked, item: Of<"disagreement">, doing: Doing): Html {
  const { incident, reports } = looked;
  if (!incident) return html`<p>The incident has changed meanwhile; go on to the next.</p>`;
  const [first, ...others] = reports;
  const split =
    first && others.length > 0
      ? html`<label class="pick">Part off <kbd>2</kbd>–<kbd>9</kbd> <select name="report">${others.map((report, index) => html`<option value="${report.id}">${index + 2}. ${outletName(report)}</option>`)}</select></label>`
      : "";
  return html`${judgeForm(item.key, doing, [deed("accept", "a", "Seen: all tell of it"), deed("split", "s", "Part this report off")], split)}
<p class="facts"><span>${dated(incident.incident.date)}</span> <span>${counted(reports.length, "report", "reports")}</span> <span><a href="${incidentAddress(incident.incident.id)}" data-key="o">open the incident <kbd>o</kbd></a></span></p>
${disagreements(incident, doing.ask.app.labels)}
<div class="reports">${reports.map((report) => reportCard(report, reports, doing.ask.app.labels))}</div>`;
}

export function nameItem(looked: Looked, item: Of<"name">, doing: Doing): Html {
  const { name, places } = item;
  const mention = looked.document?.document.mentions.find(({ id }) => id === places[0]?.mention);
  return html`${judgeForm(item.key, doing, [deed("accept", "a", "Leave it as it is")])}
${judgeForm(item.key, doing, [deed("fix", "f", "It is this entry")], html`<label>Entry of the register <input name="entity" required pattern="[a-z0-9][a-z0-9\\-]*" placeholder="kataib-hizballah" autocomplete="off" data-fix></label>`)}
<p class="small">Given an entry, the name means it in ${counted(places.length, "document", "documents")}. For texts to come, put this line into a file of <code>knowledge/actors</code>:</p>
<pre class="entry"><code>${name.entry}</code></pre>
${name.spellings.length > 0 ? html`<p>Also spelled ${name.spellings.map((one, index) => html`${index > 0 ? ", " : ""}<bdi>${one}</bdi>`)}.</p>` : ""}
${looked.document && mention ? html`${source(looked)}${excerptAround(looked.document, [mention], doing.ask.app.labels)}` : ""}`;
}

export function recordItem(looked: Looked, item: Of<"record">, doing: Doing): Html {
  const { document } = looked;
  if (!document) return html`<p>The document has changed meanwhile; go on to the next.</p>`;
  const { labels } = doing.ask.app;
  const whole = { document, kind: item.of, record: item.record };
  return html`${judgeForm(item.key, doing, [deed("accept", "a", "Accept"), deed("reject", "r", "Reject: no such thing is told")])}
${item.why.length > 0 ? html`<p class="doubts small">Worth a look: ${item.why.join(", ")}.</p>` : ""}
${source(looked)}
<div class="record-beside">
<div>${excerptAround(document, whole, labels)}</div>
<div>${fieldTable(whole, looked.judgements, labels)}${fixForm(item.key, whole, doing)}</div></div>
${madeByWords(
  listOf(document.document, item.of).find(({ id }) => id === item.record),
  doing.ask,
)}
<p class="small"><a href="${documentAddress(document.document.id, item.record)}" data-key="o">in the whole text <kbd>o</kbd></a></p>`;
}

function source({ document: view }: Looked): Html {
  if (!view) return "";
  const { document } = view;
  return html`<p class="facts"><span>${outletBeside(document)}</span> <span>${dated(document.published?.slice(0, 10))}</span> <span lang="${document.language}">${named(titleOf(document))}</span></p>`;
}
