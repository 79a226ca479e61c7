// The lanes of the timeline: counts, and where there is little enough each thing, with what answers what.
import type { Ledger } from "../ledger/index.ts";
import type {
  ChainLink,
  Incident,
  LaneCount,
  LaneFilter,
  LanesView,
  StatementMark,
} from "../record/index.ts";
import type { Boards } from "./boards.ts";

/** Above this many things one sees a texture and no single one of them; then lanes show how many. */
const MOST_EACH = 180;

export function lanes(ledger: Ledger, boards: Boards, filter: LaneFilter): Promise<LanesView> {
  return ledger.remembered(["drawn lanes", filter], () => lanesOf(ledger, boards, filter));
}

async function lanesOf(ledger: Ledger, boards: Boards, filter: LaneFilter): Promise<LanesView> {
  const counted = await ledger.laneCounts(filter);
  const view = filter.by === "principal" ? addedUp(counted, boards) : { counts: counted };
  // An incident of two doers stands in two lanes, so there are at most so many.
  const most = counted.reduce((sum, { total }) => sum + total, 0);
  return most > MOST_EACH ? view : { ...view, each: await eachOf(ledger, boards, filter, counted) };
}

async function eachOf(
  ledger: Ledger,
  boards: Boards,
  filter: LaneFilter,
  counts: readonly LaneCount[],
): Promise<LanesView["each"]> {
  const { by: _, step: __, ...asked } = filter;
  const wantsIncidents = counts.some(({ act }) => act === undefined);
  const { rows } = wantsIncidents ? await ledger.incidents({ ...asked, limit: MOST_EACH }) : { rows: [] };
  const incidents = rows.filter(({ date }) => date !== undefined);
  const statements = await ledger.statementMarks({ ...asked, limit: MOST_EACH });
  const stated = [...boards.linksOf(incidents), ...answersTo(statements, incidents)];
  const known = new Set(stated.map(({ from, to }) => `${from} ${to}`));
  const followed = await boards.threatLinks(statements, incidents);
  const links = [...stated, ...followed.filter(({ from, to }) => !known.has(`${from} ${to}`))];
  return { incidents, statements, links };
}

/** Actors' counts as those of their principals. */
function addedUp(counts: readonly LaneCount[], { principalOf }: Boards): LanesView {
  const others = [...new Set(counts.map(({ lane }) => lane))].filter((lane) => principalOf(lane) !== lane);
  const principals = Object.fromEntries(others.map((lane) => [lane, principalOf(lane)]));
  return { counts: counts.map((one) => ({ ...one, lane: principals[one.lane] ?? one.lane })), principals };
}

/** Incidents of which a source says that they answer one of these statements. */
function answersTo(statements: readonly StatementMark[], incidents: readonly Incident[]): ChainLink[] {
  const said = new Set(statements.map(({ document, statement }) => `${document}#${statement}`));
  return incidents.flatMap(({ id, responseTo = [] }) =>
    responseTo.filter((from) => said.has(from)).map((from) => ({ from, to: id, basis: "stated" as const })),
  );
}
