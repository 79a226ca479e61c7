// Tokens of programs: kept by their hash, with what they may and when they were last used.
import type { PersonRole, Right, TokenRow } from "../../record/index.ts";
import type { Database } from "../store.ts";

export interface NewToken {
  readonly id: string;
  readonly hash: string;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly person?: number;
  readonly madeAt: string;
  readonly endsAt?: string;
}

/** A token that is in force, with the role of its owner of now. */
export interface Bearer {
  readonly id: string;
  readonly name: string;
  readonly rights: readonly Right[];
  readonly owner?: { readonly name: string; readonly role: PersonRole };
  readonly usedAt?: string;
}

export async function addToken(db: Database, token: NewToken): Promise<void> {
  const { id, hash, name, rights, person, madeAt, endsAt } = token;
  await db
    .insertInto("tokens")
    .values({
      id,
      hash,
      name,
      rights: JSON.stringify(rights),
      person: person ?? null,
      made_at: madeAt,
      used_at: null,
      ends_at: endsAt ?? null,
      revoked_at: null,
    })
    .execute();
}

const rightsIn = (text: string): Right[] => JSON.parse(text) as Right[];

export async function tokens(db: Database): Promise<TokenRow[]> {
  const rows = await db
    .selectFrom("tokens")
    .leftJoin("people", "people.seq", "tokens.person")
    .selectAll("tokens")
    .select("people.name as owner")
    .orderBy("tokens.made_at", "desc")
    .orderBy("tokens.id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    rights: rightsIn(row.rights),
    ...(row.owner !== null && { owner: row.owner }),
    madeAt: row.made_at,
    ...(row.used_at !== null && { usedAt: row.used_at }),
    ...(row.ends_at !== null && { endsAt: row.ends_at }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at }),
  }));
}

export async function bearer(db: Database, hash: string, now: string): Promise<Bearer | undefined> {
  const row = await db
    .selectFrom("tokens")
    .leftJoin("people", "people.seq", "tokens.person")
    .select(["tokens.id", "tokens.name", "tokens.rights", "tokens.used_at", "tokens.person"])
    .select(["people.name as owner", "people.role", "people.disabled_at"])
    .where("tokens.hash", "=", hash)
    .where("tokens.revoked_at", "is", null)
    .where((e) => e.or([e("tokens.ends_at", "is", null), e("tokens.ends_at", ">", now)]))
    .executeTakeFirst();
  if (!row || row.disabled_at !== null) return undefined;
  const { owner, role } = row;
  return {
    id: row.id,
    name: row.name,
    rights: rightsIn(row.rights),
    ...(owner !== null && role !== null && { owner: { name: owner, role: role as PersonRole } }),
    ...(row.used_at !== null && { usedAt: row.used_at }),
  };
}

export async function markUsed(db: Database, id: string, at: string): Promise<void> {
  await db.updateTable("tokens").set({ used_at: at }).where("id", "=", id).execute();
}

/** False where there is none with this id that still works. */
export async function revokeToken(db: Database, id: string, at: string): Promise<boolean> {
  const done = await db
    .updateTable("tokens")
    .set({ revoked_at: at })
    .where("id", "=", id)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return Number(done.numUpdatedRows) > 0;
}
