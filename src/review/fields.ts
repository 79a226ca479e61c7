// Which fields of a record a person may correct, and what each takes. A field made of words takes words of the text; no
// value comes from nowhere.
import {
  ACTS,
  EVENT_STATUSES,
  EVENT_TYPES,
  MENTION_TYPES,
  type FieldValue,
  type Range,
} from "../record/index.ts";
import { isEdtf } from "../text/index.ts";
import type { ListedKind } from "./records.ts";

/** `words`: a stretch of the text. `many`: such stretches are added to or replace a list. */
export type Takes = "words" | "choice" | "mode" | "date" | "number" | "entity";

export interface Field {
  readonly name: string;
  readonly takes: Takes;
  readonly many?: boolean;
  readonly choices?: readonly string[];
  /** What is named by the words, for a mention that is not there yet. */
  readonly names?: "location" | "organization" | "weapon";
  /** Without it the record would be none. */
  readonly needed?: boolean;
}

export const FIELDS: Readonly<Record<ListedKind, readonly Field[]>> = {
  event: [
    { name: "type", takes: "choice", choices: EVENT_TYPES, needed: true },
    { name: "mode", takes: "mode" },
    { name: "status", takes: "choice", choices: EVENT_STATUSES, needed: true },
    { name: "date", takes: "date" },
    { name: "places", takes: "words", many: true, names: "location" },
    { name: "actors", takes: "words", many: true, names: "organization" },
    { name: "targets", takes: "words", many: true, names: "organization" },
    { name: "victims", takes: "words", many: true, names: "organization" },
    { name: "weapons", takes: "words", many: true, names: "weapon" },
    { name: "killed", takes: "number" },
    { name: "injured", takes: "number" },
    { name: "count", takes: "number" },
  ],
  statement: [
    { name: "act", takes: "choice", choices: ACTS, needed: true },
    { name: "speaker", takes: "words", names: "organization", needed: true },
    { name: "target", takes: "words", names: "organization" },
    { name: "condition", takes: "words" },
    { name: "content", takes: "words", many: true, needed: true },
    { name: "date", takes: "date" },
  ],
  tally: [
    { name: "count", takes: "number", needed: true },
    { name: "of", takes: "words", needed: true },
    { name: "place", takes: "words", names: "location" },
    { name: "by", takes: "words", names: "organization" },
    { name: "from", takes: "date" },
    { name: "to", takes: "date" },
  ],
  attribution: [
    { name: "source", takes: "words", many: true, needed: true },
    { name: "cue", takes: "words", many: true },
    { name: "content", takes: "words", many: true, needed: true },
  ],
  mention: [
    { name: "type", takes: "choice", choices: MENTION_TYPES, needed: true },
    { name: "entity", takes: "entity" },
  ],
};

export function fieldNamed(kind: ListedKind, name: string): Field | undefined {
  return FIELDS[kind].find((field) => field.name === name);
}

/** "5" is five, "5-8" five to eight, "5+" at least five. */
function rangeOf(text: string): Range | undefined {
  const match = /^(\d{1,7})(?:\s*[-–]\s*(\d{1,7})|(\+))?$/.exec(text.trim());
  if (!match) return undefined;
  const min = Number(match[1]);
  if (match[3] !== undefined) return { min };
  const max = match[2] === undefined ? min : Number(match[2]);
  return max < min ? undefined : { min, max };
}

/** The value of a field that is no stretch of text; undefined if it cannot be one. */
export function valueOf(field: Field, { text }: FieldValue): string | Range | undefined {
  const said = text?.trim();
  if (said === undefined || said === "") return undefined;
  if (field.takes === "number") return rangeOf(said);
  if (field.takes === "date") return isEdtf(said) ? said : undefined;
  if (field.takes === "choice") return field.choices?.includes(said) ? said : undefined;
  return /^[a-z0-9][a-z0-9-]{0,80}$/.test(said) ? said : undefined;
}
