// When something was said: a day named beside the verb of saying, outside what was said. Never a guess.
import type { Span } from "../../record/index.ts";
import type { CodingContext } from "../context.ts";
import type { Draft } from "../attributions/draft.ts";
import type { Line } from "../attributions/line.ts";
import { edtfOf, timesIn } from "../times.ts";

/** The day at which the act of a draft was done; the time nearest to its cue. */
export function dateOfDraft(context: CodingContext, line: Line, draft: Draft): string | undefined {
  const [cue] = draft.cueSpans;
  if (!cue) return undefined;
  const inside = (time: Span) =>
    draft.content.some((span) => span.start <= time.start && time.end <= span.end);
  const isDay = ({ type }: { type: string }) => type === "date" || type === "time";
  const beside = timesIn(context, line.sentence).filter((time) => isDay(time) && !inside(time));
  const nearest = beside.sort((a, b) => distance(a, cue) - distance(b, cue));
  for (const time of nearest) {
    const date = edtfOf(time);
    if (date && DAY.test(date)) return date;
  }
  return undefined;
}

/** A month or a year says when things happened, not when somebody spoke. */
const DAY = /^\d{4}-\d{2}-\d{2}/;

function distance(a: Span, b: Span): number {
  return Math.max(a.start - b.end, b.start - a.end, 0);
}
