// Opening a ledger: the store, its migrations, its search index, and the functions of the door bound to it.
import { alertLedger } from "./alerts/index.ts";
import { fillLedger, rowsOf, type TableRow } from "./copy.ts";
import { fillAsOf } from "./as-of.ts";
import { dayBlocking } from "./blocking.ts";
import { migrate, SCHEMA_VERSION } from "./migrate.ts";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CasusError } from "../record/index.ts";
import { corrections, documentsAfter, heads, incidentChanges, madeAfter } from "./read/changes.ts";
import { peopleOf } from "./people/index.ts";
import { codedDocuments, codedNamed } from "./read/coded.ts";
import { countDocuments, document, documentRows, documents, sources } from "./read/documents.ts";
import { documentsHolding } from "./read/holding.ts";
import { incident, incidentsNamed } from "./read/incident.ts";
import { allIncidents, incidentBatches, incidents, incidentsWithin } from "./read/incidents.ts";
import { knownDocuments } from "./read/known.ts";
import { laneCounts, statementMarks } from "./read/lanes.ts";
import { pointColumns, points, pointSpots } from "./read/points.ts";
import { documentsAt, published } from "./read/published.ts";
import { Answers } from "./read/answers.ts";
import { documentsSaying, search } from "./read/search.ts";
import { statements } from "./read/statements.ts";
import { counts, lastDropped } from "./read/status.ts";
import { tallies } from "./read/tallies.ts";
import { timeline } from "./read/timeline.ts";
import { dayCounts, facets } from "./read/timeline-counts.ts";
import { documentsWithUnknownNames } from "./read/unresolved.ts";
import { verify } from "./read/verify.ts";
import { reviewLedger, type ReviewLedger } from "./review/index.ts";
import { ReportCache } from "./report-cache.ts";
import { wordCutter } from "./search-words.ts";
import type { Store } from "./store.ts";
import { openSqlite } from "./stores/sqlite.ts";
import type { Ledger, LedgerOptions } from "./types.ts";
import { drop } from "./write/drop.ts";
import { enter, type Writing } from "./write/enter.ts";
import { judge, judgement, withdraw } from "./write/judge.ts";
import { refreshKeys } from "./write/keys.ts";
import { rebuild } from "./write/rebuild.ts";
import { recode } from "./write/recode.ts";
import { refreshSearch, wordIndex } from "./write/search-index.ts";

const ADDRESS = /^postgres(?:ql)?:\/\//;

/** PostgreSQL is loaded only where it is asked for: it costs the start of every other run. */
async function openStore(location: string): Promise<Store> {
  if (!ADDRESS.test(location)) return openSqlite(location);
  const { openPostgres } = await import("./stores/postgres.ts");
  return openPostgres(location);
}

/** Brings an opened store up to date and binds the functions of the door to it. */
async function bindLedger(store: Store, location: string, options: LedgerOptions): Promise<Ledger> {
  const cutter = wordCutter(options.affixes ?? []);
  const words = wordIndex(store.search, cutter);
  const { blocking = dayBlocking } = options;
  const cache = new ReportCache(options.keptReports);
  try {
    await migrate(store, location);
    await refreshSearch(store, words, options.affixes ?? []);
    await refreshKeys(store, blocking);
  } catch (error) {
    await store.close();
    throw error;
  }
  const { db } = store;
  const answers = new Answers();
  const asked = <T>(question: readonly unknown[], answer: () => Promise<T>): Promise<T> =>
    answers.ask(db, JSON.stringify(question), answer);
  const counted = (stems: readonly string[], count: () => Promise<number>): Promise<number> =>
    asked(["saying", ...stems], count);
  /** Whatever writes reports: after an error nothing that was read on the way is remembered. */
  const writing = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      cache.clear();
      throw error;
    }
  };
  return {
    schemaVersion: SCHEMA_VERSION,
    enter: (entries, merging) => writing(() => enter(store, entries, { words, blocking, cache, merging })),
    knownDocuments: (list) => knownDocuments(db, list),
    recode: (recoded, at, merging) =>
      writing(() => recode(store, recoded, at, { words, blocking, cache, merging })),
    drop: (dropped) => drop(store, dropped),
    judge: (judgement, merging) => judge(store, judgement, { cache, merging }),
    withdraw: (id, at, merging, by) => withdraw(store, id, { at, by }, { cache, merging }),
    rebuild: (merging, at, onReport) =>
      writing(() => rebuild(store, { blocking, cache, merging, onReport }, at)),
    judgement: (id) => judgement(db, id),
    incidents: (filter) => incidents(db, filter),
    incident: (id) => incident(db, id),
    incidentsNamed: (ids) => incidentsNamed(db, ids),
    documents: (page) => documents(db, page, () => asked(["documents"], () => countDocuments(db))),
    document: (id) => document(db, id),
    documentRows: (ids) => documentRows(db, ids),
    statements: (filter) => statements(db, filter),
    tallies: (page) => tallies(db, page, options.isKindOf),
    timeline: (filter) => timeline(db, filter),
    dayCounts: (filter) => asked(["days", filter], () => dayCounts(db, filter)),
    facets: ({ from, to }) => asked(["facets", from, to], () => facets(db, { from, to })),
    laneCounts: (filter) => asked(["lanes", filter], () => laneCounts(db, filter)),
    statementMarks: (filter) => statementMarks(db, filter),
    points: (filter) => asked(["points", filter], () => points(store, filter)),
    pointSpots: (filter) => asked(["spots", filter], () => pointSpots(db, filter)),
    pointColumns: (filter) => pointColumns(store, filter),
    remembered: (question, answer) => asked(["other", ...question], answer),
    incidentsWithin: (from, to) => incidentsWithin(db, from, to),
    published: (from, to) => published(db, from, to),
    documentsAt: (addresses) => documentsAt(db, addresses),
    search: (query, page) => search(store, { cutter, counted }, query, page),
    status: async () => ({
      ...(await asked(["status"], () => counts(db))),
      dropped: await lastDropped(db),
    }),
    codedDocuments: () => codedDocuments(db),
    codedNamed: (ids) => codedNamed(db, ids),
    documentsWithUnknownNames: (names, limit) => documentsWithUnknownNames(db, names, limit),
    documentsHolding: (holding, limit) => documentsHolding(db, holding, limit),
    allIncidents: () => allIncidents(db),
    incidentBatches: () => incidentBatches(db),
    incidentChanges: (page) => incidentChanges(db, page),
    corrections: (options) => corrections(db, options),
    review: reviewLedger(store, { words, blocking, cache, writing }),
    alerts: alertLedger(store),
    documentsSaying: (asked, entered) => documentsSaying(store, cutter, asked, entered),
    heads: () => heads(db),
    state: () => store.state(),
    madeAfter: (incidents, seq) => madeAfter(db, incidents, seq),
    documentsAfter: (seq, limit) => documentsAfter(db, seq, limit),
    sources: () => sources(db),
    rows: () => rowsOf(store),
    asOf: (instant, merging) => asOf(store, instant, { words, blocking, cache, merging }, options),
    people: peopleOf(store),
    verify: () => verify(store),
    close: () => store.close(),
  };
}

/**
 * Opens (or begins) a ledger: a path for one in a file, `":memory:"` for one that is gone when closed,
 * `postgres://…` for one in a PostgreSQL database.
 */
export async function openLedger(location: string, options: LedgerOptions = {}): Promise<Ledger> {
  return bindLedger(await openStore(location), location, options);
}

/** Fills an empty ledger with the rows of a backup; all of them or none. */
export async function restoreLedger(
  location: string,
  schemaVersion: number,
  rows: AsyncIterable<TableRow>,
): Promise<void> {
  const store = await openStore(location);
  try {
    await fillLedger(store, location, schemaVersion, rows);
  } finally {
    await store.close();
  }
}

/** A past state is laid out in a file of its own, in the system's folder for such, and goes with the view. */
async function asOf(
  store: Store,
  instant: string,
  writing: Writing,
  options: LedgerOptions,
): Promise<Ledger> {
  const dir = mkdtempSync(join(tmpdir(), "casus-as-of-"));
  const remove = (): void => rmSync(dir, { recursive: true, force: true });
  try {
    const past = openSqlite(join(dir, "ledger.sqlite"), { lasting: false });
    const ledger = await bindLedger(past, `the ledger as of ${instant}`, options);
    const words = wordIndex(past.search, wordCutter(options.affixes ?? []));
    await fillAsOf(store, past, instant, { ...writing, words });
    return {
      ...ledger,
      ...readOnly(instant, ledger.review),
      close: async () => (await ledger.close(), remove()),
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** What writes is refused: the past is only looked at. */
function readOnly(instant: string, review: ReviewLedger): Pick<Ledger, Writes> {
  const refuse = (): Promise<never> =>
    Promise.reject(
      new CasusError("bad-option", `This is the ledger as of ${instant}; it can be read, not changed.`),
    );
  return {
    enter: refuse,
    recode: refuse,
    judge: refuse,
    withdraw: refuse,
    rebuild: refuse,
    drop: refuse,
    asOf: refuse,
    review: {
      ...review,
      judgeRecord: refuse,
      withdrawRecord: refuse,
      keepCoding: refuse,
      dropCoding: refuse,
      saveView: refuse,
      forgetView: refuse,
      gradeSource: refuse,
      withdrawGrade: refuse,
    },
  };
}
type Writes = "enter" | "recode" | "judge" | "withdraw" | "rebuild" | "drop" | "asOf" | "review";
