// Coding one text blind: the bare text, one's own records, a form for a new one; when finished, whom it may be held against.
import { html, raw } from "hono/html";
import { headOf, listOf, MACHINE_CODER } from "../../app/index.ts";
import type { AnyRecord } from "../../app/index.ts";
import { ACTS, CODED_KINDS, EVENT_TYPES } from "../../record/index.ts";
import type { CodedKind, Coding, DocumentView } from "../../record/index.ts";
import { withQuery } from "../address.ts";
import { marksOf, piecesOf } from "../highlight.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dated } from "../parts/dates.ts";
import { formToken } from "../parts/form.ts";
import { outletBeside, titleOf } from "../parts/names.ts";
import { flat } from "../parts/quote.ts";
import { fieldTable, fixFields } from "../review/fields.ts";

interface Text {
  readonly view: DocumentView;
  readonly own?: Coding;
  readonly finished: readonly string[];
}

const KINDS = CODED_KINDS;

export const codingTextPage = definePage<Text>({
  path: "/coding/:id",
  missing: "There is no document with this id in the ledger.",
  async load({ app, id, visitor }) {
    const view = await app.document(id);
    if (!view) return undefined;
    const own = await app.coding.own(id, visitor.name);
    return { view, finished: await app.coding.finished(id), ...(own && { own }) };
  },
  draw: (data, ask) => ({
    title: `Coding: ${titleOf(data.view.document)}`,
    body: body(data, ask),
    scripts: ["review"],
  }),
});

const here = (ask: Ask): string => `/coding/${encodeURIComponent(ask.id)}`;

function body({ view, own, finished }: Text, ask: Ask): Html {
  const { document } = view;
  return html`<p class="crumb"><a href="/coding">Double coding</a></p>
<h1 lang="${document.language}" dir="auto">${titleOf(document)}</h1>
<p class="facts"><span>${outletBeside(document)}</span> <span>${dated(document.published?.slice(0, 10))}</span></p>
${own ? (own.finished ? done(own, finished, ask) : coding(own, view, ask)) : beginning(ask)}`;
}

function button(ask: Ask, what: string, title: string, more: Html = ""): Html {
  return html`<form method="post" action="${here(ask)}" class="inline">${formToken(ask)}${more}<button name="do" value="${what}">${title}</button></form>`;
}

function beginning(ask: Ask): Html {
  if (!ask.visitor.rights.has("judge")) return html`<p>Coding is for reviewers.</p>`;
  return html`<p class="lede">You begin with the bare text. Nobody’s records are shown, the machine’s neither, until you have finished.</p>${button(ask, "begin", "Begin coding")}`;
}

function done(own: Coding, finished: readonly string[], ask: Ask): Html {
  const others = finished.filter((coder) => coder !== own.coder);
  return html`<p class="lede">You finished it with ${own.coded.events.length} events, ${own.coded.statements.length} statements, ${own.coded.tallies.length} tallies and ${own.coded.attributions.length} attributions.</p>
<h2>Hold it against</h2><ul>${others.map((coder) => html`<li><a href="/agreement/${encodeURIComponent(ask.id)}?a=${encodeURIComponent(own.coder)}&amp;b=${encodeURIComponent(coder)}">${coder === MACHINE_CODER ? "the machine" : html`<bdi>${coder}</bdi>`}</a></li>`)}</ul>
${button(ask, "drop", "Drop it and begin anew")}`;
}

function coding(own: Coding, view: DocumentView, ask: Ask): Html {
  const document = own.coded;
  const chosen = ask.query.get("record");
  const records = KINDS.flatMap((kind) => listOf(document, kind).map((record) => ({ kind, record })));
  const direction = ask.app.labels.direction(document.language);
  const marks = marksOf({ ...document, mentions: [], times: [] });
  const pieces = piecesOf({ start: 0, end: document.text.length }, marks);
  return html`<div class="record-beside coding-desk"><div>
<p class="excerpt" lang="${document.language}" dir="${direction}" data-text-start="0">${pieces.map(
    ({ span, marks: over }) => {
      const words = document.text.slice(span.start, span.end);
      const classes = [...new Set(over.map((mark) => `${mark.layer}-${mark.part}`))].join(" ");
      return over.length === 0 ? html`${words}` : html`<span class="m ${classes}">${words}</span>`;
    },
  )}</p></div>
<div class="own-records">${newRecord(ask)}
<h2>Your records <span class="quiet">${records.length}</span></h2>
${records.length === 0 ? html`<p class="small">None yet. A text that tells of nothing is finished without any.</p>` : records.map(({ kind, record }) => ownRecord({ kind, record, view: { ...view, document }, open: record.id === chosen }, ask))}
${button(ask, "finish", "Finish this text")}</div></div>`;
}

function newRecord(ask: Ask): Html {
  return html`<form method="post" action="${here(ask)}" class="new-record">${formToken(ask)}<input type="hidden" name="start"><input type="hidden" name="end">
<label><span>New</span><select name="kind">${KINDS.map((kind) => html`<option>${kind}</option>`)}</select></label>
<label><span>is</span><input name="is" list="kinds" placeholder="assault, threat, 17" autocomplete="off"></label>
<label><span>said by the words</span><input name="value" dir="auto" required placeholder="mark them in the text" autocomplete="off"></label>
<button name="do" value="add">Add</button>
<datalist id="kinds">${[...EVENT_TYPES, ...ACTS].map((one) => html`<option value="${one}"></option>`)}</datalist>
<p class="small">For an event the word that tells it; for a statement what was said; for a tally what is counted, with its number; for an attribution what somebody is reported to have said, then its source and cue as fields.</p></form>`;
}

interface Own {
  readonly kind: CodedKind;
  readonly record: AnyRecord;
  readonly view: DocumentView;
  readonly open: boolean;
}

function ownRecord({ kind, record, view, open }: Own, ask: Ask): Html {
  const hidden = html`${formToken(ask)}<input type="hidden" name="kind" value="${kind}"><input type="hidden" name="record" value="${record.id}">`;
  const whole = { document: view, kind, record: record.id };
  const address = withQuery(ask.path, ask.query, { record: record.id });
  return html`<details class="own-record"${open ? raw(" open") : ""} id="${record.id}"><summary>${kind}: <q class="words" dir="auto">${flat(wordsOf(record, view.document.text))}</q></summary>
${fieldTable(whole, [], ask.app.labels)}
${open ? html`<form method="post" action="${here(ask)}" class="fix">${hidden}${fixFields(kind, ask)}<button name="do" value="set">Set</button></form>` : html`<p class="small"><a href="${address}#${record.id}">Fill in its fields</a></p>`}
${button(ask, "remove", "Remove", hidden)}</details>`;
}

function wordsOf(record: AnyRecord, text: string): string {
  const span = headOf(record);
  return span ? text.slice(span.start, span.end) : "";
}
