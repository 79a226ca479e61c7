// The door of merging: reports of one occurrence are put together, and incidents computed from them. Pure.
export { reportsOf } from "./reports.ts";
export { mergeReports, mergingWith, type WholeOptions } from "./merge.ts";
export { findingKeys, KEYS_VERSION } from "./keys.ts";
export { shownValues } from "./incident/rules.ts";
export { mergeKnowledge } from "./knowledge.ts";
export { type Grade, gradeOf } from "./grade.ts";
export { type Phrases, phrasesOf, statusSentence } from "./sentence.ts";
export { NO_PRINCIPALS, principalsOf, type Principals } from "./principals.ts";
export { type Standing, standingOf } from "./standing.ts";
export { reconcile, tallyCountsOf, tallySeries, type TallyOptions } from "./tallies/index.ts";
export {
  type BoardOptions,
  type Retreat,
  retreatsOf,
  threatBoard,
  threatRates,
  threatsOf,
  wilson,
} from "./threats/index.ts";
export { chainLinks, type ChainOptions, chainsOf } from "./chains.ts";
export { unknownNames } from "./unknown-names.ts";
export type { MergeKnowledge, MergeOptions } from "./types.ts";
