// Which entries are new, which are known already, and which are a new version of a known document.
import type { Database } from "../store.ts";
import { fingerprintOf } from "../fingerprint.ts";
import { chunks } from "../rows.ts";
import type { Entered, Entry } from "../types.ts";

export interface Settled {
  readonly entry: Entry;
  readonly fingerprint: string;
  readonly version: number;
  /** The row of the version before, where there is one. */
  readonly before?: number;
  readonly fresh: boolean;
  readonly entered: Entered;
}

interface Present {
  readonly seq?: number;
  readonly id: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly url: string | null;
}

async function presentOf(
  db: Database,
  entries: readonly (Entry & { fingerprint: string })[],
): Promise<Present[]> {
  const found = new Map<number, Present>();
  const select = () =>
    db.selectFrom("documents").select(["seq", "id", "version", "fingerprint", "url"]).where("newest", "=", 1);
  for (const part of chunks(entries)) {
    const ids = part.map((entry) => entry.coded.id);
    const prints = part.map((entry) => entry.fingerprint);
    const rows = [
      ...(await select().where("id", "in", ids).execute()),
      ...(await select().where("fingerprint", "in", prints).execute()),
    ];
    for (const row of rows) found.set(row.seq, row);
  }
  return [...found.values()];
}

/** The same words under the same id, or from the same address, are known; a fingerprint covers the address. */
function knownAs(present: Iterable<Present>, id: string, fingerprint: string): Present | undefined {
  for (const row of present) {
    if (row.fingerprint === fingerprint && (row.id === id || row.url !== null)) return row;
  }
  return undefined;
}

export async function settle(db: Database, entries: readonly Entry[]): Promise<Settled[]> {
  const marked = entries.map((entry) => ({ ...entry, fingerprint: fingerprintOf(entry.coded) }));
  const byId = new Map<string, Present>();
  const byPrint = new Map<string, Present[]>();
  const remember = (row: Present): void => {
    byId.set(row.id, row);
    byPrint.set(row.fingerprint, [...(byPrint.get(row.fingerprint) ?? []), row]);
  };
  for (const row of await presentOf(db, marked)) remember(row);
  return marked.map(({ fingerprint, ...entry }) => {
    const { id, url } = entry.coded;
    const known = knownAs(byPrint.get(fingerprint) ?? [], id, fingerprint);
    if (known) {
      return {
        entry,
        fingerprint,
        version: known.version,
        fresh: false,
        entered: { kind: "known", document: known.id },
      };
    }
    const before = byId.get(id);
    const version = (before?.version ?? 0) + 1;
    remember({ id, version, fingerprint, url: url ?? null });
    return {
      entry,
      fingerprint,
      version,
      ...(before?.seq !== undefined && { before: before.seq }),
      fresh: true,
      entered: { kind: "added", document: id, version },
    };
  });
}
