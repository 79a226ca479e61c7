// Feeds of a period's incidents and threats: Atom, RSS 2.0 and JSON Feed. The same input gives the same bytes: no clock.
import { edtfBounds } from "../../text/index.ts";
import type { IncidentView, StatementRow } from "../../record/index.ts";
import { incidentEntry, statementEntry } from "../digest/entries.ts";
import type { DigestInput } from "../digest/input.ts";
import { buildFeed, type FeedFormat, type FeedItem } from "./build.ts";

export interface FeedInput extends DigestInput {
  /** Where the pages answer ("https://desk.example/"): items link to them. */
  readonly baseUrl: string;
}

/** Statements that a desk wants to hear of at once. */
const ACTS = new Set(["threat", "warning", "claim-of-responsibility"]);

/** Sorted by the day of the newest report, else of the deed, else the last day of the period. */
export function writeFeed(input: FeedInput, format: FeedFormat): string {
  const meta = {
    title: "Casus: incidents, threats and claims",
    description: "What was reported, every item with its sources. A claim is a claim, not a finding.",
    baseUrl: input.baseUrl,
    name: "casus",
    updated: instant(input.to),
  };
  return buildFeed(itemsOf(input), meta, format);
}

function itemsOf(input: FeedInput): FeedItem[] {
  const said = input.statements.filter(({ statement }) => ACTS.has(statement.act));
  return [
    ...input.incidents.map((view) => ({
      id: `incidents/${encodeURIComponent(view.incident.id)}`,
      entry: incidentEntry(view, input),
      at: instant(dayOfIncident(view) ?? input.to),
    })),
    ...said.map((row) => ({
      id: `documents/${encodeURIComponent(row.document.id)}#${row.statement.id}`,
      entry: statementEntry([row], input),
      at: instant(dayOfStatement(row) ?? input.to),
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

function instant(day: string): string {
  return `${day}T00:00:00Z`;
}
