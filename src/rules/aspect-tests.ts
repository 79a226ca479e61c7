// Reads the aspects of relations.yaml: by which words, features and clauses negation, tense and the like are told.
import { asList, asRecord, asText, asTexts, at, fault, unknownValue } from "../knowledge/index.ts";
import type { Where } from "../knowledge/index.ts";
import { fold } from "../language/index.ts";

/** Features of a tag and the value each must have. */
export type Features = readonly (readonly [string, string])[];

/** One test of an aspect; all that it names must hold. */
export interface AspectTest {
  readonly under?: ReadonlySet<string>;
  readonly words?: ReadonlySet<string>;
  readonly feats: Features;
  readonly alone: boolean;
  readonly subject?: ReadonlySet<string>;
  readonly object?: ReadonlySet<string>;
  readonly clause?: ReadonlySet<string>;
  readonly ends?: ReadonlySet<string>;
}

const TEST_KEYS = ["under", "words", "feats", "alone", "subject", "object", "clause", "ends"];

export function readAspects(value: unknown, where: Where): Map<string, readonly AspectTest[]> {
  return new Map(
    Object.entries(asRecord(value, where)).map(([name, tests]) => [
      name,
      asList(tests, at(where, name)).map((test, index) => readTest(test, at(where, name, index))),
    ]),
  );
}

function readTest(value: unknown, where: Where): AspectTest {
  const entry = asRecord(value, where);
  for (const key of Object.keys(entry))
    if (!TEST_KEYS.includes(key)) fault(at(where, key), unknownValue(key, TEST_KEYS));
  const set = (key: string): ReadonlySet<string> | undefined =>
    entry[key] === undefined ? undefined : foldedSet(entry[key], at(where, key));
  return {
    under: entry["under"] === undefined ? undefined : new Set(asTexts(entry["under"], at(where, "under"))),
    words: set("words"),
    feats: readFeatures(entry["feats"], at(where, "feats")),
    alone: entry["alone"] === true,
    subject: set("subject"),
    object: set("object"),
    clause: set("clause"),
    ends: set("ends"),
  };
}

export function readFeatures(value: unknown, where: Where): Features {
  return Object.entries(asRecord(value ?? {}, where)).map(
    ([name, one]) => [name, asText(one, at(where, name))] as const,
  );
}

export function foldedSet(value: unknown, where: Where): Set<string> {
  return new Set(asTexts(value ?? [], where).map(fold));
}
