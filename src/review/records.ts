// The records of a coded document that people judge, by kind: where they stand, which words they rest on, what they are.
import type {
  Attribution,
  CodedDocument,
  CodedKind,
  Event,
  Mention,
  RecordKind,
  Span,
  Statement,
  Tally,
} from "../record/index.ts";

export type AnyRecord = Event | Statement | Tally | Mention | Attribution;
/** Whatever stands in a list of a coded document. */
export type ListedKind = RecordKind | CodedKind;

const LISTS = {
  event: "events",
  statement: "statements",
  tally: "tallies",
  mention: "mentions",
  attribution: "attributions",
} as const;

export function listOf(coded: CodedDocument, kind: ListedKind): readonly AnyRecord[] {
  return coded[LISTS[kind]];
}

export function withList(
  coded: CodedDocument,
  kind: ListedKind,
  records: readonly AnyRecord[],
): CodedDocument {
  return { ...coded, [LISTS[kind]]: records };
}

/** The words a record rests on, as whole as it gives them. */
export function spansOf(record: AnyRecord): readonly Span[] {
  if ("evidence" in record) return record.evidence;
  if ("source" in record) return record.content.length > 0 ? record.content : record.source;
  if ("content" in record) return record.content.length > 0 ? record.content : [record.speaker];
  return [{ start: record.start, end: record.end }];
}

/** What tells records of one sentence apart. */
export function whatItIs(record: AnyRecord): string[] {
  if ("act" in record) return [record.act];
  if ("trigger" in record) return [record.type, record.mode ?? "", record.date ?? ""];
  if ("source" in record) return [];
  if ("of" in record) return [`${record.count.min}-${record.count.max ?? ""}`];
  return [record.type];
}

export function wordsOf(text: string, spans: readonly Span[]): string {
  return spans.map(({ start, end }) => text.slice(start, end)).join(" … ");
}

/** The rule or model that made a record; a tally's \`by\` is who counted. */
export function madeBy(record: AnyRecord): string | undefined {
  return "of" in record ? record.rule : record.by;
}

/** The words by which a list names it: where it is told, what was said, what is counted. */
export function headOf(record: AnyRecord): Span | undefined {
  if ("trigger" in record) return record.trigger;
  if ("of" in record) return record.of;
  return "content" in record ? record.content[0] : record;
}
