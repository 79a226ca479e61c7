// Loads kinds/: event types, modes, acts and kinds of actor, with their codes in other schemes.
import { join } from "node:path";
import { ACTS, EVENT_TYPES } from "../record/index.ts";
import {
  asOptionalText,
  asRecord,
  asText,
  at,
  fault,
  unknownValue,
  type Fault,
  type Where,
} from "./faults.ts";
import type { Kind, Kinds, Scheme } from "./types.ts";
import type { Files } from "./files.ts";

const OWN_KEYS = new Set(["label", "definition", "icon", "parent", "codes"]);

function readKind(id: string, value: unknown, where: Where): Kind {
  const entry = asRecord(value, where);
  const codes = asRecord(entry["codes"] ?? {}, at(where, "codes"));
  return {
    id,
    label: asText(entry["label"], at(where, "label")),
    definition: asText(entry["definition"], at(where, "definition")),
    icon: asOptionalText(entry["icon"], at(where, "icon")),
    parent: asOptionalText(entry["parent"], at(where, "parent")),
    codes: Object.fromEntries(
      Object.entries(codes).map(([scheme, code]) => [scheme, asText(code, at(where, "codes", scheme))]),
    ),
    attributes: Object.fromEntries(Object.entries(entry).filter(([key]) => !OWN_KEYS.has(key))),
  };
}

function readKinds(files: Files, dir: string, name: string, faults: Fault[]): Map<string, Kind> {
  const file = files.yaml(join(dir, "kinds", `${name}.yaml`));
  const kinds = new Map<string, Kind>();
  if (!file) return kinds;
  const where: Where = { file, path: [], faults };
  for (const [id, value] of Object.entries(asRecord(file.value, where)))
    kinds.set(id, readKind(id, value, at(where, id)));
  for (const kind of kinds.values()) {
    if (kind.parent !== undefined && !kinds.has(kind.parent)) {
      fault(at(where, kind.id, "parent"), unknownValue(kind.parent, kinds.keys()));
    }
  }
  checkCompatible(kinds, where);
  return kinds;
}

/** `compatible` names other kinds of the same file that may be the same occurrence told less closely. */
function checkCompatible(kinds: ReadonlyMap<string, Kind>, where: Where): void {
  for (const kind of kinds.values()) {
    const compatible = kind.attributes["compatible"];
    if (!Array.isArray(compatible)) continue;
    compatible.forEach((id, index) => {
      if (!kinds.has(String(id)))
        fault(at(where, kind.id, "compatible", index), unknownValue(id, kinds.keys()));
    });
  }
}

function needAll(
  kinds: ReadonlyMap<string, Kind>,
  needed: readonly string[],
  name: string,
  files: Files,
  dir: string,
  faults: Fault[],
): void {
  const file = files.yaml(join(dir, "kinds", `${name}.yaml`));
  if (!file) return;
  for (const id of needed) {
    if (!kinds.has(id))
      fault({ file, path: [], faults }, `the record format knows "${id}" but it has no entry here`);
  }
}

/** scheme → table → code → facts, all of them texts. */
function readSchemes(files: Files, dir: string, faults: Fault[]): Record<string, Scheme> {
  const file = files.yaml(join(dir, "kinds", "schemes.yaml"));
  if (!file) return {};
  const where: Where = { file, path: [], faults };
  return mapped(file.value, where, (scheme, inScheme) =>
    mapped(scheme, inScheme, (table, inTable) =>
      mapped(table, inTable, (facts, inFacts) => mapped(facts, inFacts, asText)),
    ),
  );
}

function mapped<T>(
  value: unknown,
  where: Where,
  read: (value: unknown, where: Where) => T,
): Record<string, T> {
  return Object.fromEntries(
    Object.entries(asRecord(value, where)).map(([key, inner]) => [key, read(inner, at(where, key))]),
  );
}

export function loadKinds(files: Files, dir: string, faults: Fault[]): Kinds {
  const events = readKinds(files, dir, "events", faults);
  const acts = readKinds(files, dir, "acts", faults);
  needAll(events, EVENT_TYPES, "events", files, dir, faults);
  needAll(acts, ACTS, "acts", files, dir, faults);
  return {
    events,
    acts,
    modes: readKinds(files, dir, "modes", faults),
    actorKinds: readKinds(files, dir, "actor-kinds", faults),
    schemes: readSchemes(files, dir, faults),
  };
}
