// The layers over a text: what each record points at, and the text cut into pieces that lie under the same records.
import type { CodedDocument, Span } from "../record/index.ts";

export const LAYERS = ["event", "statement", "tally", "attribution", "time", "mention"] as const;
export type Layer = (typeof LAYERS)[number];

/** One stretch that one record points at. `part` is what it is to the record: trigger, evidence, cue, content, … */
export interface Mark {
  readonly record: string;
  readonly layer: Layer;
  readonly part: string;
  readonly span: Span;
}

export interface Piece {
  readonly span: Span;
  readonly marks: readonly Mark[];
}

type Finder = (document: CodedDocument) => Mark[];

function marks(
  layer: Layer,
  record: string,
  parts: Readonly<Record<string, readonly (Span | undefined)[]>>,
): Mark[] {
  return Object.entries(parts).flatMap(([part, spans]) =>
    spans.flatMap((span) =>
      span ? [{ record, layer, part, span: { start: span.start, end: span.end } }] : [],
    ),
  );
}

const FINDERS: Readonly<Record<Layer, Finder>> = {
  event: ({ events }) =>
    events.flatMap((one) => marks("event", one.id, { evidence: one.evidence, trigger: [one.trigger] })),
  statement: ({ statements }) =>
    statements.flatMap((one) =>
      marks("statement", one.id, {
        content: one.content,
        condition: [one.condition],
        cue: [one.cue],
        speaker: [one.speaker],
      }),
    ),
  tally: ({ tallies }) =>
    tallies.flatMap((one) => marks("tally", one.id, { evidence: one.evidence, of: [one.of] })),
  attribution: ({ attributions }) =>
    attributions.flatMap((one) =>
      marks("attribution", one.id, { content: one.content, source: one.source, cue: one.cue }),
    ),
  time: ({ times }) => times.flatMap((one) => marks("time", one.id, { words: [one] })),
  mention: ({ mentions }) => mentions.flatMap((one) => marks("mention", one.id, { words: [one] })),
};

/** Every mark of a document, in text order; marks without words are left out. */
export function marksOf(document: CodedDocument): Mark[] {
  return LAYERS.flatMap((layer) => FINDERS[layer](document))
    .filter((mark) => mark.span.end > mark.span.start && mark.span.start < document.text.length)
    .toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
}

/** The stretch cut wherever a mark begins or ends. `marks` in text order; the time is that of the pieces and their marks. */
export function piecesOf(stretch: Span, marks: readonly Mark[]): Piece[] {
  const inside = marks.filter((mark) => mark.span.start < stretch.end && mark.span.end > stretch.start);
  const cuts = new Set([stretch.start, stretch.end]);
  for (const { span } of inside) {
    if (span.start > stretch.start) cuts.add(span.start);
    if (span.end < stretch.end) cuts.add(span.end);
  }
  const sorted = [...cuts].toSorted((a, b) => a - b);
  let open: Mark[] = [];
  let next = 0;
  return sorted.slice(0, -1).map((start, index) => {
    open = open.filter((mark) => mark.span.end > start);
    while (next < inside.length && inside[next]!.span.start <= start) open.push(inside[next++]!);
    return { span: { start, end: sorted[index + 1]! }, marks: [...open] };
  });
}

/** Lines of a text, blank ones left out, with the marks that touch each; both in text order. */
export function paragraphsOf(
  text: string,
  window: Span,
  marks: readonly Mark[],
): { span: Span; marks: readonly Mark[] }[] {
  const found: { span: Span; marks: readonly Mark[] }[] = [];
  let carried: Mark[] = [];
  let next = 0;
  for (let start = window.start; start < window.end;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 || newline > window.end ? window.end : newline;
    carried = carried.filter((mark) => mark.span.end > start);
    while (next < marks.length && marks[next]!.span.start < end) carried.push(marks[next++]!);
    if (text.slice(start, end).trim() !== "") {
      found.push({
        span: { start, end },
        marks: carried.filter((mark) => mark.span.end > start && mark.span.start < end),
      });
    }
    start = end + 1;
  }
  return found;
}
