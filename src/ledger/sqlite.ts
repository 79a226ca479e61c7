// The SQLite dialect: kysely over node:sqlite, and everything that another database would say differently
// (opening, BEGIN IMMEDIATE, the full-text index). The queries beside this file are the same for every dialect.
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  Kysely,
  type QueryResult,
  sql,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { CasusError } from "../record/index.ts";
import type { Tables } from "./tables.ts";

// Another process may hold the write lock while it enters a batch; a batch takes well under a second.
const BUSY_TIMEOUT_MS = 30_000;
// The indexes of a ledger of 100,000 documents want more than SQLite's own 2 MB.
const CACHE_KB = 65_536;
// 32 MB of log before it is written back: each time costs two waits for the disk.
const CHECKPOINT_PAGES = 8_000;
// Compiled statements kept; lists of different lengths make many, so the memory is bounded.
const STATEMENTS_MAX = 300;

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  #prepare(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) return known;
    const statement = this.#database.prepare(text);
    // The full-text index leaves row numbers of its own behind that are beyond a JavaScript number.
    if (statement.columns().length === 0) statement.setReadBigInts(true);
    if (this.#statements.size >= STATEMENTS_MAX) {
      const oldest = this.#statements.keys().next();
      if (!oldest.done) this.#statements.delete(oldest.value);
    }
    this.#statements.set(text, statement);
    return statement;
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    const statement = this.#prepare(query.sql);
    const parameters = query.parameters as SQLInputValue[];
    if (statement.columns().length > 0) return { rows: statement.all(...parameters) as R[] };
    const { changes, lastInsertRowid } = statement.run(...parameters);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  async *streamQuery<R>(query: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    for (const row of this.#prepare(query.sql).iterate(...(query.parameters as SQLInputValue[]))) {
      yield { rows: [row as R] };
    }
  }
}

class SqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: SqliteConnection;

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#connection = new SqliteConnection(database);
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  /** IMMEDIATE: the write lock is taken at once, so what a transaction has read cannot have changed when it writes. */
  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {
    this.#database.close();
  }
}

function openFile(path: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path);
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec("pragma journal_mode = wal");
    // FULL: a commit that was told is on the disk, also after a power cut.
    database.exec("pragma synchronous = full");
    database.exec("pragma foreign_keys = on");
    database.exec(`pragma cache_size = -${CACHE_KB}`);
    database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    return database;
  } catch (cause) {
    const message = `${path} could not be opened as a ledger (${cause instanceof Error ? cause.message : String(cause)}). Restore it from a copy, or give another --data folder.`;
    throw new CasusError("ledger-damaged", message, { cause });
  }
}

export type Database = Kysely<Tables>;

export function openDatabase(path: string): Database {
  const database = openFile(path);
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  return new Kysely<Tables>({ dialect });
}

// Full text. The words are cut and folded by searchWords (search-words.ts); the index only splits at blanks.

export async function createSearchIndex(db: Database): Promise<void> {
  await sql`create virtual table search_index using fts5(
    words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0")`.execute(db);
}

export async function clearSearchIndex(db: Database): Promise<void> {
  await sql`delete from search_index`.execute(db);
}

export async function indexWords(db: Database, seq: number, words: string): Promise<void> {
  await sql`insert into search_index (rowid, words) values (${seq}, ${words})`.execute(db);
}

export async function unindexWords(db: Database, seq: number): Promise<void> {
  await sql`delete from search_index where rowid = ${seq}`.execute(db);
}

export interface Match {
  readonly seq: number;
}

/** Documents with all the words, best first. Each word is alphanumeric (searchWords), so quoting it is enough. */
export async function matchWords(
  db: Database,
  words: readonly string[],
  limit: number,
  offset: number,
): Promise<{ seqs: number[]; total: number }> {
  const expression = words.map((word) => `"${word.replaceAll('"', "")}"`).join(" ");
  const found = await sql<{ seq: number }>`select rowid as seq from search_index
    where search_index match ${expression} order by rank, rowid desc limit ${limit} offset ${offset}`.execute(
    db,
  );
  const counted = await sql<{ total: number }>`select count(*) as total from search_index
    where search_index match ${expression}`.execute(db);
  return { seqs: found.rows.map((row) => row.seq), total: counted.rows[0]?.total ?? 0 };
}

/** What the database itself finds wrong with its file, in its own words; empty if nothing. */
export async function checkFile(db: Database): Promise<string[]> {
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const keys = await sql<{ table: string; rowid: number; parent: string }>`pragma foreign_key_check`.execute(
    db,
  );
  return [
    ...integrity.rows.map((row) => row.integrity_check).filter((text) => text !== "ok"),
    ...keys.rows.map((row) => `row ${row.rowid} of ${row.table} points at nothing in ${row.parent}`),
  ];
}
