// kysely over node:sqlite: one connection, its compiled statements, and a lock so that what runs at the same time in
// this process does not read or write inside somebody else's transaction.
import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import { CompiledQuery, type DatabaseConnection, type Driver, type QueryResult } from "kysely";

// Compiled statements kept; lists of different lengths make many, of up to 140 KB each, so the memory is bounded.
const STATEMENTS_MAX = 120;

class SqliteConnection implements DatabaseConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  #prepare(text: string): StatementSync {
    const known = this.#statements.get(text);
    if (known) {
      // The one used last stands last; the first goes when there are too many.
      this.#statements.delete(text);
      this.#statements.set(text, known);
      return known;
    }
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

/** Hands one thing to one taker after the other. */
class Turns {
  #last: Promise<void> = Promise.resolve();
  #leave: () => void = () => {};

  async take(): Promise<void> {
    const before = this.#last;
    let leave = (): void => {};
    this.#last = new Promise<void>((resolve) => (leave = resolve));
    await before;
    this.#leave = leave;
  }

  give(): void {
    this.#leave();
  }
}

export class SqliteDriver implements Driver {
  readonly #database: DatabaseSync;
  readonly #connection: SqliteConnection;
  readonly #turns = new Turns();

  constructor(database: DatabaseSync) {
    this.#database = database;
    this.#connection = new SqliteConnection(database);
  }

  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    await this.#turns.take();
    return this.#connection;
  }
  /**
   * IMMEDIATE: the write lock is taken at once, so what a transaction has read cannot have changed when it writes.
   * A transaction that only reads takes none.
   */
  async beginTransaction(connection: DatabaseConnection, settings: { accessMode?: string }): Promise<void> {
    const kind = settings.accessMode === "read only" ? "begin" : "begin immediate";
    await connection.executeQuery(CompiledQuery.raw(kind));
  }
  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("commit"));
  }
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("rollback"));
  }
  async releaseConnection(): Promise<void> {
    this.#turns.give();
  }
  async destroy(): Promise<void> {
    this.#database.close();
  }
}
