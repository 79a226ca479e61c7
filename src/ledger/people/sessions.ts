// Sessions and sign-ins that were begun with an identity provider: kept by the hash of the secret in the cookie.
import type { Database, Store } from "../store.ts";
import { type Account, accountNumbered } from "./accounts.ts";

export interface NewSession {
  readonly hash: string;
  readonly person: number;
  readonly madeAt: string;
  readonly endsAt: string;
}

export interface Session {
  readonly hash: string;
  readonly account: Account;
  readonly madeAt: string;
  readonly seenAt: string;
}

/** Opens a session, and sweeps away those that are over. */
export async function openSession(store: Store, session: NewSession, idleSince: string): Promise<void> {
  const { hash, person, madeAt, endsAt } = session;
  await store.write(async (tx) => {
    await tx
      .deleteFrom("sessions")
      .where((e) => e.or([e("ends_at", "<", madeAt), e("seen_at", "<", idleSince)]))
      .execute();
    await tx
      .insertInto("sessions")
      .values({ hash, person, made_at: madeAt, seen_at: madeAt, ends_at: endsAt })
      .execute();
  });
}

/** The session while it is in force and its account is; `idleSince`: not seen since then, it is over. */
export async function session(
  db: Database,
  hash: string,
  { now, idleSince }: { readonly now: string; readonly idleSince: string },
): Promise<Session | undefined> {
  const row = await db
    .selectFrom("sessions")
    .selectAll()
    .where("hash", "=", hash)
    .where("ends_at", ">", now)
    .where("seen_at", ">", idleSince)
    .executeTakeFirst();
  const account = row && (await accountNumbered(db, row.person));
  if (!account || account.disabledAt !== undefined) return undefined;
  return { hash, account, madeAt: row.made_at, seenAt: row.seen_at };
}

export async function markSeen(db: Database, hash: string, at: string): Promise<void> {
  await db.updateTable("sessions").set({ seen_at: at }).where("hash", "=", hash).execute();
}

export async function closeSession(db: Database, hash: string): Promise<void> {
  await db.deleteFrom("sessions").where("hash", "=", hash).execute();
}

/** All of a person's sessions, or all but the one they ask from. */
export async function closeSessionsOf(db: Database, person: number, but?: string): Promise<void> {
  let deleting = db.deleteFrom("sessions").where("person", "=", person);
  if (but !== undefined) deleting = deleting.where("hash", "!=", but);
  await deleting.execute();
}

export interface BegunSignIn {
  readonly hash: string;
  /** As JSON; what the provider's answer is held against. */
  readonly proof: string;
  readonly backTo: string;
  readonly endsAt: string;
}

/** Notes a begun sign-in, and sweeps away those that nobody came back from. */
export async function beginSignIn(store: Store, begun: BegunSignIn, now: string): Promise<void> {
  const { hash, proof, backTo, endsAt } = begun;
  await store.write(async (tx) => {
    await tx.deleteFrom("begun_sign_ins").where("ends_at", "<", now).execute();
    await tx.insertInto("begun_sign_ins").values({ hash, proof, back_to: backTo, ends_at: endsAt }).execute();
  });
}

/** Gives a begun sign-in once. */
export async function takeSignIn(store: Store, hash: string, now: string): Promise<BegunSignIn | undefined> {
  return store.write(async (tx) => {
    const row = await tx
      .deleteFrom("begun_sign_ins")
      .where("hash", "=", hash)
      .where("ends_at", ">", now)
      .returningAll()
      .executeTakeFirst();
    return row && { hash, proof: row.proof, backTo: row.back_to, endsAt: row.ends_at };
  });
}
