// How a judgement finds its record again: by the words it was made on, then by what it is, and by its number last.
import type { CodedDocument, RecordAnchor, RecordKind, Span } from "../record/index.ts";
import { type AnyRecord, listOf, madeBy, spansOf, whatItIs, wordsOf } from "./records.ts";

export { spansOf };

export function anchorOf(
  coded: CodedDocument,
  kind: RecordKind,
  id: string,
  fingerprint: string,
): RecordAnchor | undefined {
  const record = listOf(coded, kind).find((one) => one.id === id);
  if (!record) return undefined;
  const spans = spansOf(record).map(({ start, end }) => ({ start, end }));
  const by = madeBy(record);
  return {
    record: id,
    fingerprint,
    is: whatItIs(record),
    spans,
    quote: wordsOf(coded.text, spans),
    ...(by !== undefined && { by }),
  };
}

// As for reports (ledger/anchor.ts): less than half of the words in common is another place of the text.
const SHARED_LEAST = 0.5;

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, 0);

function shared(a: readonly Span[], b: readonly Span[]): number {
  let both = 0;
  for (const x of a)
    for (const y of b) both += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  return both / Math.max(1, lengthOf(a) + lengthOf(b) - both);
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

function likeness(anchor: RecordAnchor, record: AnyRecord, text: string, fingerprint: string): number {
  const spans = spansOf(record);
  const same =
    anchor.fingerprint === fingerprint
      ? shared(anchor.spans, spans)
      : Number(squeezed(anchor.quote) === squeezed(wordsOf(text, spans)));
  if (same < SHARED_LEAST) return 0;
  const is = whatItIs(record);
  const alike = anchor.is.filter((value, index) => value === is[index]).length;
  return same + 2 * alike + (record.id === anchor.record ? 0.5 : 0);
}

/** The record that an anchor means in this coding; undefined where its words make no such record any more. */
export function recordOf(
  anchor: RecordAnchor,
  kind: RecordKind,
  coded: CodedDocument,
  fingerprint: string,
): AnyRecord | undefined {
  let best: { record: AnyRecord; score: number } | undefined;
  for (const record of listOf(coded, kind)) {
    const score = likeness(anchor, record, coded.text, fingerprint);
    if (score > (best?.score ?? 0)) best = { record, score };
  }
  return best?.record;
}
