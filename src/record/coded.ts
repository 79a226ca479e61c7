// What the coder finds in one document: times, attributions, events, statements and tallies.
import { z } from "zod";
import { Span, Range } from "./span.ts";
import { Role } from "./mention.ts";

const provenance = { by: z.string().optional(), confidence: z.number().min(0).max(1).optional() };

export const TimeExpression = z.object({
  id: z.string(),
  ...Span.shape,
  type: z.enum(["date", "time", "duration", "set"]),
  value: z.string(),
  mod: z.string().optional(),
  calendar: z.enum(["hijri", "solar"]).optional(),
  ...provenance,
});
/**
 * A time expression with its TIMEX3 value, resolved against the document's `published`. `calendar` names the calendar of
 * the words where it is not ours: the value is converted, so inferred (an Islamic day may be one off).
 */
export type TimeExpression = z.infer<typeof TimeExpression>;

export const MEDIUM_KINDS = [
  "telegram",
  "x",
  "website",
  "broadcast",
  "agency",
  "press-conference",
  "interview",
  "letter",
  "statement",
] as const;
export const Medium = z.object({ kind: z.enum(MEDIUM_KINDS), name: z.string().optional() });
/** The channel by which something was said. */
export type Medium = z.infer<typeof Medium>;

export const Attribution = z.object({
  id: z.string(),
  source: z.array(Span),
  cue: z.array(Span),
  content: z.array(Span),
  speaker: z.string().optional(),
  via: z.string().optional(),
  medium: Medium.optional(),
  quoted: z.boolean().optional(),
  ...provenance,
});
/** Who is reported to have said what. `via` is the attribution that carries this one. */
export type Attribution = z.infer<typeof Attribution>;

/** PLOVER event categories in lower case. */
export const EVENT_TYPES = [
  "agree",
  "consult",
  "support",
  "concede",
  "cooperate",
  "aid",
  "retreat",
  "request",
  "accuse",
  "reject",
  "threaten",
  "protest",
  "sanction",
  "mobilize",
  "coerce",
  "assault",
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

export const EVENT_STATUSES = [
  "reported",
  "alleged",
  "denied",
  "planned",
  "hypothetical",
  "past-background",
] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export const ATTRIBUTION_STATUSES = [
  "claimed",
  "blamed",
  "stated",
  "denied",
  "unclaimed",
  "unknown",
] as const;
export type AttributionStatus = (typeof ATTRIBUTION_STATUSES)[number];

export const EventAttribution = z.object({
  status: z.enum(ATTRIBUTION_STATUSES),
  by: Role.optional(),
  statement: z.string().optional(),
});
export type EventAttribution = z.infer<typeof EventAttribution>;

export const Event = z.object({
  id: z.string(),
  type: z.enum(EVENT_TYPES),
  mode: z.string().optional(),
  trigger: Span,
  evidence: z.array(Span),
  status: z.enum(EVENT_STATUSES),
  date: z.string().optional(),
  when: Span.optional(),
  places: z.array(Role),
  actors: z.array(Role),
  targets: z.array(Role),
  victims: z.array(Role),
  weapons: z.array(Role),
  count: Range.optional(),
  killed: Range.optional(),
  injured: Range.optional(),
  attribution: EventAttribution.optional(),
  responseTo: z.array(z.string()).optional(),
  ...provenance,
});
/** Something done, material or diplomatic, with every sentence that tells of it as evidence. */
export type Event = z.infer<typeof Event>;

export const ACTS = [
  "threat",
  "warning",
  "claim-of-responsibility",
  "denial",
  "refusal",
  "accusation",
  "condemnation",
  "demand",
  "pledge",
  "order",
  "praise",
  "mockery",
  "confirmation",
  "announcement",
  "appeal",
] as const;
export type Act = (typeof ACTS)[number];

export const Statement = z.object({
  id: z.string(),
  act: z.enum(ACTS),
  content: z.array(Span),
  cue: Span.optional(),
  speaker: Role,
  addressee: Role.optional(),
  target: Role.optional(),
  condition: Span.optional(),
  date: z.string().optional(),
  medium: Medium.optional(),
  attribution: z.string().optional(),
  about: z.array(z.string()).optional(),
  quoted: z.boolean(),
  type: z.enum(EVENT_TYPES).optional(),
  ...provenance,
});
/** A speech act. `condition` is the if-part of a conditional threat. */
export type Statement = z.infer<typeof Statement>;

export const Tally = z.object({
  id: z.string(),
  count: Range,
  of: Span,
  mode: z.string().optional(),
  type: z.enum(EVENT_TYPES).optional(),
  place: Role.optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  by: Role.optional(),
  target: Role.optional(),
  evidence: z.array(Span),
  attribution: z.string().optional(),
  rule: z.string().optional(),
  confidence: z.number().min(0).max(1).optional(),
});
/** (`by` is who counted, so the rule that made a tally stands in `rule`.) A count over a period that somebody reports. */
export type Tally = z.infer<typeof Tally>;
