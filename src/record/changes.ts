// What became of incidents over time: the log that alerts, the feed of corrections and live listeners read.
import { z } from "zod";

/** `merged`: its reports are told under another id now. `gone`: no document in the ledger tells of it any more. */
export const INCIDENT_CHANGE_KINDS = ["made", "changed", "merged", "gone"] as const;
export type IncidentChangeKind = (typeof INCIDENT_CHANGE_KINDS)[number];

export const FieldChange = z.object({ was: z.unknown().optional(), is: z.unknown().optional() });
/** One field of an incident before and after. Of reports the numbers are given; of what is only computed, nothing. */
export type FieldChange = Readonly<z.infer<typeof FieldChange>>;

export const IncidentChange = z.object({
  /** Counts up over the whole ledger: a reader goes on after the last it has seen. */
  seq: z.int(),
  incident: z.string(),
  /** ISO instant. */
  at: z.string(),
  kind: z.enum(INCIDENT_CHANGE_KINDS),
  fields: z.record(z.string(), FieldChange).readonly(),
  /** True where something that was told before is no longer told so; false where only more is known. */
  corrected: z.boolean(),
  /** The incident that has its reports now. */
  into: z.string().optional(),
});
export type IncidentChange = Readonly<z.infer<typeof IncidentChange>>;
