// What the timeline page makes of a page of entries: groups by day, as they come, newest first.
import type { TimelineItem } from "../../record/index.ts";

export interface DayGroup {
  /** EDTF, cut to the day; undefined for what has no date. */
  readonly date?: string;
  readonly items: readonly TimelineItem[];
}

export function groupByDay(items: readonly TimelineItem[]): DayGroup[] {
  const groups: { date?: string; items: TimelineItem[] }[] = [];
  for (const item of items) {
    const date = item.date?.replace(/T.*$/, "");
    const last = groups.at(-1);
    if (last && last.date === date) last.items.push(item);
    else groups.push({ date, items: [item] });
  }
  return groups;
}
