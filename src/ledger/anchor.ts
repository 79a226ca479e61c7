// What a person's judgement was made on: the words, not the number an event happened to have. By them the judgement finds
// its reports again when a document is coded anew or comes again with other words.
import type { Report, Span } from "../record/index.ts";

export interface Anchor {
  readonly document: string;
  readonly event: string;
  /** Which text the spans belong to (fingerprint.ts). */
  readonly fingerprint: string;
  readonly type: string;
  readonly mode?: string;
  readonly date?: string;
  readonly evidence: readonly Span[];
  readonly quote: string;
}

export function anchorOf(report: Report, fingerprint: string): Anchor {
  const { document, event, type, mode, date, evidence, quote } = report;
  const told = { ...(mode !== undefined && { mode }), ...(date !== undefined && { date }) };
  return { document, event, fingerprint, type, ...told, evidence, quote };
}

// Evidence is whole sentences; less than half of them in common is another place of the text.
const SHARED_LEAST = 0.5;

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, span) => sum + span.end - span.start, 0);

/** Share of the letters of two lists of spans that both cover. */
function sharedSpans(a: readonly Span[], b: readonly Span[]): number {
  let both = 0;
  for (const x of a)
    for (const y of b) both += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  return both / Math.max(1, lengthOf(a) + lengthOf(b) - both);
}

const squeezed = (text: string): string => text.replace(/\s+/g, " ").trim();

function likeness(anchor: Anchor, report: Report, fingerprint: string): number {
  const shared =
    anchor.fingerprint === fingerprint
      ? sharedSpans(anchor.evidence, report.evidence)
      : Number(squeezed(anchor.quote) === squeezed(report.quote));
  if (shared < SHARED_LEAST) return 0;
  // Two events of one sentence are told apart by what they are; the number of the event decides last.
  const same = (x: unknown, y: unknown, weight: number): number => (x === y ? weight : 0);
  return (
    shared +
    same(anchor.type, report.type, 4) +
    same(anchor.mode, report.mode, 2) +
    same(anchor.date, report.date, 1) +
    same(anchor.event, report.event, 0.5)
  );
}

/** The report of this document that an anchor means; undefined if its words are told no more. */
export function reportOfAnchor(
  anchor: Anchor,
  reports: readonly Report[],
  fingerprint: string,
): Report | undefined {
  let best: { report: Report; score: number } | undefined;
  for (const report of reports) {
    const score = likeness(anchor, report, fingerprint);
    if (score > (best?.score ?? 0)) best = { report, score };
  }
  return best?.report;
}

/** The name of a report that is there no more, on a judgement that waits for it. No report has such a name. */
export const awaited = (anchor: Anchor): string => `${anchor.document}#${anchor.event}@`;
