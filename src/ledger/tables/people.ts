// Tables of accounts, sessions, tokens and the log of what people did.
import type { Generated } from "kysely";

export interface PeopleTable {
  seq: Generated<number>;
  name: string;
  /** The name without regard to case, by which two are told apart. */
  name_key: string;
  email: string | null;
  role: string;
  /** As `$argon2id$…`; null for those who sign in with an identity provider. */
  password: string | null;
  must_change: number;
  issuer: string | null;
  subject: string | null;
  added_at: string;
  signed_in_at: string | null;
  disabled_at: string | null;
}

interface SessionsTable {
  hash: string;
  person: number;
  made_at: string;
  seen_at: string;
  ends_at: string;
}

/** Between sending somebody to the identity provider and their coming back. */
interface BegunSignInsTable {
  hash: string;
  proof: string;
  back_to: string;
  ends_at: string;
}

/** `key` is made of a name or an address so that it names neither. */
interface FailedSignInsTable {
  key: string;
  failures: number;
  last_at: string;
}

interface TokensTable {
  id: string;
  hash: string;
  name: string;
  /** A list, as JSON. */
  rights: string;
  person: number | null;
  made_at: string;
  used_at: string | null;
  ends_at: string | null;
  revoked_at: string | null;
}

/** The database refuses to change or delete its rows. */
interface AuditTable {
  seq: Generated<number>;
  at: string;
  by: string;
  deed: string;
  what: string | null;
  detail: string | null;
}

export interface PeopleTables {
  people: PeopleTable;
  sessions: SessionsTable;
  begun_sign_ins: BegunSignInsTable;
  failed_sign_ins: FailedSignInsTable;
  tokens: TokensTable;
  audit: AuditTable;
}
