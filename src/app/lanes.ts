// The lanes of the timeline: counts, and where there is little enough each thing, with what answers what.
import type { Ledger } from "../ledger/index.ts";
import type { ChainLink, Incident, LaneFilter, LanesView, StatementMark } from "../record/index.ts";

/** Above this many things one sees a texture and no single one of them; then lanes show how many. */
const MOST_EACH = 180;

export type LinksOf = (incidents: readonly Incident[]) => readonly ChainLink[];

export async function lanes(ledger: Ledger, linksOf: LinksOf, filter: LaneFilter): Promise<LanesView> {
  const counts = await ledger.laneCounts(filter);
  // An incident of two doers stands in two lanes, so there are at most so many.
  const most = counts.reduce((sum, { total }) => sum + total, 0);
  if (most > MOST_EACH) return { counts };
  const { by: _, step: __, ...asked } = filter;
  const wantsIncidents = counts.some(({ act }) => act === undefined);
  const { rows } = wantsIncidents ? await ledger.incidents({ ...asked, limit: MOST_EACH }) : { rows: [] };
  const incidents = rows.filter(({ date }) => date !== undefined);
  const statements = await ledger.statementMarks({ ...asked, limit: MOST_EACH });
  const links = [...linksOf(incidents), ...answersTo(statements, incidents)];
  return { counts, each: { incidents, statements, links } };
}

/** Incidents of which a source says that they answer one of these statements. */
function answersTo(statements: readonly StatementMark[], incidents: readonly Incident[]): ChainLink[] {
  const said = new Set(statements.map(({ document, statement }) => `${document}#${statement}`));
  return incidents.flatMap(({ id, responseTo = [] }) =>
    responseTo.filter((from) => said.has(from)).map((from) => ({ from, to: id, basis: "stated" as const })),
  );
}
