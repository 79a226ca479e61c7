// What a sentence tells of at one trigger, before date, number and place in the document are added.
import type { EventStatus } from "../../record/index.ts";
import type { Slots } from "./slots.ts";
import type { Trigger } from "./trigger.ts";

export interface Told {
  readonly trigger: Trigger;
  readonly slots: Slots;
  readonly status: EventStatus;
  /** The mode that words before the trigger give ("suicide attack"). */
  readonly mode?: string;
  /** The event noun of the same sentence that this verb has as its subject. */
  readonly subject?: Trigger;
  /** It is what another deed of the sentence answers: "in response to the raid". */
  readonly answered?: boolean;
}
