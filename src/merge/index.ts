// The door of merging: reports of one occurrence are put together, and incidents computed from them. Pure.
export { reportsOf } from "./reports.ts";
export { mergeInto, mergeReports, type WholeOptions } from "./merge.ts";
export { findingKeys, KEYS_VERSION } from "./keys.ts";
export { mergeKnowledge } from "./knowledge.ts";
export { type Grade, gradeOf } from "./grade.ts";
export { type Phrases, phrasesOf, statusSentence } from "./sentence.ts";
export type { MergeKnowledge, MergeOptions } from "./types.ts";
