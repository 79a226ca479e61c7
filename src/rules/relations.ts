// Reads the relations and prepositions of relations.yaml: plain names to ways through a tree, by how the trigger is used.
import { asRecord, asTexts, at, fault, unknownValue } from "../knowledge/index.ts";
import type { Where } from "../knowledge/index.ts";
import { readLabelPath } from "./labels.ts";
import type { LabelPath, Relation, Voice } from "./types.ts";

type Types = ReadonlyMap<string, ReadonlySet<string>>;

const VOICES: readonly Voice[] = ["active", "passive", "noun"];

export function readRelations(value: unknown, where: Where, types: Types): Map<string, Relation> {
  return new Map(
    Object.entries(asRecord(value, where)).map(([name, labels]) => [
      name,
      readRelation(name, labels, at(where, name), types),
    ]),
  );
}

/** Each preposition is a relation whose labels are those of all of them, with its own word for the star. */
export function readPrepositions(value: unknown, where: Where, types: Types): Map<string, Relation> {
  const { words, ...labels } = asRecord(value, where);
  return new Map(
    asTexts(words ?? [], at(where, "words")).map((word) => [
      word,
      readRelation(word, withWord(labels, word), where, types),
    ]),
  );
}

function withWord(value: unknown, word: string): unknown {
  if (typeof value === "string") return value.replaceAll("*", word);
  if (Array.isArray(value)) return value.map((one) => withWord(one, word));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withWord(one, word)]));
}

function readRelation(name: string, value: unknown, where: Where, types: Types): Relation {
  const { else: otherwise, ...labels } = asRecord(value, where);
  return {
    name,
    labels: readVoices(labels, where, types),
    otherwise: readVoices(asRecord(otherwise ?? {}, at(where, "else")), at(where, "else"), types),
  };
}

function readVoices(
  value: Readonly<Record<string, unknown>>,
  where: Where,
  types: Types,
): Relation["labels"] {
  const known = ["any", ...VOICES];
  for (const key of Object.keys(value))
    if (!known.includes(key)) fault(at(where, key), unknownValue(key, known));
  const of = (key: string): LabelPath[] =>
    asTexts(value[key] ?? [], at(where, key)).map((text) => readLabelPath(text, at(where, key), types));
  const any = of("any");
  return {
    active: [...of("active"), ...any],
    passive: [...of("passive"), ...any],
    noun: [...of("noun"), ...any],
  };
}

/** Names that stand elsewhere in the file must be relations. */
export function checkRelation(name: string, relations: ReadonlyMap<string, Relation>, where: Where): void {
  if (!relations.has(name)) fault(where, unknownValue(name, relations.keys()));
}
