// What became of incidents over time: the log that alerts, the feed of corrections and live listeners read.

/** `merged`: its reports are told under another id now. `gone`: no document in the ledger tells of it any more. */
export type IncidentChangeKind = "made" | "changed" | "merged" | "gone";

/** One field of an incident before and after. Of reports the numbers are given; of what is only computed, nothing. */
export interface FieldChange {
  readonly was?: unknown;
  readonly is?: unknown;
}

export interface IncidentChange {
  /** Counts up over the whole ledger: a reader goes on after the last it has seen. */
  readonly seq: number;
  readonly incident: string;
  /** ISO instant. */
  readonly at: string;
  readonly kind: IncidentChangeKind;
  readonly fields: Readonly<Record<string, FieldChange>>;
  /** True where something that was told before is no longer told so; false where only more is known. */
  readonly corrected: boolean;
  /** The incident that has its reports now. */
  readonly into?: string;
}
