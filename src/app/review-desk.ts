// What people do about records, behind one name: judging them, going through the queue, keeping views, grading sources.
import { randomUUID } from "node:crypto";
import type {
  CodedKind,
  Merging,
  RecordJudgement,
  RecordKind,
  SavedView,
  SourceGrade,
} from "../record/index.ts";
import { CasusError, CREDIBILITIES, RELIABILITIES } from "../record/index.ts";
import type { Ledger } from "../ledger/index.ts";
import type { Knowledge } from "../knowledge/index.ts";
import { fieldNamed } from "../review/index.ts";
import {
  recordNamed,
  type ReviewAsked,
  type ReviewItem,
  reviewQueue,
  type ReviewQueue,
} from "./review-queue.ts";
import { judgeRecord, type RecordJudgeRequest, withdrawRecord } from "./reviewing.ts";

export interface ReviewDesk {
  queue(asked: ReviewAsked): Promise<ReviewQueue>;
  /** A record as the queue shows it, by its key, whether it was judged or not. */
  record(key: string): Promise<ReviewItem | undefined>;
  /** A person's judgement on one record; what follows from it is computed at once. */
  judge(request: RecordJudgeRequest): Promise<RecordJudgement>;
  withdraw(id: string, by: string): Promise<RecordJudgement>;
  /** Judgements on the records of a document, those taken back among them. */
  judgements(document: string): Promise<readonly RecordJudgement[]>;

  /** True of a field whose value is words of the text. */
  takesWords(kind: RecordKind | CodedKind, field: string): boolean;

  savedViews(): Promise<readonly SavedView[]>;
  saveView(view: Omit<SavedView, "id" | "at">): Promise<SavedView>;
  forgetView(id: string, owner: string): Promise<void>;

  /** Grades in force, newest first. */
  grades(): Promise<readonly SourceGrade[]>;
  grade(grade: GradeRequest): Promise<SourceGrade>;
  withdrawGrade(id: string, by: string): Promise<void>;
}

export interface GradeRequest {
  readonly source: string;
  readonly reliability: string;
  readonly credibility?: string;
  readonly by: string;
  readonly why?: string;
}

interface Rooms {
  readonly ledger: Ledger;
  readonly knowledge: Knowledge;
  readonly merging: Merging;
  readonly now: () => string;
}

const LONGEST_NAME = 120;
const LONGEST_QUERY = 2000;

export function reviewDesk(rooms: Rooms): ReviewDesk {
  const { review } = rooms.ledger;
  return {
    queue: (asked) => reviewQueue(rooms.ledger, asked),
    record: (key) => recordNamed(rooms.ledger, key),
    judge: (request) => judgeRecord(rooms, request),
    withdraw: (id, by) => withdrawRecord(rooms, id, by),
    judgements: (document) => review.recordJudgements({ document }),
    takesWords: (kind, field) => fieldNamed(kind, field)?.takes === "words",
    savedViews: () => review.savedViews(),
    saveView: async (asked) => {
      const view = { id: `v-${randomUUID().slice(0, 8)}`, ...checkedView(asked), at: rooms.now() };
      await review.saveView(view);
      return view;
    },
    forgetView: async (id, owner) => {
      const view = (await review.savedViews()).find((one) => one.id === id);
      if (view?.owner !== owner || !(await review.forgetView(id)))
        throw new CasusError("not-found", `There is no saved view ${id} of ${owner}.`);
    },
    grades: () => review.sourceGrades(),
    grade: async (asked) => {
      const grade = { id: `g-${randomUUID().slice(0, 8)}`, ...checkedGrade(asked), at: rooms.now() };
      await review.gradeSource(grade);
      return grade;
    },
    withdrawGrade: (id, by) => review.withdrawGrade(id, { at: rooms.now(), by }),
  };
}

/** A page of ours and nothing else: what is saved becomes a link. */
function checkedView({
  name,
  path,
  query,
  owner,
}: Omit<SavedView, "id" | "at">): Omit<SavedView, "id" | "at"> {
  if (name.trim() === "") throw new CasusError("bad-input", "Give the view a name.");
  if (!/^\/[a-z]*$/.test(path)) throw new CasusError("bad-input", `${path} is no page that can be saved.`);
  const kept = new URLSearchParams(query.slice(0, LONGEST_QUERY));
  kept.delete("after");
  return { name: name.trim().slice(0, LONGEST_NAME), path, query: kept.toString(), owner };
}

function checkedGrade({
  source,
  reliability,
  credibility,
  by,
  why,
}: GradeRequest): Omit<SourceGrade, "id" | "at"> {
  const letter = RELIABILITIES.find((one) => one === reliability);
  const digit = CREDIBILITIES.find((one) => one === credibility);
  if (!letter || (credibility !== undefined && !digit))
    throw new CasusError(
      "bad-input",
      "A grade is a letter from A to F and, if you like, a number from 1 to 6.",
    );
  return { source, reliability: letter, ...(digit && { credibility: digit }), by, ...(why && { why }) };
}
