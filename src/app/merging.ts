// What knowledge/ gives to merging and to the ledger's search.
import type { Knowledge } from "../knowledge/index.ts";
import type { Affixes, LedgerOptions } from "../ledger/index.ts";
import { findingKeys, KEYS_VERSION, mergeKnowledge, mergingWith } from "../merge/index.ts";
import type { Merging, Report } from "../record/index.ts";

export function mergingOf(knowledge: Knowledge): Merging {
  return mergingWith({ knowledge: mergeKnowledge(knowledge) });
}

/** A report that was just made brings its keys; one out of the ledger has them made again. */
function keysOf(report: Report): ReturnType<typeof findingKeys> {
  const { keys, seeks } = report;
  return keys && seeks ? { keys, seeks } : findingKeys(report);
}

/** How a ledger is opened: with the forms of words that its search knows, and the keys by which merging finds reports. */
export function ledgerOptions(knowledge: Knowledge): LedgerOptions {
  return {
    affixes: searchAffixes(knowledge),
    blocking: { version: KEYS_VERSION, keysOf },
  };
}

/** Affixes of every language that gives some, from its `search.yaml`. */
function searchAffixes(knowledge: Knowledge): Affixes[] {
  return [...knowledge.languages.values()]
    .map((language) => language.files.get("search") as Affixes | undefined)
    .filter((one) => one !== undefined);
}
