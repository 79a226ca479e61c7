// Opening a ledger: the file, its migrations, its search index, and the functions of the door bound to it.
import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
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
import { verify } from "./read/verify.ts";
import { wordCutter } from "./search-words.ts";
import { openDatabase } from "./sqlite.ts";
import type { Ledger, LedgerOptions } from "./types.ts";
import { drop } from "./write/drop.ts";
import { enter } from "./write/enter.ts";
import { judge, judgement, withdraw } from "./write/judge.ts";
import { rebuild } from "./write/rebuild.ts";
import { refreshSearch } from "./write/search-index.ts";

/** Opens (or begins) the ledger at a path; `":memory:"` for one that is gone when closed. */
export async function openLedger(path: string, options: LedgerOptions = {}): Promise<Ledger> {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const db = openDatabase(path);
  const cutter = wordCutter(options.affixes ?? []);
  try {
    await migrate(db, path);
    await refreshSearch(db, cutter, options.affixes ?? []);
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    schemaVersion: SCHEMA_VERSION,
    enter: (entries, merge) => enter(db, cutter, entries, merge),
    knownDocuments: (list) => knownDocuments(db, list),
    candidatesFor: (reports, leaving) => candidatesFor(db, reports, leaving),
    drop: (dropped) => drop(db, dropped),
    judge: (judgement, merge) => judge(db, judgement, merge),
    withdraw: (id, at, merge) => withdraw(db, id, at, merge),
    rebuild: (merge, at) => rebuild(db, merge, at),
    judgement: (id) => judgement(db, id),
    incidents: (filter) => incidents(db, filter),
    incident: (id) => incident(db, id),
    documents: (page) => documents(db, page),
    document: (id) => document(db, id),
    documentRows: (ids) => documentRows(db, ids),
    statements: (filter) => statements(db, filter),
    tallies: (page) => tallies(db, page, options.isKindOf),
    search: (query, page) => search(db, cutter, query, page),
    status: () => status(db),
    codedDocuments: () => codedDocuments(db),
    allIncidents: () => allIncidents(db),
    verify: () => verify(db),
    close: () => db.destroy(),
  };
}
