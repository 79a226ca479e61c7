// Changing one record of a coding by hand: a field set or taken away, a record added or removed. Values of words point at
// the text; what cannot be a value of its field changes nothing.
import type {
  CodedDocument,
  CodedKind,
  Event,
  FieldValue,
  Mention,
  Role,
  Span,
  Statement,
  Tally,
} from "../record/index.ts";
import { type Field, fieldNamed, valueOf } from "./fields.ts";
import { type AnyRecord, listOf, type ListedKind, withList } from "./records.ts";

export interface Edit {
  readonly kind: ListedKind;
  readonly id: string;
  readonly field: string;
  readonly value: FieldValue;
  /** Signs the record. */
  readonly by: string;
}

/** The coding with one field of one record set; undefined where the value cannot be one of that field. */
export function setField(
  coded: CodedDocument,
  { kind, id, field: name, value, by }: Edit,
): CodedDocument | undefined {
  const field = fieldNamed(kind, name);
  const record = listOf(coded, kind).find((one) => one.id === id);
  if (!field || !record) return undefined;
  const { document, set } = settled(coded, field, record, value);
  if (set === undefined) return undefined;
  const { [field.name]: _before, ...rest } = record as AnyRecord & Record<string, unknown>;
  const corrected = { ...rest, ...set, ...signed(kind, by) } as AnyRecord;
  const all = listOf(document, kind).map((one) => (one.id === id ? corrected : one));
  return withList(document, kind, all);
}

export function removeRecord(coded: CodedDocument, kind: ListedKind, id: string): CodedDocument {
  return withList(
    coded,
    kind,
    listOf(coded, kind).filter((one) => one.id !== id),
  );
}

/** Who made it stands where each kind keeps it; a tally's `by` is who counted. */
function signed(kind: ListedKind, by: string): Record<string, string> {
  return { [kind === "tally" ? "rule" : "by"]: `person:${by}` };
}

interface Settled {
  readonly document: CodedDocument;
  /** The field with its value, or without one to take it away; undefined where nothing may be set. */
  readonly set?: Readonly<Record<string, unknown>>;
}

function settled(coded: CodedDocument, field: Field, record: AnyRecord, value: FieldValue): Settled {
  if (value.text === "" && value.span === undefined) {
    if (field.needed) return { document: coded };
    return { document: coded, set: field.many ? { [field.name]: [] } : {} };
  }
  if (field.takes !== "words") {
    const found = valueOf(field, value);
    return found === undefined ? { document: coded } : { document: coded, set: { [field.name]: found } };
  }
  const { span } = value;
  if (span === undefined || span.end <= span.start || span.end > coded.text.length)
    return { document: coded };
  const { document, role } = named(coded, field, span);
  return { document, set: { [field.name]: field.many ? listed(record, field, role, value) : role } };
}

/** "+" adds to the list, else the words are the whole of it. */
function listed(record: AnyRecord, field: Field, role: Role, { text }: FieldValue): readonly Role[] {
  const before = (record as unknown as Record<string, readonly Role[] | undefined>)[field.name] ?? [];
  return text === "+" ? [...before, role] : [role];
}

/** The words as a role: with the mention that stands there, or a new one where the field names something. */
function named(
  coded: CodedDocument,
  field: Field,
  { start, end }: Span,
): { document: CodedDocument; role: Role } {
  if (field.names === undefined) return { document: coded, role: { start, end } };
  const there = coded.mentions.find((mention) => mention.start === start && mention.end === end);
  if (there) {
    const { id, entity, name } = there;
    return {
      document: coded,
      role: { start, end, mention: id, ...(entity && { entity }), ...(name && { name }) },
    };
  }
  const mention: Mention = {
    id: freeId(coded),
    start,
    end,
    type: field.names,
    name: coded.text.slice(start, end),
  };
  return {
    document: { ...coded, mentions: [...coded.mentions, mention] },
    role: { start, end, mention: mention.id },
  };
}

/** A number that no record of any list has. */
function freeId(coded: CodedDocument, letter = "p"): string {
  const { mentions, events, statements, tallies, attributions } = coded;
  const lists = [mentions, events, statements, tallies, attributions];
  const taken = new Set(lists.flatMap((list) => list.map(({ id }) => id)));
  let number = 1;
  while (taken.has(`${letter}${number}`)) number++;
  return `${letter}${number}`;
}

const LETTERS = { event: "e", statement: "s", tally: "c", mention: "m", attribution: "a" } as const;

/** What a new record rests on: the words that say it, and the sentence or sentences around them. */
export interface NewRecord {
  readonly kind: CodedKind;
  /** Type of an event, act of a statement; number of a tally ("5", "5-8", "5+"); nothing of an attribution. */
  readonly is: string;
  readonly span: Span;
  readonly by: string;
}

/** The field that says what a new record is. */
const FIRST: Readonly<Record<CodedKind, string | undefined>> = {
  event: "type",
  statement: "act",
  tally: "count",
  attribution: undefined,
};

/** The coding with a new record, and its id; undefined where it cannot be one. */
export function addRecord(
  coded: CodedDocument,
  { kind, is, span, by }: NewRecord,
): { readonly coded: CodedDocument; readonly id: string } | undefined {
  const id = freeId(coded, LETTERS[kind]);
  const first = FIRST[kind];
  const value = first && valueOf(fieldNamed(kind, first)!, { text: is });
  if (first !== undefined && value === undefined) return undefined;
  if (span.end <= span.start || span.end > coded.text.length) return undefined;
  const made = blank(kind, id, sentenceAround(coded.text, span), span);
  const said = first === undefined ? {} : { [first]: value };
  const record = { ...made, ...said, ...signed(kind, by) } as AnyRecord;
  return { coded: withList(coded, kind, [...listOf(coded, kind), record]), id };
}

function blank(kind: NewRecord["kind"], id: string, sentence: Span, span: Span): AnyRecord {
  const none: Pick<Event, "places" | "actors" | "targets" | "victims" | "weapons"> = {
    places: [],
    actors: [],
    targets: [],
    victims: [],
    weapons: [],
  };
  if (kind === "event") {
    const event: Event = {
      id,
      type: "assault",
      status: "reported",
      trigger: span,
      evidence: [sentence],
      ...none,
    };
    return event;
  }
  if (kind === "statement") {
    const statement: Statement = { id, act: "announcement", content: [span], speaker: span, quoted: false };
    return statement;
  }
  if (kind === "attribution") return { id, source: [], cue: [], content: [span] };
  const tally: Tally = { id, count: { min: 0 }, of: span, evidence: [sentence] };
  return tally;
}

const ENDS: ReadonlySet<string> = new Set([".", "!", "?", "؟", "\n"]);

/** To the full stops or line ends around: evidence is whole sentences. */
function sentenceAround(text: string, span: Span): Span {
  let { start, end } = span;
  while (start > 0 && !ENDS.has(text[start - 1]!)) start--;
  while (start < span.start && text[start]!.trim() === "") start++;
  while (end < text.length && !ENDS.has(text[end]!)) end++;
  return { start, end: text[end] === "\n" ? end : Math.min(end + 1, text.length) };
}
