// An App over the fixture views, for the states that a sample of real reports need not hold (contested, empty, odd ids).
import { type App, exportKinds, peopleOf, type CodingDesk, type ReviewDesk } from "../../src/app/index.ts";
import { lanesOfItems } from "./fixture-lanes.ts";
import { fixturePeople } from "./fixture-people.ts";
import { columnsOf, pointsOf, spotsOf } from "./fixture-points.ts";
import type {
  FacetCount,
  Incident,
  IncidentFilter,
  IncidentPoints,
  IncidentView,
  Rows,
  TimelineFilter,
  TimelineItem,
} from "../../src/record/index.ts";
import { edtfBounds } from "../../src/text/index.ts";
import { rowOf } from "../publish/fixture/build.ts";
import { ADDED_AT, DOCUMENTS } from "../publish/fixture/documents.ts";
import { INCIDENTS, LABELS, STATEMENTS, TALLIES } from "../publish/fixture/views.ts";
import { rowFor } from "../publish/fixture/rows.ts";
import { actorsNamed, actorView } from "../../src/app/actor.ts";
import { ruleNote } from "../../src/app/rule-notes.ts";
import { askedSearch } from "../../src/app/search.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import {
  composeDigest,
  exporterNamed,
  writeEntries,
  writeExport,
  writeFeed,
} from "../../src/publish/index.ts";

const KNOWLEDGE = loadKnowledge();
const ORIGINAL = {
  sha256: "a".repeat(64),
  bytes: 812,
  mediaType: "text/html",
  location: "/pages/asad.html",
  keptAt: ADDED_AT,
};
const PAGE = new TextEncoder().encode("<script>alert(document.cookie)</script><p>an original</p>");

function rows<T>(all: readonly T[]): Rows<T> {
  return { rows: all, total: all.length };
}

const dayOfItem = (item: TimelineItem): string =>
  item.date === undefined ? "" : (edtfBounds(item.date)?.first ?? "");

const newestFirst = (a: TimelineItem, b: TimelineItem): number =>
  dayOfItem(b).localeCompare(dayOfItem(a)) || a.kind.localeCompare(b.kind);

function counted(ids: readonly string[]): FacetCount[] {
  return [...Map.groupBy(ids, (id) => id)].map(([id, all]) => ({ id, count: all.length }));
}

interface Holding {
  readonly incidents: readonly IncidentView[];
  readonly documents: typeof DOCUMENTS;
}

const refused = () => Promise.reject(new Error("the fixture judges nothing"));

/** Nobody has judged, saved or graded anything; the review itself is tried on real ledgers. */
const emptyDesk: ReviewDesk = {
  queue: async () => ({
    items: [],
    counts: { merge: 0, disagreement: 0, joined: 0, name: 0, record: 0 },
    documents: 0,
    older: 0,
    total: 0,
    last: [],
    agreement: { judged: 0, accepted: 0, low: 0, high: 1 },
  }),
  record: async () => undefined,
  takesWords: () => false,
  judge: refused,
  withdraw: refused,
  judgements: async () => [],
  savedViews: async () => [],
  saveView: refused,
  forgetView: refused,
  grades: async () => [],
  grade: refused,
  withdrawGrade: refused,
};

const emptyCoding: CodingDesk = {
  overview: async () => ({ texts: [], people: [], machine: [] }),
  own: async () => undefined,
  finished: async () => ["machine"],
  begin: refused,
  add: refused,
  set: refused,
  remove: refused,
  finish: refused,
  drop: refused,
  compared: refused,
  settle: refused,
  async *gold() {},
};

const notHere = (): Promise<never> => Promise.reject(new Error("not in this fixture"));

export function fixtureApp(holding: Holding = { incidents: INCIDENTS, documents: DOCUMENTS }): App {
  const { incidents, documents } = holding;
  const held = (id: string): boolean => documents.some((document) => document.id === id);
  const statements = STATEMENTS.filter((row) => held(row.document.id));
  const tallies = TALLIES.filter((row) => held(row.document.id));
  const within = (date: string | undefined, from?: string, to?: string): boolean =>
    (!from || (date ?? "") >= from) && (!to || (date !== undefined && date.slice(0, 10) <= to));
  const matching = (incident: Incident, actor?: string, mode?: string): boolean =>
    (!mode || incident.mode === mode) && (!actor || incident.attribution.some((one) => one.actor === actor));
  const pointsWithin = ({ mode }: IncidentFilter): IncidentPoints =>
    pointsOf(incidents.map((view) => view.incident).filter((one) => !mode || one.mode === mode));
  const timelineOf = ({ from, to, actor, mode, act }: TimelineFilter): TimelineItem[] => [
    ...(act && !mode ? [] : incidents)
      .filter(({ incident }) => within(incident.date, from, to) && matching(incident, actor, mode))
      .map((view) => ({
        kind: "incident" as const,
        date: view.incident.date,
        summary: { ...view, report: view.reports.find((one) => one.role === "main") ?? view.reports[0] },
      })),
    ...(mode && !act ? [] : statements)
      .filter(
        (row) =>
          within(row.date, from, to) &&
          (!act || row.statement.act === act) &&
          (!actor || row.statement.speaker.entity === actor),
      )
      .map((row) => ({ kind: "statement" as const, date: row.date, row })),
  ];
  return {
    review: emptyDesk,
    coding: emptyCoding,
    modes: () => ["rocket-attack"],
    dataDir: "/data",
    ledgerAt: "/data/ledger.sqlite",
    labels: LABELS,
    async *add() {},
    async watch() {},
    sources: () => [],
    receive: async () => [],
    ...peopleOf(fixturePeople(), "/data", () => ADDED_AT),
    alerts: {
      plan: async () => ({
        path: "/data/alerts.yaml",
        zone: "UTC",
        targets: new Map(),
        alerts: [],
        digests: [],
      }),
      add: notHere,
      addOfView: notHere,
      remove: notHere,
      test: async () => [],
      sendDigest: async () => [],
      run: async () => {},
      log: async () => [],
      decided: async () => [],
      attempts: async () => [],
    },
    stamp: async () => ({ stamped: [], refused: [] }),
    writeCase: async ({ path }) => ({ path, documents: 0, originals: 0 }),
    versions: async () => [],
    incidents: async ({ from, to, actor, mode }) =>
      rows(
        incidents
          .map((view) => view.incident)
          .filter((one) => within(one.date, from, to) && matching(one, actor, mode)),
      ),
    incident: async (id) => incidents.find((view) => view.incident.id === id),
    incidentsNamed: async (ids) => incidents.filter((view) => ids.includes(view.incident.id)),
    documentsNamed: async (ids) =>
      documents.filter(({ id }) => ids.includes(id)).map((one) => rowOf(one, ADDED_AT)),
    documents: async () => rows(documents.map((document) => rowOf(document, ADDED_AT))),
    document: async (id) => {
      const document = documents.find((one) => one.id === id);
      const of = incidents.flatMap((view) =>
        view.reports
          .filter((report) => report.document === id)
          .map((report) => [report.event, view.incident.id]),
      );
      return (
        document && { document, original: ORIGINAL, addedAt: ADDED_AT, incidents: Object.fromEntries(of) }
      );
    },
    statements: async ({ act, speaker, from, to }) =>
      rows(
        statements.filter(
          (row) =>
            (!act || row.statement.act === act) &&
            (!speaker || row.statement.speaker.entity === speaker) &&
            within(row.date, from, to),
        ),
      ),
    tallies: async () => rows(tallies),
    timeline: async (filter) => ({ items: timelineOf(filter).toSorted(newestFirst) }),
    dayCounts: async (filter) =>
      [...Map.groupBy(timelineOf(filter), dayOfItem)]
        .map(([day, items]) => ({
          day,
          incidents: items.filter((item) => item.kind === "incident").length,
          statements: items.filter((item) => item.kind === "statement").length,
        }))
        .toSorted((a, b) => (a.day < b.day ? -1 : 1)),
    lanes: async (filter) => lanesOfItems(timelineOf(filter), filter),
    facets: async () => ({
      actors: [{ id: "kataib-hizballah", count: 2 }],
      modes: counted(incidents.flatMap((view) => view.incident.mode ?? [])),
      countries: counted(incidents.flatMap((view) => view.incident.place?.country ?? [])),
      acts: counted(statements.map((row) => row.statement.act)),
    }),
    actor: (id) => actorView(KNOWLEDGE, id),
    actorsNamed: (words, limit) => actorsNamed(KNOWLEDGE, words, limit),
    asked: (query) => askedSearch(query, KNOWLEDGE),
    rule: (by) => ruleNote(KNOWLEDGE, by),
    search: async (query) =>
      rows(
        documents.flatMap((document) => {
          const at = document.text.indexOf(query);
          if (at < 0) return [];
          const cut = (start: number, end: number): string => document.text.slice(Math.max(0, start), end);
          const excerpt = [
            { text: cut(at - 30, at), hit: false },
            { text: query, hit: true },
            { text: cut(at + query.length, at + query.length + 30), hit: false },
          ];
          return [
            {
              document: rowOf(document, ADDED_AT),
              excerpt,
              incidents: incidents
                .filter((view) => view.reports.some((report) => report.document === document.id))
                .map((view) => view.incident.id),
            },
          ];
        }),
      ),
    changes: async () => [],
    lastChange: async () => 0,
    ledgerState: async () => "",
    status: async () => ({
      documents: documents.length,
      incidents: incidents.length,
      reports: 4,
      events: 4,
      statements: statements.length,
      tallies: tallies.length,
      attributions: 5,
      languages: (documents.length > 0 ? { en: 4, ar: 1 } : {}) as Record<string, number>,
      dropped:
        documents.length > 0
          ? [
              {
                document: "broken.html",
                code: "unreadable",
                message: "broken.html holds no text; give the page itself.",
                at: ADDED_AT,
              },
            ]
          : [],
      firstPublished: documents.length > 0 ? "2021-03-03" : undefined,
      lastPublished: documents.length > 0 ? "2024-10-02" : undefined,
      schemaVersion: 1,
    }),
    today: async ({ day, baseUrl }) => {
      if (documents.length === 0) return { newest: true, documents: 0, outlets: [], sections: [] };
      const input = {
        from: "2021-03-03",
        to: "2024-10-02",
        labels: LABELS,
        baseUrl,
        incidents,
        statements,
        tallies,
      };
      const { sections } = composeDigest(input);
      const view = { documents: documents.length, outlets: ["The Desk"], earlier: "2021-03-03" };
      const to = day ?? input.to;
      if (to < input.from)
        return { from: to, to, newest: false, documents: 0, outlets: [], later: input.from, sections: [] };
      return { from: to, to, newest: day === undefined, ...view, sections };
    },
    digest: async ({ from, to, format }) =>
      writeEntries(composeDigest({ from, to, labels: LABELS, incidents, statements, tallies }), format),
    unknownNames: async () => [],
    chain: async () => ({ links: [], incidents: {} }),
    threats: async () => ({ days: 30, threats: [], rates: [], incidents: {}, documents: {} }),
    tallyBoard: async () => ({
      rows: tallies.map((row) => ({ row })),
      total: tallies.length,
      series: [],
      incidents: {},
    }),
    points: async (filter) => pointsWithin(filter),
    pointSpots: async (filter) => spotsOf(pointsWithin(filter)),
    pointColumns: async (filter) => columnsOf(pointsWithin(filter)),
    feed: async ({ format, baseUrl }) =>
      writeFeed(
        { from: "2021-01-01", to: "2024-12-31", labels: LABELS, incidents, statements, tallies, baseUrl },
        format,
      ),
    exports: () => exportKinds(),
    export: (name, { what, byteOrderMark }) =>
      writeExport(
        exporterNamed(name),
        what === "coded"
          ? { what, batches: [documents] }
          : { what, batches: [incidents.map((view) => rowFor(view.incident))] },
        { knowledge: KNOWLEDGE, exportedAt: "2023-11-07T08:00:00.000Z", byteOrderMark },
      ),
    original: async (sha256) =>
      sha256 === ORIGINAL.sha256 ? { bytes: PAGE, mediaType: "text/html" } : undefined,
    verify: async () => ({
      originals: 1,
      entries: 1,
      heads: 0,
      unsealed: 0,
      stamps: 0,
      documents: documents.length,
      faults: [],
    }),
    judge: () => Promise.reject(new Error("the fixture judges nothing")),
    withdraw: () => Promise.reject(new Error("the fixture judges nothing")),
    rebuild: async () => ({ reports: 4, incidents: incidents.length, judgements: 0 }),
    recode: async () => ({ documents: documents.length, changed: 0 }),
    backup: () => Promise.reject(new Error("the fixture has nothing to keep")),
    code: () => documents[0]!,
    close: async () => {},
  };
}

export const emptyApp = (): App => fixtureApp({ incidents: [], documents: [] });
