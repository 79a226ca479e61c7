// Settling the differences of two codings: each difference is decided for one side, and a third coding comes of it.
import type { CodedDocument, Mention, Role } from "../record/index.ts";
import { align, said, type Pair } from "./compare.ts";
import { FIELDS } from "./fields.ts";
import { type AnyRecord, listOf, withList } from "./records.ts";

export type Choice = "a" | "b";

/** A record that one side lacks, or a field of which the sides say different things. */
export interface Difference {
  /** The same for the same two codings, so that a decision finds it. */
  readonly id: string;
  readonly kind: Pair["kind"];
  readonly a?: AnyRecord;
  readonly b?: AnyRecord;
  readonly field?: string;
  readonly saidA?: string;
  readonly saidB?: string;
}

export function differencesOf(a: CodedDocument, b: CodedDocument): Difference[] {
  return align(a, b).flatMap((pair): Difference[] => {
    const { kind, a: left, b: right } = pair;
    const name = `${kind}-${left?.id ?? ""}-${right?.id ?? ""}`;
    if (!left || !right) return [{ id: name, ...pair }];
    return FIELDS[kind].flatMap((field) => {
      const [saidA, saidB] = [said(left, field, a.text), said(right, field, b.text)];
      return saidA === saidB
        ? []
        : [{ id: `${name}-${field.name}`, ...pair, field: field.name, saidA, saidB }];
    });
  });
}

/** A's coding with what was decided for B; what is undecided stays as A has it. */
export function adjudicate(
  a: CodedDocument,
  b: CodedDocument,
  choices: ReadonlyMap<string, Choice>,
): CodedDocument {
  let coded = a;
  for (const difference of differencesOf(a, b)) {
    const { id, kind, a: left, b: right, field } = difference;
    const forB = choices.get(id) === "b";
    const list = listOf(coded, kind);
    if (left && !right) {
      if (forB)
        coded = withList(
          coded,
          kind,
          list.filter((one) => one.id !== left.id),
        );
    } else if (right && !left) {
      if (forB)
        coded = withList(coded, kind, [...list, brought({ ...right, id: freshId(list, right.id) }, coded)]);
    } else if (forB && left && right && field !== undefined) {
      coded = withList(
        coded,
        kind,
        list.map((one) => (one.id === left.id ? fieldFrom(one, right, field, coded) : one)),
      );
    }
  }
  return coded;
}

function freshId(list: readonly AnyRecord[], wanted: string): string {
  const taken = new Set(list.map(({ id }) => id));
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${number}`;
  return id;
}

function fieldFrom(record: AnyRecord, other: AnyRecord, field: string, coded: CodedDocument): AnyRecord {
  const { [field]: _before, ...rest } = record as AnyRecord & Record<string, unknown>;
  const value = (brought(other, coded) as unknown as Record<string, unknown>)[field];
  return (value === undefined ? rest : { ...rest, [field]: value }) as AnyRecord;
}

/** Numbers of mentions and attributions hold in one coding only: roles point to the mention of the same words, or to none. */
function brought(record: AnyRecord, coded: CodedDocument): AnyRecord {
  const here = (role: Role): Role => {
    const { mention: _other, ...rest } = role;
    const there = coded.mentions.find((one: Mention) => one.start === role.start && one.end === role.end);
    return there ? { ...rest, mention: there.id } : rest;
  };
  const isRole = (value: unknown): value is Role =>
    typeof value === "object" && value !== null && "start" in value;
  const {
    attribution: _link,
    about: _events,
    responseTo: _chain,
    ...rest
  } = record as AnyRecord & Record<string, unknown>;
  // Who speaks and through whom: numbers of the other coding, where they are not words.
  const held = Object.entries(rest).filter(
    ([name, value]) => name !== "via" && !(name === "speaker" && typeof value === "string"),
  );
  const entries = held.map(([name, value]) => [
    name,
    Array.isArray(value)
      ? value.map((one) => (isRole(one) ? here(one) : one))
      : isRole(value)
        ? here(value)
        : value,
  ]);
  return Object.fromEntries(entries) as AnyRecord;
}
