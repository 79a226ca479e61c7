// Failed sign-ins, by keys that name neither person nor address: how many in a row, and when the last was.
import type { Store } from "../store.ts";

/** Tells from the failures so far until when the next try has to wait. */
export type WaitUntil = (failures: number, lastAt: string) => string;

export interface Try {
  readonly key: string;
  readonly waitUntil: WaitUntil;
}

/**
 * Counts a try as failed before it is checked, so that tries at the same time count one another; gives the instant to
 * wait for instead if one of the keys has to wait. `forgetBefore`: failures are forgotten when the last is older.
 */
export async function noteTry(
  store: Store,
  tries: readonly Try[],
  { at, forgetBefore }: { readonly at: string; readonly forgetBefore: string },
): Promise<string | undefined> {
  return store.write(async (tx) => {
    await tx.deleteFrom("failed_sign_ins").where("last_at", "<", forgetBefore).execute();
    const keys = tries.map((one) => one.key);
    const rows = await tx.selectFrom("failed_sign_ins").selectAll().where("key", "in", keys).execute();
    const waits = tries.flatMap(({ key, waitUntil }) => {
      const row = rows.find((one) => one.key === key);
      return row ? [waitUntil(row.failures, row.last_at)] : [];
    });
    const until = waits.toSorted().at(-1);
    if (until !== undefined && until > at) return until;
    for (const key of keys) {
      const failures = (rows.find((one) => one.key === key)?.failures ?? 0) + 1;
      await tx
        .insertInto("failed_sign_ins")
        .values({ key, failures, last_at: at })
        .onConflict((c) => c.column("key").doUpdateSet({ failures, last_at: at }))
        .execute();
    }
    return undefined;
  });
}

/** The try was no failure after all: the account's count begins anew, the address's goes back by one. */
export async function forgiveTry(store: Store, nameKey: string, addressKey: string): Promise<void> {
  await store.write(async (tx) => {
    await tx.deleteFrom("failed_sign_ins").where("key", "=", nameKey).execute();
    await tx
      .updateTable("failed_sign_ins")
      .set((e) => ({ failures: e("failures", "-", 1) }))
      .where("key", "=", addressKey)
      .execute();
  });
}

/** The secret under which addresses and names are noted; made once for a ledger. */
export async function signInKey(store: Store, fresh: string): Promise<string> {
  const name = "sign-in-key";
  return store.write(async (tx) => {
    await tx
      .insertInto("settings")
      .values({ name, value: fresh })
      .onConflict((c) => c.doNothing())
      .execute();
    return (
      await tx.selectFrom("settings").select("value").where("name", "=", name).executeTakeFirstOrThrow()
    ).value;
  });
}
