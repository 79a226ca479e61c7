// Incidents: one occurrence in the world, however many documents report it; and the judgements that join reports.
import { z } from "zod";
import { Range, Span } from "./span.ts";
import { ATTRIBUTION_STATUSES, EVENT_STATUSES, EVENT_TYPES } from "./coded.ts";
import { PRECISIONS } from "./mention.ts";

export const PlaceValue = z.object({
  name: z.string(),
  entity: z.string().optional(),
  country: z.string().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  precision: z.enum(PRECISIONS).optional(),
});
export type PlaceValue = z.infer<typeof PlaceValue>;

export const Party = z.object({ name: z.string(), entity: z.string().optional() });
export type Party = z.infer<typeof Party>;

export const ReportClaim = z.object({
  status: z.enum(ATTRIBUTION_STATUSES),
  actor: Party.optional(),
  by: Party.optional(),
  medium: z.string().optional(),
  asOf: z.string().optional(),
  statement: z.string().optional(),
});
/** What one document says about who did it: who claims, who is blamed and by whom, who denies, or that nobody claims. */
export type ReportClaim = z.infer<typeof ReportClaim>;

export const DayKey = z.object({ key: z.string(), first: z.string(), last: z.string() });
/** Something to find a report by, and the days (YYYY-MM-DD, both included) in which it holds. */
export type DayKey = z.infer<typeof DayKey>;

export const Report = z.object({
  id: z.string(),
  document: z.string(),
  event: z.string(),
  role: z.enum(["main", "background"]),
  published: z.string().optional(),
  outlet: z.string().optional(),
  url: z.string().optional(),
  language: z.string(),
  type: z.enum(EVENT_TYPES),
  mode: z.string().optional(),
  status: z.enum(EVENT_STATUSES),
  date: z.string().optional(),
  places: z.array(PlaceValue),
  actors: z.array(Party),
  targets: z.array(Party),
  victims: z.array(Party),
  weapons: z.array(Party),
  count: Range.optional(),
  killed: Range.optional(),
  injured: Range.optional(),
  attribution: z
    .object({ status: z.enum(ATTRIBUTION_STATUSES), actor: Party.optional(), by: Party.optional() })
    .optional(),
  responseTo: z.array(z.string()).optional(),
  evidence: z.array(Span),
  quote: z.string(),
  primary: z.boolean().optional(),
  title: z.string().optional(),
  /** The document's most telling words with their weights, a vector of length one: by them stories of one day are told apart. */
  words: z.record(z.string(), z.number()).optional(),
  /** The same of the evidence alone. */
  evidenceWords: z.record(z.string(), z.number()).optional(),
  /** People whom the document tells of and no register knows, and how surely (0–1); on its main event alone. */
  people: z.record(z.string(), z.number()).optional(),
  /** How many reports the document gives besides this one. */
  siblings: z.int().min(0).optional(),
  /** Events of the same document that tell this one again: what was struck, and in whose words it was turned away. */
  retold: z.array(z.string()).optional(),
  /** Another of them is far from this one: the document's words belong to none alone. */
  oneOfSeveral: z.boolean().optional(),
  claims: z.array(ReportClaim).optional(),
  /** What the report is found by when others look for their like; see `seeks`. */
  keys: z.array(DayKey).optional(),
  /** What it looks for: only reports that have one of these among their `keys`, in days that overlap, are compared. */
  seeks: z.array(DayKey).optional(),
});
/** One document's telling of one event, with its values resolved: the unit that merging compares. `id` is `document#event`. */
export type Report = z.infer<typeof Report>;

export const Judgement = z.object({
  id: z.string(),
  a: z.string(),
  b: z.string(),
  verdict: z.enum(["same", "different", "unsure"]),
  score: z.number(),
  reasons: z.array(z.object({ name: z.string(), score: z.number(), note: z.string() })),
  by: z.string(),
  at: z.string().optional(),
  withdrawnAt: z.string().optional(),
});
/** Somebody's (a rule's or a person's) judgement whether two reports tell of one incident. Never rewritten, only withdrawn. */
export type Judgement = z.infer<typeof Judgement>;

export const IncidentAttribution = z.object({
  /** Who did it or is said to have; absent where the source says that nobody has claimed it. */
  actor: z.string().optional(),
  status: z.enum(ATTRIBUTION_STATUSES),
  by: z.string().optional(),
  source: z.string(),
  medium: z.string().optional(),
  asOf: z.string().optional(),
});
export type IncidentAttribution = z.infer<typeof IncidentAttribution>;

export const Incident = z.object({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  mode: z.string().optional(),
  date: z.string().optional(),
  place: PlaceValue.optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  perpetrators: z.array(Party),
  targets: z.array(Party),
  weapons: z.array(Party),
  killed: Range.optional(),
  injured: Range.optional(),
  count: Range.optional(),
  attribution: z.array(IncidentAttribution),
  reports: z.array(
    z.object({
      document: z.string(),
      event: z.string(),
      role: z.enum(["main", "background"]),
      primary: z.boolean().optional(),
    }),
  ),
  disagreements: z
    .array(
      z.object({
        field: z.string(),
        values: z.array(z.object({ value: z.string(), reports: z.array(z.string()) })),
      }),
    )
    .optional(),
  responseTo: z.array(z.string()).optional(),
  confidence: z.number(),
});
/** One occurrence in the world with every report of it and every disagreement between them. */
export type Incident = z.infer<typeof Incident>;
