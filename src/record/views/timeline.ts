// Incidents and statements in the order of days, with counts for days and filters.
import { z } from "zod";
import { IncidentSummary } from "./incidents.ts";
import { FacetCount, type Page } from "./lists.ts";
import { StatementRow } from "./statements.ts";

/** What the timeline is asked for. A mode asks for incidents, an act for statements; with both or neither, both come. */
export interface TimelineFilter extends Page {
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly mode?: string;
  readonly act?: string;
  /** As of incidents; a statement has none. */
  readonly place?: string;
}

export const DayCount = z.object({ day: z.string(), incidents: z.int(), statements: z.int() });
/** How much there is on a day; day "" holds what has no date. */
export type DayCount = Readonly<z.infer<typeof DayCount>>;

export const Facets = z.object({
  /** Entries of the register, most frequent first. */
  actors: z.array(FacetCount).readonly(),
  modes: z.array(FacetCount).readonly(),
  /** ISO 3166 letters; only incidents have them. */
  countries: z.array(FacetCount).readonly(),
  acts: z.array(FacetCount).readonly(),
});
export type Facets = Readonly<z.infer<typeof Facets>>;

export const TimelineItem = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("incident"), date: z.string().optional(), summary: IncidentSummary }),
  z.object({ kind: z.literal("statement"), date: z.string().optional(), row: StatementRow }),
]);
/** One entry of the timeline; newest day first, within a day incidents before statements. */
export type TimelineItem = Readonly<z.infer<typeof TimelineItem>>;
