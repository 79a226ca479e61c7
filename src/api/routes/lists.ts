// Lists: pages of rows with the filters that the pages of Casus have, and what counts them.
import { z } from "zod";
import { Facets, INCIDENT_ORDERS, IncidentPoints } from "../../record/index.ts";
import {
  Days,
  DocumentPage,
  IncidentPage,
  ReconciliationPage,
  SearchPage,
  StatementPage,
  TallyPage,
  TimelinePage,
} from "../answers.ts";
import { act, actor, country, DAYS, id, mode, PAGE, place, speaker, type, words } from "../parameters.ts";
import { defineRoute } from "../route.ts";

const TIMELINE = { ...DAYS, actor, mode, act, place };

export const IncidentsQuery = z.object({
  ...DAYS,
  type,
  mode,
  actor,
  country,
  place,
  document: id("a document that tells of it").optional(),
  order: z.enum(INCIDENT_ORDERS).optional().describe("by day, undated last; or by the number of reports"),
  ...PAGE,
});
export const PointsQuery = z.object({ ...DAYS, type, mode, actor, country, place });
export const StatementsQuery = z.object({ ...DAYS, act, speaker, ...PAGE });
export const TimelineQuery = z.object({ ...TIMELINE, ...PAGE });
export const DaysQuery = z.object(TIMELINE);
export const FacetsQuery = z.object(DAYS);
export const PageQuery = z.object(PAGE);
export const SearchQuery = z.object({ q: words, ...PAGE });

export const lists = [
  defineRoute({
    name: "timeline",
    method: "get",
    path: "/timeline",
    title: "Incidents and statements on one axis, newest day first",
    about: "A mode asks for incidents, an act for statements; with both or neither, both come.",
    right: "read",
    query: TimelineQuery,
    answer: TimelinePage,
    ofLedger: true,
    example: { query: { from: "2023-11", limit: "5" } },
    run: (app, { query }) => app.timeline(query),
  }),
  defineRoute({
    name: "days",
    method: "get",
    path: "/days",
    title: "How many incidents and statements there are on each day, oldest first",
    about: "All days of the filter at once; what has no date stands under the day “”.",
    right: "read",
    query: DaysQuery,
    answer: Days,
    ofLedger: true,
    example: { query: { from: "2023-11", to: "2023-12" } },
    run: (app, { query }) => app.dayCounts(query),
  }),
  defineRoute({
    name: "facets",
    method: "get",
    path: "/facets",
    title: "The actors, modes and acts that occur within days, most frequent first",
    right: "read",
    query: FacetsQuery,
    answer: Facets,
    ofLedger: true,
    example: { query: { from: "2023-11" } },
    run: (app, { query }) => app.facets(query),
  }),
  defineRoute({
    name: "incidents",
    method: "get",
    path: "/incidents",
    title: "Incidents, latest first or in another order",
    right: "read",
    query: IncidentsQuery,
    answer: IncidentPage,
    ofLedger: true,
    example: { query: { from: "2023-11", country: "IQ", limit: "5" } },
    run: (app, { query }) => app.incidents(query),
  }),
  defineRoute({
    name: "points",
    method: "get",
    path: "/points",
    title: "Where the incidents of a filter lie, all at once: for maps",
    about:
      "`unplaced` is how many more there are without coordinates; `precision` says how closely a point is known.",
    right: "read",
    query: PointsQuery,
    answer: IncidentPoints,
    ofLedger: true,
    example: { query: { from: "2023-11", country: "IQ" } },
    run: (app, { query }) => app.points(query),
  }),
  defineRoute({
    name: "statements",
    method: "get",
    path: "/statements",
    title: "Statements, latest first, each with its words, its document and the chain of sources",
    right: "read",
    query: StatementsQuery,
    answer: StatementPage,
    ofLedger: true,
    example: { query: { act: "claim-of-responsibility", limit: "5" } },
    run: (app, { query }) => app.statements(query),
  }),
  defineRoute({
    name: "tallies",
    method: "get",
    path: "/tallies",
    title: "Counts that somebody reported, each with our incidents in its scope (`ours`)",
    right: "read",
    query: PageQuery,
    answer: TallyPage,
    ofLedger: true,
    example: { query: { limit: "5" } },
    run: (app, { query }) => app.tallies(query),
  }),
  defineRoute({
    name: "reconciliations",
    method: "get",
    path: "/reconciliations",
    title: "Each count by others laid against our incidents: in both, only ours, only theirs, out of scope",
    about:
      "A tally names no incidents, so the piles are ranges: `onlyTheirs.min` is the least gap. `pile` is absent where a count has no period or is of people. `series` are counts of one counter that contradict each other.",
    right: "read",
    query: PageQuery,
    answer: ReconciliationPage,
    ofLedger: true,
    example: { query: { limit: "5" } },
    run: (app, { query }) => app.tallyBoard(query),
  }),
  defineRoute({
    name: "documents",
    method: "get",
    path: "/documents",
    title: "Documents, newest first",
    right: "read",
    query: PageQuery,
    answer: DocumentPage,
    ofLedger: true,
    example: { query: { limit: "5" } },
    run: (app, { query }) => app.documents(query),
  }),
  defineRoute({
    name: "search",
    method: "get",
    path: "/search",
    title: "Places in the texts, as runs of text of which the hits are marked",
    right: "read",
    query: SearchQuery,
    answer: SearchPage,
    ofLedger: true,
    example: { query: { q: "rockets", limit: "5" } },
    run: (app, { query: { q, ...page } }) => app.search(q, page),
  }),
];
