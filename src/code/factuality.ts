// The order among statuses of an event where several cues hold. Which cues hold is found in events/tree and events/order.
import type { EventStatus } from "../record/index.ts";
import { EVENT_STATUSES } from "../record/index.ts";

/** From the strongest to the weakest: a denied plan is denied, an alleged old attack is background. */
const ORDER: readonly EventStatus[] = ["denied", "hypothetical", "planned", "past-background", "alleged"];

/** The status that wins; without any the text states the thing. What will or would not be done has not been denied. */
export function strongest(found: ReadonlySet<EventStatus>): EventStatus {
  if (found.has("denied") && (found.has("planned") || found.has("hypothetical"))) return "hypothetical";
  return ORDER.find((status) => found.has(status)) ?? "reported";
}

export function isStatus(value: unknown): value is EventStatus {
  return EVENT_STATUSES.some((status) => status === value);
}
