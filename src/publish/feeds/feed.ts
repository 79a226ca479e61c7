// Feeds of a period's incidents and threats: Atom, RSS 2.0 and JSON Feed. The same input gives the same bytes: no clock.
import { Feed } from "feed";
import { edtfBounds } from "../../text/index.ts";
import type { IncidentView, StatementRow } from "../../record/index.ts";
import { incidentEntry, statementEntry } from "../digest/entries.ts";
import { entryHtml } from "../digest/html.ts";
import type { DigestInput } from "../digest/input.ts";
import type { DigestEntry } from "../../record/index.ts";
import { withoutControls } from "../xml.ts";

export const FEED_FORMATS = ["atom", "rss", "json"] as const;
export type FeedFormat = (typeof FEED_FORMATS)[number];

export interface FeedInput extends DigestInput {
  /** Where the pages answer ("https://desk.example/"): items link to them. */
  readonly baseUrl: string;
}

interface Item {
  readonly id: string;
  readonly entry: DigestEntry;
  /** Day of the newest report, else of the deed, else the last day of the period: what readers sort by. */
  readonly day: string;
}

/** Statements that a desk wants to hear of at once. */
const ACTS = new Set(["threat", "warning", "claim-of-responsibility"]);
const WRITERS = {
  atom: (feed: Feed) => feed.atom1(),
  rss: (feed: Feed) => feed.rss2(),
  json: (feed: Feed) => feed.json1(),
};

export function writeFeed(input: FeedInput, format: FeedFormat): string {
  const items = itemsOf(input).toSorted((a, b) => b.day.localeCompare(a.day) || a.id.localeCompare(b.id));
  const feed = new Feed({
    title: "Casus: incidents, threats and claims",
    description: "What was reported, every item with its sources. A claim is a claim, not a finding.",
    id: input.baseUrl,
    link: input.baseUrl,
    language: "en",
    generator: "Casus",
    updated: instant(items[0]?.day ?? input.to),
    feedLinks: { [format]: new URL(`feeds/casus.${format}`, input.baseUrl).href },
  });
  for (const { id, entry, day } of items) {
    feed.addItem({
      id: new URL(id, input.baseUrl).href,
      link: entry.page ?? input.baseUrl,
      title: withoutControls(entry.headline),
      date: instant(day),
      description: withoutControls(entry.lines.join(" ")),
      content: withoutControls(String(entryHtml(entry))),
    });
  }
  return WRITERS[format](feed);
}

function itemsOf(input: FeedInput): Item[] {
  const said = input.statements.filter(({ statement }) => ACTS.has(statement.act));
  return [
    ...input.incidents.map((view) => ({
      id: `incidents/${encodeURIComponent(view.incident.id)}`,
      entry: incidentEntry(view, input),
      day: dayOfIncident(view) ?? input.to,
    })),
    ...said.map((row) => ({
      id: `documents/${encodeURIComponent(row.document.id)}#${row.statement.id}`,
      entry: statementEntry(row, input),
      day: dayOfStatement(row) ?? input.to,
    })),
  ];
}

function dayOfIncident(view: IncidentView): string | undefined {
  const published = view.reports.flatMap((report) => report.published?.slice(0, 10) ?? []);
  return published.toSorted().at(-1) ?? edtfBounds(view.incident.date ?? "")?.last;
}

function dayOfStatement(row: StatementRow): string | undefined {
  return row.document.published?.slice(0, 10) ?? edtfBounds(row.date ?? "")?.last;
}

function instant(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
