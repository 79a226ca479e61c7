// What people say about records: judgements on one record, codings of one text by several coders, views kept for later,
// and grades of sources. Rows are added and withdrawn, never rewritten.
import { z } from "zod";
import { Span } from "./span.ts";
import type { CodedDocument } from "./document.ts";

export const RECORD_KINDS = ["event", "statement", "tally", "mention"] as const;
/** The lists of a coded document whose records are judged. */
export type RecordKind = (typeof RECORD_KINDS)[number];

/** What people code by hand: of names there are none, of attributions nothing is judged one by one. */
export const CODED_KINDS = ["event", "statement", "tally", "attribution"] as const;
export type CodedKind = (typeof CODED_KINDS)[number];

export const RECORD_VERDICTS = ["accepted", "rejected", "corrected"] as const;
export type RecordVerdict = (typeof RECORD_VERDICTS)[number];

export const RecordAnchor = z.object({
  record: z.string(),
  /** Which text the spans belong to. */
  fingerprint: z.string(),
  /** Type, mode, act or mention type: tells records of one sentence apart. */
  is: z.array(z.string()).readonly(),
  spans: z.array(Span).readonly(),
  quote: z.string(),
  /** The rule or model that made it: how often people leave its records as they are says how sure the next is. */
  by: z.string().optional(),
});
/** What a record was when it was judged: its words and kind, by which it is found again in another coding. */
export type RecordAnchor = Readonly<z.infer<typeof RecordAnchor>>;

export const FieldValue = z.object({
  /** Words of the text that are the value, or hold it. */
  span: Span.optional(),
  /** Those words, so that they are found again in another version of the text. */
  words: z.string().optional(),
  /** A value that is no stretch of text: a kind, a date, a number, an id of a register. Empty takes the field away. */
  text: z.string().optional(),
});
/** The value a person gives a field. */
export type FieldValue = z.infer<typeof FieldValue>;

export const RecordJudgement = z.object({
  id: z.string(),
  document: z.string(),
  kind: z.enum(RECORD_KINDS),
  verdict: z.enum(RECORD_VERDICTS),
  /** Of a correction: which field, and what it is. */
  field: z.string().optional(),
  value: FieldValue.optional(),
  anchor: RecordAnchor,
  by: z.string(),
  /** ISO instant. */
  at: z.string(),
  why: z.string().optional(),
  withdrawnAt: z.string().optional(),
});
/** Somebody's judgement on one record of a document. */
export type RecordJudgement = Readonly<z.infer<typeof RecordJudgement>>;

/** One coder's records of one text. */
export interface Coding {
  readonly id: string;
  readonly document: string;
  readonly fingerprint: string;
  /** A person, or the machine with its version; `ADJUDICATOR` of what was settled between two. */
  readonly coder: string;
  readonly coded: CodedDocument;
  /** A finished one is shown to others; an open one to its coder alone. */
  readonly finished: boolean;
  readonly at: string;
}

/** Whose coding settles the differences of others. */
export const ADJUDICATOR = "adjudicated";

export const SavedView = z.object({
  id: z.string(),
  name: z.string(),
  path: z.string(),
  /** Without "?" and without the place in the list. */
  query: z.string(),
  owner: z.string(),
  at: z.string(),
});
/** A page with its filters, kept under a name. */
export type SavedView = Readonly<z.infer<typeof SavedView>>;

export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export const CREDIBILITIES = ["1", "2", "3", "4", "5", "6"] as const;
export type Reliability = (typeof RELIABILITIES)[number];
export type Credibility = (typeof CREDIBILITIES)[number];

/** Somebody's grade of a source after the Admiralty code: how reliable it is, and how credible what it says mostly is. */
export interface SourceGrade {
  readonly id: string;
  /** The outlet as documents name it. */
  readonly source: string;
  readonly reliability: Reliability;
  readonly credibility?: Credibility;
  readonly by: string;
  readonly at: string;
  readonly why?: string;
  readonly withdrawnAt?: string;
}
