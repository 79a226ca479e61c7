// What the timeline shows: incidents and statements of a filter on one axis, grouped by day, newest first.
import type { App } from "../app/index.ts";
import type { Incident, IncidentView, Rows, StatementRow } from "../record/index.ts";
import { edtfDayNumbers } from "../text/index.ts";

export interface TimelineFilter {
  readonly from?: string;
  readonly to?: string;
  readonly actor?: string;
  readonly mode?: string;
  readonly act?: string;
}

export type Item =
  | { readonly kind: "incident"; readonly date?: string; readonly incident: Incident }
  | { readonly kind: "statement"; readonly date?: string; readonly row: StatementRow };

export interface Collected {
  readonly items: readonly Item[];
  /** True when the ledger has more than were taken: the page says so. */
  readonly cut: boolean;
}

/** Rows taken of each kind for one page of timeline: a third of a second on two busy cores; beyond it, the filters narrow. */
export const MOST_OF_A_KIND = 1000;
const PAGE_ROWS = 200;

/** A filter by mode asks for incidents, one by act for statements; with both, or neither, both kinds are there. */
export async function collectItems(app: App, filter: TimelineFilter): Promise<Collected> {
  const { from, to, actor, mode, act } = filter;
  const wantsIncidents = mode !== undefined || act === undefined;
  const wantsStatements = act !== undefined || mode === undefined;
  const incidents = await taken(wantsIncidents, (after) =>
    app.incidents({ from, to, actor, mode, limit: PAGE_ROWS, after }),
  );
  const statements = await taken(wantsStatements, (after) =>
    app.statements({ from, to, speaker: actor, act, limit: PAGE_ROWS, after }),
  );
  const items: Item[] = [
    ...incidents.rows.map((incident) => ({ kind: "incident" as const, date: incident.date, incident })),
    ...statements.rows.map((row) => ({ kind: "statement" as const, date: row.date, row })),
  ];
  return { items: items.toSorted(newestFirst), cut: incidents.cut || statements.cut };
}

async function taken<T>(
  wanted: boolean,
  ask: (after?: string) => Promise<Rows<T>>,
): Promise<{ rows: T[]; cut: boolean }> {
  const rows: T[] = [];
  let after: string | undefined;
  if (!wanted) return { rows, cut: false };
  do {
    const page: Rows<T> = await ask(after);
    rows.push(...page.rows);
    after = page.next;
  } while (after !== undefined && rows.length < MOST_OF_A_KIND);
  return { rows, cut: after !== undefined };
}

function firstDay(item: Item): number {
  const days = item.date === undefined ? undefined : edtfDayNumbers(item.date);
  return days && Number.isFinite(days.first) ? days.first : Number.NEGATIVE_INFINITY;
}

/** Newest day first, what has no date last; within a day incidents before what is said. */
function newestFirst(a: Item, b: Item): number {
  const [dayA, dayB] = [firstDay(a), firstDay(b)];
  if (dayA !== dayB) return dayA < dayB ? 1 : -1;
  return a.kind === b.kind ? 0 : a.kind === "incident" ? -1 : 1;
}

export interface DayGroup {
  /** EDTF, cut to the day; undefined for what has no date. */
  readonly date?: string;
  readonly items: readonly Item[];
}

export function groupByDay(items: readonly Item[]): DayGroup[] {
  const groups: { date?: string; items: Item[] }[] = [];
  for (const item of items) {
    const date = item.date?.replace(/T.*$/, "");
    const last = groups.at(-1);
    if (last && last.date === date) last.items.push(item);
    else groups.push({ date, items: [item] });
  }
  return groups;
}

/** The views of the incidents among the items: their first words and how well they are attested. */
export async function viewsOf(
  app: App,
  items: readonly Item[],
): Promise<Readonly<Record<string, IncidentView>>> {
  const views: Record<string, IncidentView> = {};
  for (const item of items) {
    const view = item.kind === "incident" ? await app.incident(item.incident.id) : undefined;
    if (view) views[view.incident.id] = view;
  }
  return views;
}
