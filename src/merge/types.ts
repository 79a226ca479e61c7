// What merging gives back, beside incidents.
import type { Incident, Judgement } from "../record/index.ts";

export interface Merged {
  readonly incidents: readonly Incident[];
  /** The machine's judgements on pairs that were compared and found same or unsure. */
  readonly judgements: readonly Judgement[];
}
