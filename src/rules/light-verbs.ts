// Reads the light verbs of relations.yaml: verbs that only carry a noun, and whose roles are then the noun's.
import { fold } from "../language/index.ts";
import { asList, asRecord, asText, asTexts, at } from "../knowledge/index.ts";
import type { Where } from "../knowledge/index.ts";
import { checkRelation } from "./relations.ts";
import type { Relation } from "./types.ts";

export interface LightVerb {
  /** Its words behind the first: "out" of "carry out". */
  readonly rest: readonly string[];
  /** The role of the verb that the noun fills. */
  readonly noun: string;
  /** Role of the noun → role of the verb. */
  readonly gives: Readonly<Record<string, string>>;
  /** It only speaks of the deed: its negation names nobody and does not deny the deed. */
  readonly tells: boolean;
}

/** By their first word. */
export type LightVerbs = ReadonlyMap<string, readonly LightVerb[]>;

export function readLightVerbs(
  value: unknown,
  where: Where,
  relations: ReadonlyMap<string, Relation>,
): LightVerbs {
  const verbs = new Map<string, LightVerb[]>();
  asList(value, where).forEach((item, index) => {
    const here = at(where, index);
    const entry = asRecord(item, here);
    const noun = asText(entry["noun"], at(here, "noun"));
    checkRelation(noun, relations, at(here, "noun"));
    const given = asRecord(entry["gives"] ?? {}, at(here, "gives"));
    const gives = Object.fromEntries(
      Object.entries(given).map(([role, of]) => [role, asText(of, at(here, "gives", role))]),
    );
    for (const [role, of] of Object.entries(gives))
      for (const name of [role, of]) checkRelation(name, relations, at(here, "gives", role));
    for (const words of asTexts(entry["words"], at(here, "words"))) {
      const [first = "", ...rest] = fold(words).split(" ");
      verbs.set(first, [...(verbs.get(first) ?? []), { rest, noun, gives, tells: entry["tells"] === true }]);
    }
  });
  return verbs;
}
