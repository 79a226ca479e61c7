// Two codings of one text laid side by side: which records tell of the same thing, and what each coder says of each field.
import { CODED_KINDS } from "../record/index.ts";
import type { CodedDocument, CodedKind, Role, Span } from "../record/index.ts";
import { fold } from "../text/index.ts";
import { agreementOf, type Agreement, type Unit } from "./agreement.ts";
import { FIELDS, type Field } from "./fields.ts";
import { type AnyRecord, listOf, spansOf, whatItIs } from "./records.ts";

/** Mentions are what the others point at; coders are compared in what they find told. */
export const COMPARED = CODED_KINDS;
type ComparedKind = CodedKind;

export interface Pair {
  readonly kind: ComparedKind;
  readonly a?: AnyRecord;
  readonly b?: AnyRecord;
}

export interface ComparedField extends Agreement {
  readonly kind: ComparedKind;
  readonly field: string;
}

export interface Compared {
  readonly pairs: readonly Pair[];
  /** How many records only one has, and how many both have, by kind. */
  readonly found: Readonly<
    Record<ComparedKind, { readonly both: number; readonly onlyA: number; readonly onlyB: number }>
  >;
  readonly fields: readonly ComparedField[];
}

// Two coders seldom mark the very same words; a third of them in common is the same place.
const SHARED_LEAST = 1 / 3;

const lengthOf = (spans: readonly Span[]): number =>
  spans.reduce((sum, { start, end }) => sum + end - start, 0);

function shared(a: readonly Span[], b: readonly Span[]): number {
  let both = 0;
  for (const x of a)
    for (const y of b) both += Math.max(0, Math.min(x.end, y.end) - Math.max(x.start, y.start));
  return both / Math.max(1, Math.min(lengthOf(a), lengthOf(b)));
}

function likeness(a: AnyRecord, b: AnyRecord): number {
  const same = shared(spansOf(a), spansOf(b));
  if (same < SHARED_LEAST) return 0;
  const [isA, isB] = [whatItIs(a), whatItIs(b)];
  const trigger = "trigger" in a && "trigger" in b ? shared([a.trigger], [b.trigger]) : 0;
  return same + 2 * trigger + isA.filter((value, index) => value === isB[index]).length;
}

/** Each record with its like in the other coding, the surest first; no record twice. */
export function align(a: CodedDocument, b: CodedDocument): Pair[] {
  return COMPARED.flatMap((kind) => {
    const [left, right] = [listOf(a, kind), listOf(b, kind)];
    const likely = left
      .flatMap((one) => right.map((other) => ({ one, other, score: likeness(one, other) })))
      .filter(({ score }) => score > 0)
      .toSorted((x, y) => y.score - x.score);
    const taken = new Set<AnyRecord>();
    const pairs: Pair[] = [];
    for (const { one, other } of likely) {
      if (taken.has(one) || taken.has(other)) continue;
      taken.add(one).add(other);
      pairs.push({ kind, a: one, b: other });
    }
    const alone = (list: readonly AnyRecord[], side: "a" | "b"): Pair[] =>
      list.filter((record) => !taken.has(record)).map((record) => ({ kind, [side]: record }));
    return [...pairs, ...alone(left, "a"), ...alone(right, "b")];
  });
}

/** What a record says of a field, as one word to compare; "" where it says nothing. */
export function said(record: AnyRecord, field: Field, text: string): string {
  const value = (record as unknown as Record<string, unknown>)[field.name];
  if (value === undefined) return "";
  if (typeof value === "string") return value;
  if (field.takes === "number") return rangeWords(value as { min: number; max?: number });
  const roles = (field.many ? value : [value]) as readonly Role[];
  if (field.name === "content") return "said";
  return roles
    .map((role) => role.entity ?? fold(role.name ?? text.slice(role.start, role.end)))
    .toSorted()
    .join(" + ");
}

function rangeWords({ min, max }: { min: number; max?: number }): string {
  return max === undefined ? `${min}+` : max === min ? String(min) : `${min}-${max}`;
}

/** One unit a pair that both have, for each field of its kind. */
export function unitsOf(pairs: readonly Pair[], kind: ComparedKind, field: Field, text: string): Unit[] {
  return pairs.flatMap(({ kind: of, a, b }) =>
    of === kind && a && b ? [[said(a, field, text), said(b, field, text)]] : [],
  );
}

export function compare(a: CodedDocument, b: CodedDocument): Compared {
  const pairs = align(a, b);
  return { pairs, found: foundOf(pairs), fields: fieldsOf([{ pairs, text: a.text }]) };
}

export function foundOf(pairs: readonly Pair[]): Compared["found"] {
  const of = (kind: ComparedKind) => {
    const all = pairs.filter((pair) => pair.kind === kind);
    const both = all.filter((pair) => pair.a && pair.b).length;
    const onlyA = all.filter((pair) => !pair.b).length;
    return { both, onlyA, onlyB: all.length - both - onlyA };
  };
  return {
    event: of("event"),
    statement: of("statement"),
    tally: of("tally"),
    attribution: of("attribution"),
  };
}

/** Agreement of each field over all texts together; fields of which nobody says anything are left out. */
export function fieldsOf(
  texts: readonly { readonly pairs: readonly Pair[]; readonly text: string }[],
): ComparedField[] {
  return COMPARED.flatMap((kind) =>
    FIELDS[kind]
      .filter(({ name }) => name !== "content")
      .flatMap((field) => {
        const units = texts.flatMap(({ pairs, text }) => unitsOf(pairs, kind, field, text));
        const anything = units.some((unit) => unit.some((value) => value !== ""));
        return anything ? [{ kind, field: field.name, ...agreementOf(units) }] : [];
      }),
  );
}
