// Reads one way through a tree as relations.yaml writes it: "obl/in,near", "advcl=use > obj", "amod(body)", "^obj".
import { MENTION_TYPES } from "../record/index.ts";
import { fold } from "../language/index.ts";
import { fault, unknownValue } from "../knowledge/index.ts";
import type { Where } from "../knowledge/index.ts";
import type { Label, LabelPath } from "./types.ts";

const LABEL = /^(\^?)([a-z]+(?::[a-z]+)?)(?:\/([^=()]+))?(?:=([^()]+))?(?:\(([^()]+)\))?$/;

export function readLabelPath(
  text: string,
  where: Where,
  types: ReadonlyMap<string, ReadonlySet<string>>,
): LabelPath {
  return text.split(">").map((part) => readLabel(part.trim(), where, types));
}

function readLabel(part: string, where: Where, types: ReadonlyMap<string, ReadonlySet<string>>): Label {
  const match = LABEL.exec(part);
  if (!match) {
    fault(where, `"${part}" is no label; write it as obl, obl/in, advcl=use, amod(actor) or ^obj`);
    return { relation: part, up: false };
  }
  const [, up, relation = "", markers, word, type] = match;
  if (type !== undefined && !isType(type, types))
    fault(where, unknownValue(type, [...types.keys(), ...MENTION_TYPES]));
  return {
    relation,
    up: up === "^",
    ...(markers === undefined ? {} : { markers: new Set(markers.split(",").map((one) => fold(one.trim()))) }),
    ...(word === undefined ? {} : { words: new Set([fold(word)]) }),
    ...(type === undefined ? {} : { type }),
  };
}

export function isType(type: string, types: ReadonlyMap<string, unknown>): boolean {
  return types.has(type) || MENTION_TYPES.some((known) => known === type);
}
