// The door of the app: one function per thing a user does.
export { dataDirOf, openApp } from "./open.ts";
export { type BackupReport, restore } from "./backup.ts";
export { doctor, type Finding } from "./doctor.ts";
export type { OpenOptions } from "./open.ts";
export type {
  AddOptions,
  App,
  DigestFormat,
  ExportKind,
  ExportRequest,
  Labels,
  VerifyReport,
} from "./types.ts";
export { asSaved } from "../alerts/index.ts";
export type { AlertPlan, AlertRunOptions, Alerting, PlannedRule, ViewAlert } from "./alerts/index.ts";
export { brief } from "./brief.ts";
export { codeLines, createCoder } from "./coder.ts";
export type { Coder } from "./coder.ts";
export { coverage } from "./coverage.ts";
export type { FeedName, FeedRequest } from "./digest.ts";
export { explain } from "./explain.ts";
export type { ExplainOptions } from "./explain.ts";
export { exportKinds } from "./exports.ts";
export { Pushed } from "./inbox.ts";
export type { JudgeRequest } from "./judging.ts";
export { checkKnowledgeFolder, type KnowledgeCheck } from "./knowledge.ts";
export {
  LOCAL,
  NOBODY,
  peopleOf,
  type AuditLog,
  type NewTokenRequest,
  type People,
  type PeopleOfApp,
  type SignedIn,
  type SignInOutcome,
  type Tokens,
} from "./people/index.ts";
export { mergeLines } from "./merge-lines.ts";
export { parseStream } from "./parse.ts";
export type { ParseOptions } from "./parse.ts";
export type { RecodeOptions, RecodeReport } from "./recode.ts";
export { FIELDS, type Field, fieldNamed, headOf, listOf, madeBy, type ReviewKind } from "../review/index.ts";
export {
  type CodedText,
  type CodingDesk,
  type CodingOverview,
  type Comparison,
  MACHINE_CODER,
} from "./coding-desk.ts";
export type { AnyRecord, Choice, ComparedField, Difference } from "../review/index.ts";
export { type AskedSearch, SEARCH_FILTERS, type Understood } from "./search.ts";
export type { GradeRequest, ReviewDesk } from "./review-desk.ts";
export type { EventLabel, NamePlace, ReviewItem, ReviewQueue } from "./review-queue.ts";
export type { RuleNote } from "./rule-notes.ts";
export type { RecordJudgeRequest } from "./reviewing.ts";
export type { ActorView, Relation, RelationName, SourceHealth, SourceState } from "../record/index.ts";
export type { TimelinePage } from "./timeline.ts";
export type { Today, TodayRequest } from "./today.ts";
export { samplePath } from "./sample.ts";
export { sourceTypeHelp } from "./source-types.ts";
export { logInToTelegram, telegramApp } from "./telegram.ts";
export type { WatchOptions } from "./watch.ts";
