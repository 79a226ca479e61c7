// The days on which a reported thing may have happened: what merging compares within, and the ledger looks up by.
import { addDays, civilDay, formatDay } from "./days.ts";
import { dayOf, edtfDayNumbers } from "./edtf.ts";

export interface DayWindow {
  /** YYYY-MM-DD, both included. */
  readonly first: string;
  readonly last: string;
}

// A date vaguer than this says too little to find its like by.
const WIDEST_DAYS = 10;
// News without a date of its own is of its day of publication or shortly before (swept 1–7 on dev texts).
const NEWS_REACH_DAYS = 3;

/** The days of `date`; without one the days up to `published`; undefined where neither bounds it closely. */
export function windowOf(report: {
  date?: string | undefined;
  published?: string | undefined;
}): DayWindow | undefined {
  if (report.date !== undefined) {
    const days = edtfDayNumbers(report.date);
    if (!days || days.last - days.first > WIDEST_DAYS) return undefined;
    return { first: formatDay(civilDay(days.first)), last: formatDay(civilDay(days.last)) };
  }
  const last = report.published === undefined ? undefined : dayOf(report.published);
  return last === undefined ? undefined : { first: addDays(last, -NEWS_REACH_DAYS)!, last };
}
