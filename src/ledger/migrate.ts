// Forward-only migrations with a table of versions. A ledger made by a newer Casus is refused, not touched.
import { CasusError } from "../record/index.ts";
import { first } from "./migrations/0001-first.ts";
import { history } from "./migrations/0002-history.ts";
import { alerts } from "./migrations/0003-alerts.ts";
import { people } from "./migrations/0004-people.ts";
import { review } from "./migrations/0005-review.ts";
import { map } from "./migrations/0006-map.ts";
import { scale } from "./migrations/0007-scale.ts";
import { joined } from "./migrations/0008-joined.ts";
import { workspace } from "./migrations/0009-workspace.ts";
import type { Database, Store } from "./store.ts";

interface Migration {
  readonly version: number;
  readonly name: string;
  up(db: Database, store: Store): Promise<void>;
}

const MIGRATIONS: readonly Migration[] = [
  first,
  history,
  alerts,
  people,
  review,
  map,
  scale,
  joined,
  workspace,
];
/** The version of the tables that this Casus writes. */
export const SCHEMA_VERSION = MIGRATIONS.at(-1)!.version;

async function versionOf(db: Database): Promise<number> {
  const row = await db
    .selectFrom("schema_version")
    .select("version")
    .orderBy("version", "desc")
    .executeTakeFirst();
  return row?.version ?? 0;
}

async function createVersions(db: Database): Promise<void> {
  await db.schema
    .createTable("schema_version")
    .ifNotExists()
    .addColumn("version", "integer", (c) => c.primaryKey())
    .addColumn("name", "text", (c) => c.notNull())
    .addColumn("applied_at", "text", (c) => c.notNull())
    .execute();
}

function refuseNewer(version: number, path: string): void {
  if (version <= SCHEMA_VERSION) return;
  throw new CasusError(
    "ledger-newer",
    `${path} was written by a newer Casus (its tables have version ${version}, this one knows ${SCHEMA_VERSION}). Update Casus, or give another --data folder.`,
  );
}

/** Brings the tables up to a version, all steps or none; two processes may try at once. */
export async function migrate(store: Store, path: string, upTo: number = SCHEMA_VERSION): Promise<void> {
  await store.write(async (tx) => {
    await createVersions(tx);
    const version = await versionOf(tx);
    refuseNewer(version, path);
    for (const migration of MIGRATIONS) {
      if (migration.version <= version || migration.version > upTo) continue;
      await migration.up(tx, store);
      const applied_at = new Date().toISOString();
      const row = { version: migration.version, name: migration.name, applied_at };
      await tx.insertInto("schema_version").values(row).execute();
    }
  });
}
