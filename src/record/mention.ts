// Mentions: names and descriptions of things, and the Role by which other records point at them.
import { z } from "zod";
import { Span } from "./span.ts";

export const MENTION_TYPES = [
  "person",
  "organization",
  "location",
  "facility",
  "nationality",
  "weapon",
  "platform",
  "role",
  "quantity",
  "money",
  "document",
  "account",
] as const;
export type MentionType = (typeof MENTION_TYPES)[number];

export const PRECISIONS = ["point", "settlement", "admin", "country", "region"] as const;
export type Precision = (typeof PRECISIONS)[number];

const provenance = { by: z.string().optional(), confidence: z.number().min(0).max(1).optional() };

export const Mention = z.object({
  id: z.string(),
  ...Span.shape,
  type: z.enum(MENTION_TYPES),
  head: Span.optional(),
  entity: z.string().optional(),
  name: z.string().optional(),
  lat: z.number().optional(),
  lon: z.number().optional(),
  country: z.string().optional(),
  precision: z.enum(PRECISIONS).optional(),
  ...provenance,
});
/** A name or description of a thing. `entity` is a register id; absent when unresolved. */
export type Mention = z.infer<typeof Mention>;

export const Role = z.object({
  ...Span.shape,
  mention: z.string().optional(),
  entity: z.string().optional(),
  name: z.string().optional(),
});
/** The words that fill a role of a record, with the mention and register entry behind them where known. */
export type Role = z.infer<typeof Role>;
