// The shapes of rules: what a rule may wait for, and what it may say about whom it tells, and when.
import { z } from "zod";
import { ACTS } from "../record/index.ts";

const UNITS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** "15m", "6h", "7d" in milliseconds. */
export const Interval = z
  .string()
  .regex(/^\d+(?:\.\d+)?[mhd]$/, 'is no interval; write it as "15m", "6h" or "7d"')
  .transform((text) => Number(text.slice(0, -1)) * UNITS[text.at(-1) as keyof typeof UNITS]);

const TIME = "([01]\\d|2[0-3]):[0-5]\\d";
export const Time = z
  .string()
  .regex(new RegExp(`^${TIME}$`), 'is no time of day; write it as "07:00", with quotation marks');

const Hours = z
  .string()
  .regex(new RegExp(`^${TIME}-${TIME}$`), 'are no hours; write them as "22:00-06:00", with quotation marks')
  .transform((text) => ({ from: text.slice(0, 5), to: text.slice(6) }));
export type Quiet = z.infer<typeof Hours>;

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
export const Zone = z.string().refine(isZone, 'is no time zone; write it as "Asia/Baghdad" or "UTC"');

/** A list, or one thing alone. */
const list = <T extends z.ZodType>(one: T) =>
  z.union([z.array(one).min(1), one.transform((value) => [value] as z.infer<T>[])]);

const Name = z
  .string()
  .regex(
    /^[\p{L}\p{N}][^\p{C}]{0,79}$/u,
    "is no name; one begins with a letter or digit and has up to 80 signs",
  );

/** Of every rule, beside what it waits for. */
const Telling = {
  name: Name,
  to: list(z.string()),
  zone: Zone.optional(),
  quiet: Hours.optional(),
  /** More than so many at a time become one message. */
  burst: z.int().min(1).max(1000).default(5),
  /** At least so long between two messages to a target; what comes meanwhile is gathered. */
  pause: Interval.optional(),
  paused: z.boolean().default(false),
};

const Near = z
  .strictObject({
    place: z.string().optional(),
    lat: z.number().min(-90).max(90).optional(),
    lon: z.number().min(-180).max(180).optional(),
    km: z.number().positive().max(5000),
  })
  .refine(
    ({ place, lat, lon }) => (place === undefined) === (lat !== undefined && lon !== undefined),
    "takes either a place of the register or lat and lon",
  );

export const GRADES = ["discounted", "contested", "weak", "fair", "confirmed"] as const;

/** What an incident must be like. */
const OfIncident = {
  near: Near.optional(),
  countries: list(z.string()).optional(),
  modes: list(z.string()).optional(),
  types: list(z.string()).optional(),
  actors: list(z.string()).optional(),
  outlets: z.int().min(1).optional(),
  killed: z.int().min(1).optional(),
  grade: z.enum(GRADES).optional(),
  fresh: Interval.optional(),
};

const NewIncident = z.strictObject({ ...Telling, when: z.literal("new-incident"), ...OfIncident });
const AttributionChanged = z.strictObject({
  ...Telling,
  when: z.literal("attribution-changed"),
  ...OfIncident,
});
const NewThreat = z.strictObject({
  ...Telling,
  when: z.literal("new-threat"),
  acts: list(z.enum(ACTS)).default(["threat"]),
  actors: list(z.string()).optional(),
  against: list(z.string()).optional(),
  fresh: Interval.optional(),
});
const TallyGap = z.strictObject({
  ...Telling,
  when: z.literal("tally-gap"),
  above: z.number().min(0),
  countries: list(z.string()).optional(),
  actors: list(z.string()).optional(),
});
const PostGone = z.strictObject({
  ...Telling,
  when: z.literal("post-gone"),
  outlets: list(z.string()).optional(),
});
const SourceSilent = z.strictObject({
  ...Telling,
  when: z.literal("source-silent"),
  sources: list(z.string()).optional(),
  for: Interval.prefault("1d"),
});
const Search = z.strictObject({
  ...Telling,
  when: z.literal("search"),
  /** Words that a text must hold, or a list as a page of the web shows it. */
  words: z.string().min(1).optional(),
  path: z.string().optional(),
  query: z.string().optional(),
  /** Id of the saved view that it was made of. */
  view: z.string().optional(),
});

export const RULES = {
  "new-incident": NewIncident,
  "attribution-changed": AttributionChanged,
  "new-threat": NewThreat,
  "tally-gap": TallyGap,
  "post-gone": PostGone,
  "source-silent": SourceSilent,
  search: Search,
} as const;

export type AlertRule = z.infer<(typeof RULES)[keyof typeof RULES]>;
export type IncidentRule = z.infer<typeof NewIncident> | z.infer<typeof AttributionChanged>;
export type ThreatRule = z.infer<typeof NewThreat>;
export type GapRule = z.infer<typeof TallyGap>;
export type GoneRule = z.infer<typeof PostGone>;
export type SourceRule = z.infer<typeof SourceSilent>;
export type SearchRule = z.infer<typeof Search>;

export const WEEKDAYS = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;

export const DigestRule = z.strictObject({
  name: Name,
  every: z.enum(["day", "week"]).default("day"),
  /** Of a weekly one. */
  on: z.enum(WEEKDAYS).default("monday"),
  at: Time.default("07:00"),
  to: list(z.string()),
  zone: Zone.optional(),
  paused: z.boolean().default(false),
});
export type DigestRule = z.infer<typeof DigestRule>;

export const MailServer = z.strictObject({
  host: z.string().min(1),
  port: z.int().min(1).max(65_535).default(587),
  /** Encrypted from the first byte (port 465); else by STARTTLS where the server offers it. */
  secure: z.boolean().default(false),
  user: z.string().optional(),
  password: z.string().optional(),
  from: z.string().min(3),
});
export type MailServer = z.infer<typeof MailServer>;
