// Accounts: adding, changing, finding them. Names are told apart without regard to case.
import type { Person, PersonRole } from "../../record/index.ts";
import type { Selectable } from "kysely";
import type { Database, Store } from "../store.ts";
import type { PeopleTable } from "../tables/people.ts";

/** An account with what proves who its owner is; stays below the doors. */
export interface Account extends Person {
  readonly seq: number;
  readonly password?: string;
}

export interface NewAccount {
  readonly name: string;
  readonly email?: string;
  readonly role: PersonRole;
  readonly password?: string;
  readonly mustChange?: boolean;
  readonly provider?: { readonly issuer: string; readonly subject: string };
  readonly addedAt: string;
}

export interface AccountChange {
  readonly role?: PersonRole;
  readonly email?: string;
  readonly password?: string;
  readonly mustChange?: boolean;
  readonly signedInAt?: string;
  /** `null` enables again. */
  readonly disabledAt?: string | null;
}

export function nameKey(name: string): string {
  return name.normalize("NFKC").toLowerCase();
}

function personOf(row: Selectable<PeopleTable>): Person {
  return {
    name: row.name,
    ...(row.email !== null && { email: row.email }),
    role: row.role as PersonRole,
    signsInBy: row.issuer === null ? "password" : "provider",
    mustChange: row.must_change === 1,
    addedAt: row.added_at,
    ...(row.signed_in_at !== null && { signedInAt: row.signed_in_at }),
    ...(row.disabled_at !== null && { disabledAt: row.disabled_at }),
  };
}

function accountOf(row: Selectable<PeopleTable>): Account {
  return {
    ...personOf(row),
    seq: row.seq,
    ...(row.password !== null && { password: row.password }),
  };
}

export async function listPeople(db: Database): Promise<Person[]> {
  return (await db.selectFrom("people").selectAll().orderBy("name_key").execute()).map(personOf);
}

export async function hasAccounts(db: Database): Promise<boolean> {
  return (await db.selectFrom("people").select("seq").limit(1).executeTakeFirst()) !== undefined;
}

export async function accountNamed(db: Database, name: string): Promise<Account | undefined> {
  const row = await db
    .selectFrom("people")
    .selectAll()
    .where("name_key", "=", nameKey(name))
    .executeTakeFirst();
  return row && accountOf(row);
}

export async function accountOfProvider(
  db: Database,
  { issuer, subject }: { readonly issuer: string; readonly subject: string },
): Promise<Account | undefined> {
  const row = await db
    .selectFrom("people")
    .selectAll()
    .where("issuer", "=", issuer)
    .where("subject", "=", subject)
    .executeTakeFirst();
  return row && accountOf(row);
}

export async function accountNumbered(db: Database, seq: number): Promise<Account | undefined> {
  const row = await db.selectFrom("people").selectAll().where("seq", "=", seq).executeTakeFirst();
  return row && accountOf(row);
}

/** False, and nothing added, where the name is another's. */
export async function addAccount(store: Store, account: NewAccount): Promise<boolean> {
  const { name, email, role, password, mustChange, provider, addedAt } = account;
  const row = {
    name,
    name_key: nameKey(name),
    email: email ?? null,
    role,
    password: password ?? null,
    must_change: mustChange ? 1 : 0,
    issuer: provider?.issuer ?? null,
    subject: provider?.subject ?? null,
    added_at: addedAt,
    signed_in_at: null,
    disabled_at: null,
  };
  const done = await store.write((tx) =>
    tx
      .insertInto("people")
      .values(row)
      .onConflict((c) => c.doNothing())
      .executeTakeFirst(),
  );
  return Number(done.numInsertedOrUpdatedRows ?? 0) > 0;
}

/**
 * False, and nothing changed, where it would leave nobody who administers. Checked inside the transaction: two admins
 * cannot take each other's role at once.
 */
export async function changeAccount(store: Store, seq: number, change: AccountChange): Promise<boolean> {
  const { role, email, password, mustChange, signedInAt, disabledAt } = change;
  const set = {
    ...(role !== undefined && { role }),
    ...(email !== undefined && { email }),
    ...(password !== undefined && { password }),
    ...(mustChange !== undefined && { must_change: mustChange ? 1 : 0 }),
    ...(signedInAt !== undefined && { signed_in_at: signedInAt }),
    ...(disabledAt !== undefined && { disabled_at: disabledAt }),
  };
  const takesAdmin = (role !== undefined && role !== "admin") || typeof disabledAt === "string";
  return store.write(async (tx) => {
    if (takesAdmin && !(await othersAdminister(tx, seq))) return false;
    await tx.updateTable("people").set(set).where("seq", "=", seq).execute();
    return true;
  });
}

/**
 * Takes an account away with its sessions and tokens. What its owner judged stays signed with the name. False, and nothing
 * changed, where it would leave nobody who administers.
 */
export async function deleteAccount(store: Store, seq: number): Promise<boolean> {
  return store.write(async (tx) => {
    if (!(await othersAdminister(tx, seq))) return false;
    await tx.deleteFrom("sessions").where("person", "=", seq).execute();
    await tx.deleteFrom("tokens").where("person", "=", seq).execute();
    await tx.deleteFrom("people").where("seq", "=", seq).execute();
    return true;
  });
}

/** A name that signed judgements is not given to somebody else: the log remembers whose accounts were deleted. */
export async function wasDeleted(db: Database, name: string): Promise<boolean> {
  const rows = await db.selectFrom("audit").select("what").where("deed", "=", "person-deleted").execute();
  return rows.some(({ what }) => what !== null && nameKey(what) === nameKey(name));
}

/** Somebody else administers, or this one does not to begin with. */
async function othersAdminister(db: Database, seq: number): Promise<boolean> {
  const admins = await db
    .selectFrom("people")
    .select("seq")
    .where("role", "=", "admin")
    .where("disabled_at", "is", null)
    .execute();
  return admins.some((one) => one.seq !== seq) || !admins.some((one) => one.seq === seq);
}
