// The text around a record, letter by letter as it stands, so that what is selected in it has its place in the text.
import { html } from "hono/html";
import type { Labels } from "../../app/index.ts";
import type { CodedKind, DocumentView, RecordKind, Span } from "../../record/index.ts";
import { hull } from "../../text/index.ts";
import { marksOf, piecesOf } from "../highlight.ts";
import type { Mark } from "../highlight.ts";
import type { Html } from "../page.ts";

/** Characters shown before and after the record: what is needed to judge it, and to find words for a field. */
const AROUND = 1200;

export interface WholeRecord {
  readonly document: DocumentView;
  readonly kind: RecordKind | CodedKind;
  readonly record: string;
}

function marksFor(view: DocumentView, what: readonly Span[] | WholeRecord): Mark[] {
  if (!("record" in what))
    return what.map((span) => ({ record: "shown", layer: "mention", part: "shown", span }));
  return marksOf(view.document).filter((mark) => mark.record === what.record);
}

export function excerptAround(view: DocumentView, what: readonly Span[] | WholeRecord, labels: Labels): Html {
  const { text, language, statements } = view.document;
  const marks = marksFor(view, what);
  const around = hull(marks.map(({ span }) => span)) ?? { start: 0, end: 0 };
  const window = windowAround(text, around);
  const act = "record" in what ? statements.find(({ id }) => id === what.record)?.act : undefined;
  const pieces = piecesOf(window, marks);
  return html`<p class="excerpt" lang="${language}" dir="${labels.direction(language)}" data-text-start="${window.start}">${pieces.map(({ span, marks: over }) => piece(text.slice(span.start, span.end), over, act))}</p>`;
}

function piece(words: string, marks: readonly Mark[], act: string | undefined): Html {
  if (marks.length === 0) return html`${words}`;
  const classes = [...new Set(marks.map((mark) => `${mark.layer}-${mark.part}`))].join(" ");
  const parts = [...new Set(marks.map(({ part }) => part))].join(", ");
  if (marks.some(({ part }) => part === "shown")) return html`<mark>${words}</mark>`;
  return html`<span class="m ${classes}"${act ? html` data-act="${act}"` : ""} title="${parts}">${words}</span>`;
}

/** From the beginning of a paragraph to the end of one, where they are near. */
function windowAround(text: string, { start, end }: Span): Span {
  const [low, high] = [Math.max(0, start - AROUND), Math.min(text.length, end + AROUND)];
  const first = text.indexOf("\n", low);
  const last = text.lastIndexOf("\n", high);
  return {
    start: low === 0 ? 0 : first >= 0 && first < start ? first + 1 : low,
    end: high === text.length ? high : last > end ? last : high,
  };
}
