// What a database must offer to hold a ledger. Queries are the same for all; what differs is behind this interface,
// one folder of files a database in stores/.
import type { ColumnDataType, ColumnDefinitionBuilder, Expression, Kysely } from "kysely";
import type { Tables } from "./tables.ts";

export type Database = Kysely<Tables>;

/** The full-text index over stems that the ledger cuts itself (search-words.ts), so that both stores find the same. */
export interface SearchStore {
  create(db: Database): Promise<void>;
  clear(db: Database): Promise<void>;
  /** `stems` in the order of the text. */
  add(
    db: Database,
    rows: readonly { readonly seq: number; readonly stems: readonly string[] }[],
  ): Promise<void>;
  remove(db: Database, seqs: readonly number[]): Promise<void>;
  /** How many documents hold all the stems. */
  count(db: Database, stems: readonly string[]): Promise<number>;
  /** Those entered before `before`, newest first. */
  newest(db: Database, stems: readonly string[], page: SearchPage & { before?: number }): Promise<number[]>;
  /** The newest `among` of them, best first. */
  ranked(db: Database, stems: readonly string[], page: SearchPage & { among: number }): Promise<number[]>;
}

export interface SearchPage {
  readonly limit: number;
  readonly offset: number;
}

/** Types of columns that the databases name differently. */
export interface ColumnTypes {
  /** Text that sorts by its bytes, so that lists and cursors are in one order everywhere. */
  readonly text: ColumnDataType | Expression<unknown>;
  readonly real: ColumnDataType;
  /** Whole numbers up to 2^53. */
  readonly large: ColumnDataType;
  /** A key that the database counts up by itself; `everNew`: the number of a deleted row is never given again. */
  numbered(column: ColumnDefinitionBuilder, options?: { everNew: boolean }): ColumnDefinitionBuilder;
}

export interface Store {
  readonly kind: "sqlite" | "postgres";
  readonly db: Database;
  readonly columns: ColumnTypes;
  readonly search: SearchStore;
  /** A transaction beside which no other process writes: what it has read cannot have changed when it writes. */
  write<T>(work: (tx: Database) => Promise<T>): Promise<T>;
  /** A transaction whose reads all see one moment, until it is ended. */
  snapshot(): Promise<{ readonly db: Database; end(): Promise<void> }>;
  /** All rows of a table, a page at a time, inside a transaction. */
  pages(tx: Database, table: keyof Tables): AsyncGenerator<readonly Readonly<Record<string, unknown>>[]>;
  /** After rows were written with numbers of their own: the database counts on from the highest. */
  renumber(tx: Database): Promise<void>;
  /** What the database itself finds wrong with what it holds, in its own words; empty if nothing. */
  check(): Promise<string[]>;
  /** Changes with every commit, of whatever process; what is read after it is at least as new. */
  state(): Promise<string>;
  /** After much was written: lets the database look at its tables, so that it plans queries well. */
  settle(): Promise<void>;
  close(): Promise<void>;
}
