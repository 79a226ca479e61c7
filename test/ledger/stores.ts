// The stores that the tests run on: SQLite always, PostgreSQL where a server could be started.
import { Client } from "pg";
import { inject } from "vitest";

export interface TestStore {
  readonly name: string;
  /** The location of an empty ledger. */
  begin(): Promise<string>;
}

let schemas = 0;

/** A schema of its own in the server's database: an empty ledger in a few milliseconds. */
async function newSchema(address: string): Promise<string> {
  const schema = `t${process.pid}_${Date.now()}_${schemas++}`;
  const client = new Client({ connectionString: address });
  await client.connect();
  await client.query(`create schema ${schema}`);
  await client.end();
  return `${address}?options=${encodeURIComponent(`-c search_path=${schema}`)}`;
}

const server = inject("postgres");

export const STORES: readonly TestStore[] = [
  { name: "SQLite", begin: async () => ":memory:" },
  ...(server === "" ? [] : [{ name: "PostgreSQL", begin: () => newSchema(server) }]),
];
