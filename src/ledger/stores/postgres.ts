// The store for a team: a PostgreSQL database named by an address. Loaded only where one is asked for.
import { type CustomTypesConfig, Pool, types as parsers } from "pg";
import { Kysely, PostgresDialect, PostgresQueryCompiler, sql } from "kysely";
import { CasusError } from "../../record/index.ts";
import type { Database, Store } from "../store.ts";
import type { Tables } from "../tables.ts";
import { postgresSearch } from "./postgres-search.ts";

// Readers at the same time; one of them may write.
const CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 10_000;
// Versions below lack what the queries use and are no longer looked after.
const OLDEST_SERVER = 140_000;
const PAGE = 200;
/** Tables whose `seq` PostgreSQL counts up. */
const NUMBERED = [
  "documents",
  "statements",
  "tallies",
  "judgements",
  "dropped",
  "people",
  "audit",
  "incident_changes",
  "alerts",
  "alert_deliveries",
  "alert_attempts",
  "record_judgements",
  "codings",
  "saved_views",
  "source_grades",
] as const;
const [INT8, NUMERIC] = [20, 1700];

/** Counts and sums come as text from PostgreSQL; none here is beyond a JavaScript number. */
const types: CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === INT8 || oid === NUMERIC
      ? Number
      : parsers.getTypeParser(oid, format as "text")) as CustomTypesConfig["getTypeParser"],
};

/** PostgreSQL takes no NUL in a text. It says nothing in a name or a title; records keep it, as JSON writes it out. */
class Compiler extends PostgresQueryCompiler {
  protected override addParameter(value: unknown): void {
    const bad = typeof value === "string" && value.includes("\0");
    super.addParameter(bad ? value.replaceAll("\0", "\uFFFD") : value);
  }
}

class Dialect extends PostgresDialect {
  override createQueryCompiler(): PostgresQueryCompiler {
    return new Compiler();
  }
}

/** The address without its password, for messages. */
function shown(address: string): string {
  try {
    const url = new URL(address);
    if (url.password) url.password = "***";
    return url.href;
  } catch {
    return "the DATABASE_URL";
  }
}

async function requireServer(pool: Pool, address: string): Promise<void> {
  let version: string;
  try {
    const { rows } = await pool.query<{ server_version_num: string }>("show server_version_num");
    version = rows[0]!.server_version_num;
  } catch (cause) {
    await pool.end();
    const why = cause instanceof Error ? cause.message || cause.name : String(cause);
    throw new CasusError(
      "ledger-unreachable",
      `${shown(address)} could not be opened as a ledger (${why}). Start the server, or correct DATABASE_URL.`,
      { cause },
    );
  }
  if (Number(version) >= OLDEST_SERVER) return;
  await pool.end();
  throw new CasusError(
    "unsupported",
    `${shown(address)} is PostgreSQL ${Math.floor(Number(version) / 10_000)}; Casus wants 14 or newer.`,
  );
}

/** Opens the database at an address; its tables go into the first schema of the search path. */
export async function openPostgres(address: string): Promise<Store> {
  const pool = new Pool({
    connectionString: address,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    types,
  });
  // A connection that is lost while idle is replaced by the next that is asked for.
  pool.on("error", (error) => process.emitWarning(`A connection to PostgreSQL was lost: ${error.message}`));
  await requireServer(pool, address);
  const db = new Kysely<Tables>({ dialect: new Dialect({ pool }) });
  return {
    kind: "postgres",
    db,
    columns: {
      text: sql`text collate "C"`,
      real: "double precision",
      large: "bigint",
      numbered: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
    },
    search: postgresSearch,
    write: (work) =>
      db.transaction().execute(async (tx) => {
        // One writer at a time, as in the embedded store: two that add at once cannot miss each other's reports.
        await sql`select pg_advisory_xact_lock(hashtext('casus ' || current_schema()))`.execute(tx);
        return work(tx);
      }),
    async snapshot() {
      const started = db.startTransaction().setIsolationLevel("repeatable read").setAccessMode("read only");
      const tx = await started.execute();
      return { db: tx, end: async () => void (await tx.commit().execute()) };
    },
    async *pages(tx, table) {
      await sql`declare casus_rows no scroll cursor for select * from ${sql.table(table)}`.execute(tx);
      for (;;) {
        const { rows } = await sql<
          Readonly<Record<string, unknown>>
        >`fetch ${sql.lit(PAGE)} from casus_rows`.execute(tx);
        if (rows.length === 0) break;
        yield rows;
      }
      await sql`close casus_rows`.execute(tx);
    },
    async renumber(tx) {
      for (const table of NUMBERED) {
        await sql`select setval(pg_get_serial_sequence(${table}, 'seq'),
          (select coalesce(max(seq), 0) + 1 from ${sql.table(table)}), false)`.execute(tx);
      }
    },
    // PostgreSQL holds checksums, keys and uniqueness itself; there is no file of ours to look at.
    check: async () => [],
    state: () => state(db),
    // Beside the counts: an index answers alone only where the pages of its table are known to be seen by all.
    settle: async () => void (await sql`vacuum (analyze)`.execute(db)),
    close: () => db.destroy(),
  };
}

/** Which transactions are visible: two snapshots that are the same see the same rows. */
async function state(db: Database): Promise<string> {
  const { rows } = await sql<{ seen: string }>`select pg_current_snapshot()::text as seen`.execute(db);
  return rows[0]!.seen;
}
