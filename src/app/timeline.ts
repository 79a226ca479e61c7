// The timeline with the words that merging has for an incident: how well it is attested, and who claims it.
import type { Ledger, TimelineEntry } from "../ledger/index.ts";
import type { TimelineFilter, TimelineItem } from "../record/index.ts";
import type { Attest } from "./incident.ts";

export interface TimelinePage {
  readonly items: readonly TimelineItem[];
  /** The cursor of the page that follows. */
  readonly next?: string;
}

const dated = (date: string | undefined) => (date === undefined ? {} : { date });

function itemOf(entry: TimelineEntry, attest: Attest): TimelineItem {
  if (entry.kind === "statement") return { kind: "statement", row: entry.row, ...dated(entry.row.date) };
  const { incident, reports } = entry;
  const report = reports.find((one) => one.role === "main") ?? reports[0];
  const summary = { incident, ...attest(incident, reports), ...(report && { report }) };
  return { kind: "incident", summary, ...dated(incident.date) };
}

export async function timelinePage(
  ledger: Ledger,
  attest: Attest,
  filter: TimelineFilter,
): Promise<TimelinePage> {
  const { entries, next } = await ledger.timeline(filter);
  return { items: entries.map((entry) => itemOf(entry, attest)), ...(next !== undefined && { next }) };
}
