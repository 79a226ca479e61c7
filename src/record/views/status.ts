// What a run of adding did, what the ledger holds, and how the sources are.
import { z } from "zod";
import { DocumentRow } from "./documents.ts";

export const AddOutcome = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("added"),
    document: z.string(),
    counts: DocumentRow.shape.counts,
    title: z.string().optional(),
    /** Which version of the document it is, where it was there already with other words: 2, 3 … */
    version: z.int().optional(),
  }),
  z.object({ kind: z.literal("known"), document: z.string() }),
  /** The page is as it was. */
  z.object({ kind: z.literal("unchanged"), location: z.string() }),
  /** The page is not there any more; the last copy stays. */
  z.object({ kind: z.literal("gone"), location: z.string(), since: z.string() }),
  z.object({ kind: z.literal("failed"), location: z.string(), code: z.string(), message: z.string() }),
]);
/** What a run of `add` did with one item. */
export type AddOutcome = Readonly<z.infer<typeof AddOutcome>>;

export const LedgerStatus = z.object({
  documents: z.int(),
  incidents: z.int(),
  reports: z.int(),
  events: z.int(),
  statements: z.int(),
  tallies: z.int(),
  attributions: z.int(),
  languages: z.record(z.string(), z.int()).readonly(),
  dropped: z
    .array(z.object({ document: z.string(), code: z.string(), message: z.string(), at: z.string() }))
    .readonly(),
  firstPublished: z.string().optional(),
  lastPublished: z.string().optional(),
  schemaVersion: z.int(),
});
/** `casus status`. */
export type LedgerStatus = Readonly<z.infer<typeof LedgerStatus>>;

/** `silent`: it answers, and brings nothing where it should; `loud`: far more than is usual. */
export const SOURCE_STATES = ["new", "ok", "failing", "silent", "loud"] as const;
export type SourceState = (typeof SOURCE_STATES)[number];

export const SourceHealth = z.object({
  id: z.string(),
  name: z.string(),
  type: z.string(),
  /** Address, channel or folder. */
  subject: z.string(),
  state: z.enum(SOURCE_STATES),
  everyMs: z.number(),
  lastPollAt: z.string().optional(),
  /** Begin of the last poll that was answered. */
  lastSuccessAt: z.string().optional(),
  nextAt: z.string().optional(),
  failuresInARow: z.int(),
  /** Documents a day over the polls of the last week; absent before the first day is over. */
  perDay: z.number().optional(),
  /** How many a day are usual: from, to. */
  expect: z.tuple([z.number(), z.number()]).readonly().optional(),
  /** What it has brought since it is polled: documents, and later versions of them; absent: nothing yet. */
  documents: z.int().optional(),
  versions: z.int().optional(),
  /** Pages and posts found gone during the last week; absent: none. */
  gone: z.int().optional(),
  /** Why things were left out during the last week, each reason with how often. */
  leftOut: z.record(z.string(), z.number()).readonly(),
  /** The sentence about what was left out last. */
  leftOutLast: z.string().optional(),
  /** Why the last poll failed. */
  error: z.string().optional(),
});
/** A source that is polled, and how it is. */
export type SourceHealth = Readonly<z.infer<typeof SourceHealth>>;
