// The people of a team: accounts, their sessions, the tokens of programs, failed sign-ins; and the log of what was done,
// to which the database itself lets rows only be added.
import { sql } from "kysely";
import type { Database, Store } from "../store.ts";

async function createAccounts(db: Database, { columns }: Store): Promise<void> {
  const { text } = columns;
  await db.schema
    .createTable("people")
    .addColumn("seq", "integer", (c) => columns.numbered(c, { everNew: true }))
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("name_key", text, (c) => c.notNull().unique())
    .addColumn("email", text)
    .addColumn("role", text, (c) => c.notNull())
    .addColumn("password", text)
    .addColumn("must_change", "integer", (c) => c.notNull())
    .addColumn("issuer", text)
    .addColumn("subject", text)
    .addColumn("added_at", text, (c) => c.notNull())
    .addColumn("signed_in_at", text)
    .addColumn("disabled_at", text)
    .addUniqueConstraint("people_of_provider", ["issuer", "subject"])
    .execute();
  await db.schema
    .createTable("tokens")
    .addColumn("id", text, (c) => c.primaryKey())
    .addColumn("hash", text, (c) => c.notNull().unique())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("rights", text, (c) => c.notNull())
    .addColumn("person", "integer", (c) => c.references("people.seq"))
    .addColumn("made_at", text, (c) => c.notNull())
    .addColumn("used_at", text)
    .addColumn("ends_at", text)
    .addColumn("revoked_at", text)
    .execute();
}

async function createSignIns(db: Database, { columns }: Store): Promise<void> {
  const { text } = columns;
  await db.schema
    .createTable("sessions")
    .addColumn("hash", text, (c) => c.primaryKey())
    .addColumn("person", "integer", (c) => c.notNull().references("people.seq"))
    .addColumn("made_at", text, (c) => c.notNull())
    .addColumn("seen_at", text, (c) => c.notNull())
    .addColumn("ends_at", text, (c) => c.notNull())
    .execute();
  await db.schema.createIndex("sessions_by_person").on("sessions").column("person").execute();
  await db.schema
    .createTable("begun_sign_ins")
    .addColumn("hash", text, (c) => c.primaryKey())
    .addColumn("proof", text, (c) => c.notNull())
    .addColumn("back_to", text, (c) => c.notNull())
    .addColumn("ends_at", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("failed_sign_ins")
    .addColumn("key", text, (c) => c.primaryKey())
    .addColumn("failures", "integer", (c) => c.notNull())
    .addColumn("last_at", text, (c) => c.notNull())
    .execute();
}

/** In the database and not only in our code: what is logged stays as it was written. */
async function keepAudit(db: Database, { kind }: Store): Promise<void> {
  if (kind === "sqlite") {
    for (const change of ["update", "delete"]) {
      await sql`create trigger ${sql.ref(`audit_no_${change}`)} before ${sql.raw(change)} on audit
        begin select raise(abort, 'the audit log is only added to'); end`.execute(db);
    }
    return;
  }
  await sql`create function audit_kept() returns trigger language plpgsql as
    ${sql.lit("begin raise exception 'the audit log is only added to'; end")}`.execute(db);
  await sql`create trigger audit_kept before update or delete or truncate on audit
    for each statement execute function audit_kept()`.execute(db);
}

async function createAudit(db: Database, store: Store): Promise<void> {
  const { columns } = store;
  await db.schema
    .createTable("audit")
    .addColumn("seq", "integer", (c) => columns.numbered(c, { everNew: true }))
    .addColumn("at", columns.text, (c) => c.notNull())
    .addColumn("by", columns.text, (c) => c.notNull())
    .addColumn("deed", columns.text, (c) => c.notNull())
    .addColumn("what", columns.text)
    .addColumn("detail", columns.text)
    .execute();
  await db.schema.createIndex("audit_by_person").on("audit").columns(["by", "seq"]).execute();
  await db.schema.createIndex("audit_by_deed").on("audit").columns(["deed", "seq"]).execute();
  await keepAudit(db, store);
}

export const people = {
  version: 4,
  name: "people",
  async up(db: Database, store: Store): Promise<void> {
    await createAccounts(db, store);
    await createSignIns(db, store);
    await createAudit(db, store);
  },
};
