// Who only tells of a deed did not do it.
import type { Attribution, Span } from "../../record/index.ts";
import { overlaps } from "../../text/index.ts";
import type { Slots } from "./slots.ts";
import type { View } from "./view.ts";

/**
 * "The government says the airstrikes killed": who tells of it is no doer. Where what is said is no clause ("announced
 * an attack", "claimed the raid"), the deed is the speaker's own.
 */
export function withoutTeller(
  view: View,
  slots: Slots,
  attribution: Attribution | undefined,
  verbs: Uint8Array,
): void {
  if (!attribution) return;
  const { source, content } = attribution;
  const isClause = view.tokens.some((token, i) => verbs[i] && content.some((span) => overlaps(span, token)));
  if (!isClause) return;
  const tells = (thing: Span): boolean => source.some((span) => overlaps(span, thing));
  slots.actors.splice(0, slots.actors.length, ...slots.actors.filter((thing) => !tells(thing)));
}
