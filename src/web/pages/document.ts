// A document: its text with every record marked on the words it rests on, and what was found in the margin.
import { html } from "hono/html";
import type { DocumentView, RecordJudgement, Span } from "../../record/index.ts";
import { hull, webAddress } from "../../text/index.ts";
import { withQuery } from "../address.ts";
import { marksOf } from "../highlight.ts";
import type { Mark } from "../highlight.ts";
import { notesOf, tipsOf } from "../notes.ts";
import type { Ask, Html } from "../page.ts";
import { definePage } from "../page.ts";
import { dated } from "../parts/dates.ts";
import { layerSwitches } from "../parts/layers.ts";
import { pinnedRecord } from "../parts/pinned.ts";
import { markedText } from "../parts/marked-text.ts";
import { named, outletBeside, titleOf } from "../parts/names.ts";

/** Characters drawn at once (about 40 pages of a book); a longer text is read in parts. */
const WINDOW = 100_000;

interface DocumentData extends DocumentView {
  /** What people say of its records. */
  readonly judgements: readonly RecordJudgement[];
}

export const documentPage = definePage<DocumentData>({
  path: "/documents/:id",
  missing: "There is no document with this id in the ledger.",
  async load({ app, id }) {
    const view = await app.document(id);
    return view && { ...view, judgements: await app.review.judgements(id) };
  },
  draw: (view, ask) => ({ title: titleOf(view.document), body: body(view, ask) }),
});

function body(view: DocumentData, ask: Ask): Html {
  const { document } = view;
  const { labels } = ask.app;
  const marks = marksOf(document);
  const notes = notesOf(document, labels);
  const tips = tipsOf(document, notes, labels);
  const shown = shownSpans(document.text, marks, ask);
  const window = windowOf(document.text.length, shown.spans, ask);
  return html`<article class="document-page">
<header><p class="crumb"><a href="/documents">Documents</a></p>
<h1 lang="${document.language}" dir="auto">${titleOf(document)}</h1>
${provenance(view, ask)}
${goneSince(view)}
${document.error ? html`<p class="problem">Nothing was coded in this document: ${document.error.message}</p>` : ""}
</header>
${pinnedRecord(view, { judgements: view.judgements, tips }, ask)}
${layerSwitches(marks)}
${parts(document.text.length, window, ask)}
${markedText({ view, labels, marks, notes, tips, shown, window })}
${parts(document.text.length, window, ask)}
</article>`;
}

/** The page is not there any more; the copy is. */
function goneSince({ gone }: DocumentView): Html {
  if (!gone) return "";
  const answer = gone.status === undefined ? "" : ` (the server answered ${gone.status})`;
  return html`<p class="gone">Gone at its source since ${dated(gone.since.slice(0, 10))}${answer}. What stands here is the copy that was kept.</p>`;
}

function provenance({ document, original, addedAt }: DocumentView, ask: Ask): Html {
  const address = webAddress(document.url);
  return html`<p class="facts"><span>${outletBeside(document)}</span> <span>${dated(document.published?.slice(0, 10))}</span> <span>${ask.app.labels.languageName(document.language)}</span>${document.author ? html` <span>${named(document.author)}</span>` : ""}</p>
<p class="facts small">${address ? html`<span><a href="${address}" rel="noreferrer noopener">at the outlet</a></span> ` : ""}<span><a href="/originals/${original.sha256}">the original, ${original.bytes.toLocaleString("en-GB")} bytes</a></span> <span><a href="/originals/${original.sha256}?as=text">as text</a></span> <span><a href="/versions/${encodeURIComponent(document.id)}">versions</a></span> <span><a href="/coding/${encodeURIComponent(document.id)}">code it blind</a></span> <span title="SHA-256 ${original.sha256}">kept ${dated(addedAt.slice(0, 10))}</span></p>`;
}

export interface Shown {
  readonly record?: string;
  readonly spans: readonly Span[];
}

/** What the address asks to have marked: a record, or words of a search hit. */
function shownSpans(text: string, marks: readonly Mark[], ask: Ask): Shown {
  const record = ask.query.get("show") ?? undefined;
  if (record) return { record, spans: evidenceOf(marks.filter((mark) => mark.record === record)) };
  const found = placeOf(ask.query.get("words") ?? "", text);
  return found ? { record: "words", spans: [found] } : { spans: [] };
}

/** Longer than any excerpt: an address made by hand must not become a costly search. */
const MOST_WORDS_CHARS = 1000;

/** Where words stand in a text; an excerpt has one blank where the text may have several, or a new line. */
function placeOf(words: string, text: string): Span | undefined {
  const sought = words.trim().slice(0, MOST_WORDS_CHARS);
  if (sought === "") return undefined;
  const pattern = sought
    .split(/\s+/)
    .map((word) => RegExp.escape(word))
    .join("\\s+");
  const match = new RegExp(pattern, "u").exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** The longest parts a record has say it: the evidence or the content rather than the trigger inside it. */
function evidenceOf(marks: readonly Mark[]): Span[] {
  const saying = marks.filter((mark) => ["evidence", "content", "condition", "words"].includes(mark.part));
  return (saying.length > 0 ? saying : marks).map((mark) => mark.span);
}

function windowOf(length: number, shown: readonly Span[], ask: Ask): Span {
  const asked = Number.parseInt(ask.query.get("at") ?? "", 10);
  const wanted = Number.isInteger(asked) ? asked : (hull(shown)?.start ?? 0);
  const start = Math.floor(Math.min(Math.max(wanted, 0), Math.max(length - 1, 0)) / WINDOW) * WINDOW;
  return { start, end: Math.min(start + WINDOW, length) };
}

function parts(length: number, window: Span, ask: Ask): Html {
  if (length <= WINDOW) return "";
  const to = (at: number): string =>
    withQuery(ask.path, ask.query, { at: String(at), show: undefined, words: undefined });
  const before =
    window.start > 0 ? html`<a rel="prev" href="${to(window.start - WINDOW)}">Part before</a>` : "";
  const after = window.end < length ? html`<a rel="next" href="${to(window.end)}">Next part</a>` : "";
  const place = `Part ${window.start / WINDOW + 1} of ${Math.ceil(length / WINDOW)}`;
  return html`<nav class="pager" aria-label="Parts of the text">${before} <span>${place}</span> ${after}</nav>`;
}
