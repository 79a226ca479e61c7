// What people say about records behind one name: judgements on records, the review queue's rows, codings, views, grades.
import type {
  CodedDocument,
  Coding,
  Incident,
  Judgement,
  Merging,
  RecordJudgement,
  SavedView,
  SourceGrade,
} from "../../record/index.ts";
import type { Store } from "../store.ts";
import type { Recoded } from "../types.ts";
import type { Writing } from "../write/enter.ts";
import { codings, dropCoding, keepCoding, type CodingFilter } from "./codings.ts";
import { gradeSource, sourceGrades, withdrawGrade } from "./grades.ts";
import {
  documentsJudged,
  judgeRecord,
  machineCoding,
  recordJudgement,
  recordJudgements,
  withdrawRecord,
  type JudgementFilter,
} from "./judgements.ts";
import { lastBy, queueRows } from "./queue.ts";
import { forgetView, savedViews, saveView } from "./views.ts";

export interface QueueLimits {
  readonly judgements: number;
  readonly documents: number;
  /** Documents passed over. */
  readonly from?: number;
}

/** What the review queue is made from: the newest rows of each kind. */
export interface QueueRows {
  /** The machine's standing judgements on which no person has judged, newest first. */
  readonly unsure: readonly Judgement[];
  readonly same: readonly Judgement[];
  /** Newest incidents of which the reports disagree. */
  readonly disagreeing: readonly Incident[];
  /** The newest documents that have more records than people have judged, as they are coded. */
  readonly documents: readonly CodedDocument[];
  /** How many such documents there are. */
  readonly total: number;
}

/** A judgement that can be taken back: on two reports, or on a record. */
export type LastJudged =
  | { readonly on: "pair"; readonly judgement: Judgement }
  | { readonly on: "record"; readonly judgement: RecordJudgement };

export interface ReviewLedger {
  /** Adds a judgement, with the coding that comes of it; both or neither. */
  judgeRecord(judgement: RecordJudgement, recoded: Recoded | undefined, merging: Merging): Promise<void>;
  /** Takes one out of force, with the coding that comes of it. */
  withdrawRecord(
    id: string,
    done: { readonly at: string; readonly by: string },
    recoded: Recoded | undefined,
    merging: Merging,
  ): Promise<void>;
  recordJudgement(id: string): Promise<RecordJudgement | undefined>;
  /** In the order in which they were made; with `newest` the last come first. */
  recordJudgements(filter: JudgementFilter): Promise<readonly RecordJudgement[]>;
  /** Those of these documents on which judgements stand. */
  documentsJudged(ids: readonly string[]): Promise<readonly string[]>;
  /** What a person has judged on pairs of reports and on records, last first. */
  lastBy(by: string, limit: number): Promise<readonly LastJudged[]>;
  /** The newest version as the machine coded it, with the fingerprint of its text. */
  machineCoding(
    document: string,
  ): Promise<{ readonly coded: CodedDocument; readonly fingerprint: string } | undefined>;
  queueRows(limits: QueueLimits): Promise<QueueRows>;

  codings(filter: CodingFilter): Promise<readonly Coding[]>;
  /** Adds a coding, or puts it in place of the one that its coder has of the document. */
  keepCoding(coding: Coding): Promise<void>;
  dropCoding(document: string, coder: string): Promise<void>;

  savedViews(): Promise<readonly SavedView[]>;
  saveView(view: SavedView): Promise<void>;
  /** False if there is none of that id. */
  forgetView(id: string): Promise<boolean>;

  /** Grades in force, newest first. */
  sourceGrades(): Promise<readonly SourceGrade[]>;
  /** Adds a grade; one that the same person gave the source before is withdrawn. */
  gradeSource(grade: SourceGrade): Promise<void>;
  withdrawGrade(id: string, done: { readonly at: string; readonly by: string }): Promise<void>;
}

interface Rooms extends Omit<Writing, "merging"> {
  /** After an error nothing that was read on the way is remembered. */
  writing<T>(work: () => Promise<T>): Promise<T>;
}

export function reviewLedger(store: Store, { writing, ...rooms }: Rooms): ReviewLedger {
  const { db } = store;
  return {
    judgeRecord: (judgement, recoded, merging) =>
      writing(() => judgeRecord(store, judgement, recoded, { ...rooms, merging })),
    withdrawRecord: (id, done, recoded, merging) =>
      writing(() => withdrawRecord(store, { id, ...done }, recoded, { ...rooms, merging })),
    recordJudgement: (id) => recordJudgement(db, id),
    recordJudgements: (filter) => recordJudgements(db, filter),
    documentsJudged: (ids) => documentsJudged(db, ids),
    lastBy: (by, limit) => lastBy(db, by, limit),
    machineCoding: (document) => machineCoding(db, document),
    queueRows: (limits) => queueRows(db, limits),
    codings: (filter) => codings(db, filter),
    keepCoding: (coding) => keepCoding(store, coding),
    dropCoding: (document, coder) => dropCoding(store, document, coder),
    savedViews: () => savedViews(db),
    saveView: (view) => saveView(store, view),
    forgetView: (id) => forgetView(store, id),
    sourceGrades: () => sourceGrades(db),
    gradeSource: (grade) => gradeSource(store, grade),
    withdrawGrade: (id, done) => withdrawGrade(store, id, done),
  };
}
