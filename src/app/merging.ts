// What knowledge/ gives to merging and to the ledger's search.
import type { Knowledge } from "../knowledge/index.ts";
import type { Affixes } from "../ledger/index.ts";
import { mergeInto, mergeKnowledge } from "../merge/index.ts";
import type { MergeFunction } from "../record/index.ts";

export function mergeFunction(knowledge: Knowledge): MergeFunction {
  const options = { knowledge: mergeKnowledge(knowledge) };
  return (reports, known) => mergeInto(reports, known, options);
}

/** Affixes of every language that gives some, from its `search.yaml`. */
export function searchAffixes(knowledge: Knowledge): Affixes[] {
  return [...knowledge.languages.values()]
    .map((language) => language.files.get("search") as Affixes | undefined)
    .filter((one) => one !== undefined);
}
