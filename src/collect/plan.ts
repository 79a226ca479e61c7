// A source as a YAML file writes it (`collect:` of an entry in sources/), checked and made ready for its schedule.
import { z } from "zod";
import { CasusError } from "../record/index.ts";
import { SOURCE_TYPES } from "./registry.ts";
import type { SourceType } from "./source.ts";
import type { Given } from "./types.ts";
import type { Recheck } from "./pages.ts";

const UNITS = { s: 1000, m: 60_000, h: 3600_000, d: 86_400_000 } as const;
const DEFAULT_EVERY = "1h";

/** "30m", "6h", "1d" in milliseconds. */
export const Interval = z
  .string()
  .regex(/^\d+(?:\.\d+)?[smhd]$/, 'is no interval; write it as "30m", "6h" or "1d"')
  .transform((text) => Number(text.slice(0, -1)) * UNITS[text.at(-1) as keyof typeof UNITS]);

const Schedule = z.object({
  id: z.string().optional(),
  type: z.string(),
  every: Interval.prefault(DEFAULT_EVERY),
  /** Fewest and most documents a day that are usual. */
  expect: z.tuple([z.number().min(0), z.number().min(0)]).optional(),
  recheck: z.strictObject({ every: Interval, for: Interval }).optional(),
  /** Of all its documents; else each is looked at, for many outlets write in several. */
  language: z.string().optional(),
});

/** The outlet or channel that an entry in sources/ describes, as far as collecting goes. */
export interface SourceEntry {
  readonly id: string;
  readonly name: string;
  /** File and place, for messages. */
  readonly where?: string;
  readonly collect: readonly Readonly<Record<string, unknown>>[];
}

/** One thing that is polled. */
export interface PlannedSource {
  readonly id: string;
  readonly name: string;
  readonly type: SourceType;
  readonly subject: string;
  readonly options: unknown;
  readonly everyMs: number;
  readonly expect?: readonly [number, number];
  readonly recheck?: Recheck;
  readonly given: Given;
}

function fault(entry: SourceEntry, message: string): CasusError {
  return new CasusError(
    "bad-knowledge",
    `Source "${entry.id}"${entry.where ? ` (${entry.where})` : ""}: ${message}`,
  );
}

function describe({ path, message }: z.core.$ZodIssue): string {
  return `${path.length > 0 ? `"${path.join(".")}" ` : ""}${message}`;
}

function planOne(entry: SourceEntry, raw: Readonly<Record<string, unknown>>, index: number): PlannedSource {
  const schedule = Schedule.safeParse(raw);
  if (!schedule.success) throw fault(entry, `${describe(schedule.error.issues[0]!)}.`);
  const { id, type: name, every, expect, recheck, language } = schedule.data;
  const type = SOURCE_TYPES.find((one) => one.type === name);
  if (!type) {
    const types = SOURCE_TYPES.map((one) => one.type).join(", ");
    throw fault(entry, `there is no source type "${name}"; there are ${types}.`);
  }
  const own = Object.entries(raw).filter(([key]) => !(key in Schedule.shape));
  const options = type.options.safeParse(Object.fromEntries(own));
  if (!options.success) throw fault(entry, `type ${name}: ${describe(options.error.issues[0]!)}.`);
  return {
    id: id ?? (index === 0 ? entry.id : `${entry.id}-${index + 1}`),
    name: entry.name,
    type,
    subject: type.subject(options.data),
    options: options.data,
    everyMs: every,
    given: { outlet: entry.name, ...(language !== undefined && { language }) },
    ...(expect && { expect }),
    ...(recheck && { recheck: { everyMs: recheck.every, forMs: recheck.for } }),
  };
}

/** Every poll that the entries ask for. Throws CasusError "bad-knowledge" that names the source and what is wrong. */
export function planSources(entries: readonly SourceEntry[]): PlannedSource[] {
  const planned = entries.flatMap((entry) => entry.collect.map((raw, index) => planOne(entry, raw, index)));
  const ids = new Set<string>();
  for (const { id } of planned) {
    if (ids.has(id))
      throw new CasusError("bad-knowledge", `Two sources have the id "${id}"; rename one of them.`);
    ids.add(id);
  }
  return planned;
}
