// The brief of some days: what documents published on them brought, gathered for the one composition that digests share.
import type { Archive } from "../archive/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { CHANGES, composeDigest, newsSections } from "../publish/index.ts";
import type { DigestInput, News } from "../publish/index.ts";
import type { Digest, IncidentView, SourceHealth } from "../record/index.ts";
import { addDays } from "../text/index.ts";
import type { App } from "./types.ts";

/** The last day asked for, else the last on which the ledger has documents; and how many days it closes. */
export interface TodayRequest {
  readonly day?: string;
  readonly days: number;
  /** Where the pages answer, for the links of the entries; without it there are none. */
  readonly baseUrl?: string;
}

export interface Today {
  /** First and last day, both included; absent in an empty ledger. */
  readonly from?: string;
  readonly to?: string;
  /** True for the newest day there is: only of that is the health of sources told. */
  readonly newest: boolean;
  readonly documents: number;
  readonly outlets: readonly string[];
  readonly earlier?: string;
  readonly later?: string;
  readonly sections: Digest["sections"];
  /** How many incidents and statements there are, where the brief does not hold all of them. */
  readonly all?: { readonly most: number; readonly incidents: number; readonly statements: number };
}

interface Gathering {
  readonly app: App;
  readonly ledger: Ledger;
  readonly archive: Archive;
}

/** Rows of one kind in one brief: days with more are read on the timeline. */
const MOST_ROWS = 120;

export async function today(gathering: Gathering, { day, days, baseUrl }: TodayRequest): Promise<Today> {
  const { app, ledger } = gathering;
  const last = (await ledger.status()).lastPublished?.slice(0, 10);
  const to = day ?? last;
  if (to === undefined) return { newest: true, documents: 0, outlets: [], sections: [] };
  const from = addDays(to, 1 - days) ?? to;
  const newest = last === undefined || to >= last;
  const view = await ledger.published(from, to);
  if (view.documents === 0) return { from, to, newest, ...view, sections: [] };
  const within = { publishedFrom: from, publishedTo: to, limit: MOST_ROWS };
  const incidents = await app.incidents(within);
  const told = await app.incidentsNamed(incidents.rows.map(({ id }) => id));
  const statements = await app.statements(within);
  const isNew = (one: IncidentView): boolean =>
    one.reports.every(({ published }) => published === undefined || published.slice(0, 10) >= from);
  const input: DigestInput = {
    from,
    to,
    labels: app.labels,
    baseUrl,
    incidents: told.filter(isNew).map((view) => upTo(to, view)),
    statements: statements.rows,
    tallies: [],
  };
  const known = told.filter((one) => !isNew(one));
  const news = await newsOf(gathering, { from, to, newest, known });
  return {
    from,
    to,
    newest,
    ...view,
    sections: inOrder(composeDigest(input).sections, newsSections(news, input)),
    ...(Math.max(incidents.total, statements.total) > MOST_ROWS && {
      all: { most: MOST_ROWS, incidents: incidents.total, statements: statements.total },
    }),
  };
}

/** What is new first, then what changed, then what was said, counted, and lost. */
function inOrder(told: Digest["sections"], news: Digest["sections"]): Digest["sections"] {
  const first = told[0]?.title === "Incidents" ? 1 : 0;
  const counts = news.findIndex(({ title }) => !CHANGES.has(title));
  const cut = counts < 0 ? news.length : counts;
  return [...told.slice(0, first), ...news.slice(0, cut), ...told.slice(first), ...news.slice(cut)];
}

/** A day's words are those there were on it; what came later is told on the incident's page. */
function upTo(day: string, view: IncidentView): IncidentView {
  const reports = view.reports.filter(({ published }) => (published?.slice(0, 10) ?? "") <= day);
  return { ...view, reports };
}

interface Known {
  readonly from: string;
  readonly to: string;
  readonly newest: boolean;
  readonly known: readonly IncidentView[];
}

async function newsOf(gathering: Gathering, { from, to, newest, known }: Known): Promise<News> {
  const { app } = gathering;
  const within = (day: string | undefined): boolean =>
    day !== undefined && day.slice(0, 10) >= from && day.slice(0, 10) <= to;
  const board = await app.threats({ asOf: to });
  const changed = known.filter((view) => hasNewAttribution(view, within));
  const counts = await app.tallyBoard({ publishedFrom: from, publishedTo: to, limit: MOST_ROWS });
  return {
    changed,
    again: known.filter((view) => !changed.includes(view)),
    moved: board.threats
      .filter(
        ({ state, moves }) =>
          state !== "open" && moves.some((move) => move.state === state && within(move.day)),
      )
      .map((threat) => ({ threat, document: board.documents[threat.threat.document] })),
    incidents: board.incidents,
    tallies: counts.rows,
    gone: await goneWithin(gathering, within),
    ailing: newest ? app.sources().filter(isAiling).map(ailmentOf) : [],
  };
}

/** A claim, blame or denial whose report came within the days, unlike all there were before. */
function hasNewAttribution(
  { incident, reports }: IncidentView,
  within: (day: string | undefined) => boolean,
): boolean {
  const publishedOf = (source: string): string | undefined =>
    reports.find((report) => report.document === source || report.id === source)?.published;
  const told = incident.attribution.filter(({ status }) => status !== "unknown" && status !== "unclaimed");
  const key = ({ status, actor, by }: (typeof told)[number]): string => JSON.stringify([status, actor, by]);
  const before = new Set(told.filter(({ source }) => !within(publishedOf(source))).map(key));
  return told.some((line) => within(publishedOf(line.source)) && !before.has(key(line)));
}

async function goneWithin(
  { app, ledger, archive }: Gathering,
  within: (day: string | undefined) => boolean,
): Promise<News["gone"]> {
  const gone = new Map<string, { since: string; status?: number }>();
  for (const { id } of app.sources()) {
    for (const address of archive.keptFor(id)) {
      const known = archive.known(address)?.gone;
      if (known && within(known.since)) gone.set(address, known);
    }
  }
  const documents = await ledger.documentsAt([...gone.keys()].slice(0, MOST_ROWS));
  return documents.flatMap(({ address, document }) => {
    const known = gone.get(address);
    return known ? [{ document, ...known }] : [];
  });
}

const isAiling = ({ state }: SourceHealth): boolean => state !== "ok" && state !== "new";

function ailmentOf({ id, name, state, failuresInARow, error, perDay, expect }: SourceHealth) {
  const volume = `${(perDay ?? 0).toFixed(1)} documents a day, where ${expect?.join(" to ") ?? "more"} are expected`;
  const says =
    state === "failing"
      ? `It failed ${failuresInARow === 1 ? "at the last poll" : `${failuresInARow} times in a row`}: ${error ?? "no reason was given"}.`
      : `${state === "silent" ? "It brings too little" : "It brings far more than usual"}: ${volume}.`;
  return { id, name, says };
}
