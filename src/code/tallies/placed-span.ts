// Lengths of time that say which stretch of the calendar they are. All other periods of counts stand in window.ts.
import type { CodingContext } from "../context.ts";
import type { View } from "../events/view.ts";
import { wordsOf } from "../words.ts";
import type { Timed, Window } from "./window.ts";

interface Placed {
  readonly window: Window;
  /** The year behind it belongs to it. */
  readonly takesNext: boolean;
}

/**
 * "the first ten months of the year", "the same three months of 2022": no span that ends on the day of publication. Which
 * months are the same as before is not told here: such a period is one without ends.
 */
export function placedSpan(ctx: CodingContext, view: View, here: Timed, next?: Timed): Placed | undefined {
  const { time, first, behind } = here;
  if (time.type !== "duration") return undefined;
  const places = wordsOf(ctx.language, "period-places").matches(view.sentence);
  const place = places.find(({ from }) => from >= first && from < behind)?.entry.attributes["place"];
  if (place === undefined) return undefined;
  const year = next && next.first - behind <= 1 && /^\d{4}$/.test(next.date ?? "") ? next.date : undefined;
  const months = Number(/^P(\d+)M$/.exec(time.value)?.[1]);
  const window: Window =
    place === "first" && year !== undefined && months >= 1 && months <= 12
      ? { from: `${year}-01`, to: `${year}-${String(months).padStart(2, "0")}`, strong: true, at: first }
      : { strong: true, at: first };
  return { window, takesNext: year !== undefined };
}
