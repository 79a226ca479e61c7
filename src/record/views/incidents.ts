// An incident in lists, on its page, on the map; what it answers.
import { z } from "zod";
import { ChainLink } from "../boards.ts";
import { Event, Statement } from "../coded.ts";
import { Incident, Judgement, Report } from "../incident.ts";
import { Span } from "../span.ts";
import type { Page, PublishedDays } from "./lists.ts";

export const ReportView = Report.extend({
  /** The evidence sentences, each with its span in the document. */
  quotes: z.array(z.object({ span: Span, text: z.string() })).readonly(),
  /** The event as coded. */
  coded: Event,
  /** Statements of the same document about this event (claims, denials, condemnations). */
  statements: z.array(Statement).readonly(),
});
/** A report under an incident, with the words that tell it. */
export type ReportView = Readonly<z.infer<typeof ReportView>>;

export const GRADES = ["confirmed", "fair", "weak", "contested", "discounted"] as const;

export const IncidentView = z.object({
  incident: Incident,
  /** A sentence that says the state of attribution in plain words. */
  statusSentence: z.string(),
  grade: z.enum(GRADES),
  reports: z.array(ReportView).readonly(),
  judgements: z.array(Judgement).readonly(),
});
/** Incident page. */
export type IncidentView = Readonly<z.infer<typeof IncidentView>>;

/** Orders of a list of incidents: by day, undated ones last, or by how many reports tell of them. */
export const INCIDENT_ORDERS = ["newest", "oldest", "reports"] as const;
export type IncidentOrder = (typeof INCIDENT_ORDERS)[number];

export interface IncidentFilter extends Page, PublishedDays {
  readonly from?: string;
  readonly to?: string;
  readonly type?: string;
  readonly mode?: string;
  readonly actor?: string;
  readonly country?: string;
  /** Its entry in the register; of a place that no register knows its name. */
  readonly place?: string;
  readonly document?: string;
  /** "newest" unless told. A cursor belongs to the order it came with. */
  readonly order?: IncidentOrder;
}

export const IncidentPoint = z.object({
  id: z.string(),
  lat: z.number(),
  lon: z.number(),
  precision: z.string().optional(),
  /** ISO 3166 letters. */
  country: z.string().optional(),
  /** Name of the place. */
  place: z.string().optional(),
  /** First and last day; "" where unknown. */
  from: z.string(),
  to: z.string(),
  type: z.string(),
  mode: z.string().optional(),
  /** How many reports tell of it. */
  reports: z.int(),
});
/** An incident as a map shows it: where, how closely that is known, when, and what. */
export type IncidentPoint = Readonly<z.infer<typeof IncidentPoint>>;

export const IncidentPoints = z.object({
  points: z.array(IncidentPoint).readonly(),
  unplaced: z.int(),
});
/** What a map of incidents holds; `unplaced` is how many more there are without coordinates. */
export type IncidentPoints = Readonly<z.infer<typeof IncidentPoints>>;

/** Incidents at one place: a map of very many is drawn from these. */
export interface PointSpot {
  readonly lat: number;
  readonly lon: number;
  readonly precision?: string;
  readonly country?: string;
  readonly place?: string;
  readonly count: number;
  /** Of the only incident, where it is one; else of any of them. */
  readonly id: string;
  readonly kind: string;
}

export interface PointSpots {
  readonly spots: readonly PointSpot[];
  /** Every mode, or type where no mode is known, that the incidents are of. */
  readonly kinds: readonly string[];
  readonly placed: number;
  readonly unplaced: number;
}

/** Incidents with coordinates as columns of equal length, the newest first: a third of the size of rows. */
export interface PointColumns {
  readonly id: readonly string[];
  readonly lat: readonly number[];
  readonly lon: readonly number[];
  readonly precision: readonly (string | null)[];
  readonly country: readonly (string | null)[];
  readonly place: readonly (string | null)[];
  /** First and last day; "" where unknown. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Mode, or type where no mode is known. */
  readonly kind: readonly string[];
}

export const IncidentLabel = Incident.pick({ id: true, type: true, mode: true, date: true, place: true });
/** What a list needs to name an incident. */
export type IncidentLabel = Readonly<z.infer<typeof IncidentLabel>>;

export const ChainView = z.object({
  links: z.array(ChainLink).readonly(),
  /** Incidents named in the links, by id. */
  incidents: z.record(z.string(), IncidentLabel).readonly(),
});
/** What an incident answers and what answered it, and what only came soon after with the sides turned round. */
export type ChainView = Readonly<z.infer<typeof ChainView>>;

export const IncidentSummary = z.object({
  incident: Incident,
  statusSentence: z.string(),
  grade: z.enum(GRADES),
  report: Report.optional(),
});
/** An incident in a list: how well it is attested, and the report whose words stand for it. */
export type IncidentSummary = Readonly<z.infer<typeof IncidentSummary>>;
