// The embedded store: one file, node:sqlite. Opening it, and what SQLite says differently from another database.
import { mkdirSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { dirname } from "node:path";
import { type Dialect, Kysely, sql, SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler } from "kysely";
import { CasusError } from "../../record/index.ts";
import type { Database, Store } from "../store.ts";
import type { Tables } from "../tables.ts";
import { SqliteDriver } from "./sqlite-driver.ts";
import { sqliteSearch } from "./sqlite-search.ts";

// Another process may hold the write lock while it enters a batch; a batch takes well under a second.
const BUSY_TIMEOUT_MS = 30_000;
// Of a file the part that is kept in memory, in kilobytes for each of its megabytes: 9 MB of the 275 of 9,000 documents, 64 of
// the 2 GB of 100,000, of which less would be read from the system's own cache some 300 times a document entered.
const CACHE_KB_PER_MB = 32;
const CACHE_KB = { least: 8_192, most: 65_536 } as const;
// Between two looks at how large the file has become.
const WRITES = 64;
// 32 MB of log before it is written back: each time costs two waits for the disk.
const CHECKPOINT_PAGES = 8_000;

const PAGE = 200;

export interface FileOptions {
  /** False for a copy that is made again when it is lost: then nothing waits for the disk. */
  readonly lasting: boolean;
}

function fitCache(database: DatabaseSync): void {
  const pages = Number(Object.values(database.prepare("pragma page_count").get() ?? {})[0] ?? 0);
  const size = Number(Object.values(database.prepare("pragma page_size").get() ?? {})[0] ?? 0);
  const fitting = ((pages * size) / 2 ** 20) * CACHE_KB_PER_MB;
  const kilobytes = Math.round(Math.min(CACHE_KB.most, Math.max(CACHE_KB.least, fitting)));
  database.exec(`pragma cache_size = -${kilobytes}`);
}

function openFile(path: string, { lasting }: FileOptions): DatabaseSync {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  try {
    const database = new DatabaseSync(path);
    database.exec(`pragma busy_timeout = ${BUSY_TIMEOUT_MS}`);
    database.exec("pragma journal_mode = wal");
    // FULL: a commit that was told is on the disk, also after a power cut.
    database.exec(`pragma synchronous = ${lasting ? "full" : "off"}`);
    database.exec("pragma foreign_keys = on");
    fitCache(database);
    database.exec(`pragma wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    return database;
  } catch (cause) {
    const message = `${path} could not be opened as a ledger (${cause instanceof Error ? cause.message : String(cause)}). Restore it from a copy, or give another --data folder.`;
    throw new CasusError("ledger-damaged", message, { cause });
  }
}

async function check(store: Pick<Store, "db">): Promise<string[]> {
  const { db } = store;
  const integrity = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db);
  const keys = await sql<{ table: string; rowid: number; parent: string }>`pragma foreign_key_check`.execute(
    db,
  );
  return [
    ...integrity.rows.map((row) => row.integrity_check).filter((text) => text !== "ok"),
    ...keys.rows.map((row) => `row ${row.rowid} of ${row.table} points at nothing in ${row.parent}`),
  ];
}

/** Opens (or begins) the file at a path; `":memory:"` for one that is gone when closed. */
export function openSqlite(path: string, options: FileOptions = { lasting: true }): Store {
  const database = openFile(path, options);
  const dialect: Dialect = {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new SqliteDriver(database),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
  const db = new Kysely<Tables>({ dialect });
  let writes = 0;
  return {
    kind: "sqlite",
    db,
    columns: {
      text: "text",
      real: "real",
      large: "integer",
      numbered: (column, options) =>
        options?.everNew ? column.primaryKey().autoIncrement() : column.primaryKey(),
    },
    search: sqliteSearch,
    async write(work) {
      if (++writes % WRITES === 0) fitCache(database);
      return db.transaction().execute(work);
    },
    async snapshot() {
      const tx = await db.startTransaction().setAccessMode("read only").execute();
      return { db: tx, end: async () => void (await tx.commit().execute()) };
    },
    async *pages(tx, table) {
      let page: Readonly<Record<string, unknown>>[] = [];
      for await (const row of tx.selectFrom(table).selectAll().stream()) {
        if (page.push(row) < PAGE) continue;
        yield page;
        page = [];
      }
      if (page.length > 0) yield page;
    },
    // SQLite looks at the rows themselves for the next number.
    renumber: async () => {},
    check: () => check({ db }),
    state: () => state(db),
    // No counts of tables are kept: one that has grown since would be read through where a look-up was meant.
    settle: async () => {},
    close: () => db.destroy(),
  };
}

/** What this connection has changed, and a number that changes when another has. */
async function state(db: Database): Promise<string> {
  const own = await sql<{ count: number }>`select total_changes() as count`.execute(db);
  const others = await sql<{ data_version: number }>`pragma data_version`.execute(db);
  return `${own.rows[0]!.count}.${others.rows[0]!.data_version}`;
}
