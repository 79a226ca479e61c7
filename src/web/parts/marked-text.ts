// The text of a document, a paragraph a row: the words with their marks, and beside them what was found in them.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { DocumentView, Region, Span } from "../../record/index.ts";
import { incidentAddress } from "../address.ts";
import { paragraphsOf, piecesOf } from "../highlight.ts";
import type { Mark, Piece } from "../highlight.ts";
import type { Note } from "../notes.ts";
import type { Html } from "../page.ts";

interface Drawing {
  readonly view: DocumentView;
  readonly labels: Labels;
  readonly marks: readonly Mark[];
  readonly notes: readonly Note[];
  readonly tips: ReadonlyMap<string, string>;
  readonly shown: { readonly record?: string; readonly spans: readonly Span[] };
  readonly window: Span;
}

/** Records whose anchor was set: the first words of a record carry its id. */
interface State extends Drawing {
  readonly anchored: Set<string>;
  /** Notes by record that do not stand in the margin yet. */
  readonly waiting: Map<string, Note>;
  readonly acts: ReadonlyMap<string, string | undefined>;
}

export function markedText(drawing: Drawing): Html {
  const { document } = drawing.view;
  const waiting = new Map(drawing.notes.map((note) => [note.record, note]));
  const acts = new Map(drawing.notes.map((note) => [note.record, note.act]));
  const state: State = { ...drawing, anchored: new Set(), waiting, acts };
  const noise = document.regions.filter((region) => region.noise);
  const all = [...drawing.marks, ...shownMarks(drawing), ...noiseMarks(noise)].toSorted(
    (a, b) => a.span.start - b.span.start || b.span.end - a.span.end,
  );
  const direction = drawing.labels.direction(document.language);
  const paragraphs = paragraphsOf(document.text, drawing.window, all);
  if (paragraphs.length === 0) return html`<p class="empty">This document has no text.</p>`;
  return html`<div class="text" lang="${document.language}" dir="${direction}">${paragraphs.map((one) => paragraph(one, state))}</div>`;
}

/** What the address asks for is one more mark, so that it is cut out like the others. */
function shownMarks({ shown }: Drawing): Mark[] {
  return shown.spans.map((span) => ({
    record: `shown ${shown.record ?? ""}`,
    layer: "mention",
    part: "shown",
    span,
  }));
}

function noiseMarks(regions: readonly Region[]): Mark[] {
  return regions.map(({ start, end, kind }) => ({
    record: `noise ${kind}`,
    layer: "mention",
    part: "noise",
    span: { start, end },
  }));
}

function paragraph({ span, marks }: { span: Span; marks: readonly Mark[] }, state: State): Html {
  const noisy = marks.some(
    (mark) => mark.part === "noise" && mark.span.start <= span.start && mark.span.end >= span.end,
  );
  const words = piecesOf(span, marks).map((piece) => pieceHtml(piece, state));
  const notes = takeNotes(marks, state);
  const margin =
    notes.length > 0
      ? html`<aside class="margin" lang="en" dir="ltr">${notes.map((note) => noteHtml(note, state))}</aside>`
      : "";
  return html`<div class="${noisy ? "para noise" : "para"}"><p>${words}</p>${margin}</div>
`;
}

/** The notes of the records that begin in these marks, in text order; each stands once. */
function takeNotes(marks: readonly Mark[], { waiting }: State): Note[] {
  return marks.flatMap(({ record }) => {
    const note = waiting.get(record);
    waiting.delete(record);
    return note ?? [];
  });
}

function pieceHtml({ span, marks }: Piece, state: State): Html {
  const words = state.view.document.text.slice(span.start, span.end);
  const records = marks.filter((mark) => mark.part !== "shown" && mark.part !== "noise");
  const shown = marks.some((mark) => mark.part === "shown");
  const anchors = anchorsFor(span, marks, state);
  if (records.length === 0 && !shown) {
    const noise = marks.find((mark) => mark.part === "noise");
    return noise
      ? html`${anchors}<span class="noise" title="Not coded: ${noise.record.slice(6)}">${words}</span>`
      : html`${words}`;
  }
  const classes = [...new Set(records.map((mark) => `${mark.layer}-${mark.part}`))].join(" ");
  const ids = [...new Set(records.map((mark) => mark.record))];
  const tip = ids.flatMap((id) => state.tips.get(id) ?? []).join("\n");
  const inner = html`<span class="m ${classes}" data-r="${ids.join(" ")}"${actOf(records, state)} title="${tip}">${words}</span>`;
  return html`${anchors}${shown ? html`<mark class="shown">${inner}</mark>` : inner}`;
}

/** The act of the statement that these words are part of, for their hue. */
function actOf(records: readonly Mark[], state: State): Html {
  const statement = records.find((mark) => mark.layer === "statement" && mark.part !== "speaker");
  const act = statement && state.acts.get(statement.record);
  return act ? html` data-act="${act}"` : "";
}

/** An id at the first words of each record, for links from everywhere; the evidence or content rather than a speaker before it. */
function anchorsFor(span: Span, marks: readonly Mark[], state: State): Html {
  const beginning = marks.filter(
    (mark) => mark.span.start === span.start && !["speaker", "source", "noise"].includes(mark.part),
  );
  const ids = beginning.map((mark) => (mark.part === "shown" ? (state.shown.record ?? "") : mark.record));
  const fresh = [...new Set(ids)].filter((id) => id !== "" && !state.anchored.has(id));
  for (const id of fresh) state.anchored.add(id);
  return html`${fresh.map((id) => html`<a class="anchor" id="${id}"></a>`)}`;
}

function noteHtml(note: Note, state: State): Html {
  const incident = note.layer === "event" ? state.view.incidents[note.record] : undefined;
  const here = state.shown.record === note.record ? " here" : "";
  return html`<div class="note${here}" data-layer="${note.layer}"${note.act ? html` data-act="${note.act}"` : ""} data-note="${note.record}">
<a class="kind" href="?show=${encodeURIComponent(note.record)}#${encodeURIComponent(note.record)}">${note.kind}</a> <span>${note.says}</span>
${note.condition ? html`<span class="if">Condition: <q dir="auto">${note.condition}</q></span>` : ""}${incident ? html`<a class="to-incident" href="${incidentAddress(incident)}">to the incident</a>` : ""}</div>
`;
}
