// Opening a ledger: the store, its migrations, its search index, and the functions of the door bound to it.
import { dayBlocking } from "./blocking.ts";
import { migrate, SCHEMA_VERSION } from "./migrate.ts";
import { candidatesFor } from "./read/candidates.ts";
import { codedDocuments } from "./read/coded.ts";
import { document, documentRows, documents } from "./read/documents.ts";
import { incident } from "./read/incident.ts";
import { allIncidents, incidents } from "./read/incidents.ts";
import { knownDocuments } from "./read/known.ts";
import { search } from "./read/search.ts";
import { statements } from "./read/statements.ts";
import { status } from "./read/status.ts";
import { tallies } from "./read/tallies.ts";
import { dayCounts, facets, timeline } from "./read/timeline.ts";
import { verify } from "./read/verify.ts";
import { wordCutter } from "./search-words.ts";
import type { Store } from "./store.ts";
import { openSqlite } from "./stores/sqlite.ts";
import type { Ledger, LedgerOptions } from "./types.ts";
import { drop } from "./write/drop.ts";
import { enter } from "./write/enter.ts";
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

/**
 * Opens (or begins) a ledger: a path for one in a file, `":memory:"` for one that is gone when closed,
 * `postgres://…` for one in a PostgreSQL database.
 */
export async function openLedger(location: string, options: LedgerOptions = {}): Promise<Ledger> {
  const store = await openStore(location);
  const cutter = wordCutter(options.affixes ?? []);
  const words = wordIndex(store.search, cutter);
  const { blocking = dayBlocking } = options;
  try {
    await migrate(store, location);
    await refreshSearch(store, words, options.affixes ?? []);
    await refreshKeys(store, blocking);
  } catch (error) {
    await store.close();
    throw error;
  }
  const { db } = store;
  return {
    schemaVersion: SCHEMA_VERSION,
    enter: (entries, merge) => enter(store, entries, { words, blocking, merge }),
    knownDocuments: (list) => knownDocuments(db, list),
    candidatesFor: (reports) => candidatesFor(db, blocking, reports),
    recode: (recoded, at, merge) => recode(store, recoded, at, { words, blocking, merge }),
    drop: (dropped) => drop(store, dropped),
    judge: (judgement, merge) => judge(store, judgement, merge),
    withdraw: (id, at, merge) => withdraw(store, id, at, merge),
    rebuild: (merge, at) => rebuild(store, merge, at),
    judgement: (id) => judgement(db, id),
    incidents: (filter) => incidents(db, filter),
    incident: (id) => incident(db, id),
    documents: (page) => documents(db, page),
    document: (id) => document(db, id),
    documentRows: (ids) => documentRows(db, ids),
    statements: (filter) => statements(db, filter),
    tallies: (page) => tallies(db, page, options.isKindOf),
    timeline: (filter) => timeline(db, filter),
    dayCounts: (filter) => dayCounts(db, filter),
    facets: (days) => facets(db, days),
    search: (query, page) => search(store, cutter, query, page),
    status: () => status(db),
    codedDocuments: () => codedDocuments(db),
    allIncidents: () => allIncidents(db),
    verify: () => verify(store),
    close: () => store.close(),
  };
}
