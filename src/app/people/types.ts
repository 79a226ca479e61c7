// What can be done with people, tokens and the log; `by` is always who does it, and ends up in the log.
import type {
  AuditFilter,
  AuditRow,
  Person,
  PersonRole,
  Right,
  Rows,
  TokenRow,
  Visitor,
} from "../../record/index.ts";

export interface NewPerson {
  readonly name: string;
  readonly role: PersonRole;
  readonly email?: string;
  /** Without one, a first password is made, to be changed by its owner. */
  readonly password?: string;
}

/** A session that was opened: its secret goes into a cookie and nowhere else. */
export interface SignedIn {
  readonly kind: "in";
  readonly secret: string;
  readonly endsAt: string;
  readonly name: string;
}

/** `wrong` never says what was wrong; `waits`: too many tries failed, the next is let in then. */
export type SignInOutcome =
  | SignedIn
  | { readonly kind: "wrong" }
  | { readonly kind: "waits"; readonly until: string };

export interface SignInRequest {
  readonly name: string;
  readonly password: string;
  /** Of the network, where it is known. */
  readonly address?: string;
}

export interface PasswordChange {
  readonly old: string;
  readonly new: string;
  readonly address?: string;
}

export interface People {
  /** There are accounts: whoever comes has to sign in. */
  isTeam(): Promise<boolean>;
  list(): Promise<readonly Person[]>;
  /** The first account is an admin's and switches team mode on. Gives the first password, if it made one. */
  add(person: NewPerson, by: string): Promise<{ readonly name: string; readonly password?: string }>;
  setRole(name: string, role: PersonRole, by: string): Promise<void>;
  /** Ends their sessions; their tokens rest with them. */
  disable(name: string, by: string): Promise<void>;
  enable(name: string, by: string): Promise<void>;
  /** Takes the account away for good, with its sessions and tokens; its name stays on what was judged. */
  remove(name: string, by: string): Promise<void>;
  /** A new first password, once shown; ends their sessions. */
  resetPassword(name: string, by: string): Promise<string>;
  signIn(request: SignInRequest): Promise<SignInOutcome>;
  /** Who a session's secret belongs to, while it is in force. */
  visitor(secret: string): Promise<Visitor | undefined>;
  /** Ends all sessions of the person and opens a new one; CasusError "bad-option" says why a password is not taken. */
  changePassword(name: string, change: PasswordChange): Promise<SignInOutcome>;
  signOut(secret: string): Promise<void>;
  /** All sessions of a person but the one they ask from. */
  signOutElsewhere(name: string, secret: string): Promise<void>;
  /** People may sign in with an identity provider (sign-in.yaml of the data folder). */
  hasProvider(): boolean;
  /** The address to send a browser to, and the secret that it must bring back. */
  beginWithProvider(
    callback: string,
    backTo: string,
  ): Promise<{ readonly address: string; readonly secret: string }>;
  finishWithProvider(back: URL, secret: string): Promise<SignedIn & { readonly backTo: string }>;
}

export interface NewTokenRequest {
  readonly name: string;
  readonly rights: readonly Right[];
  /** Absent: until it is revoked. */
  readonly days?: number;
  /** Name of the account that it belongs to; absent for one made on the machine. */
  readonly owner?: string;
}

export interface Tokens {
  /** The token itself is given this once. */
  add(request: NewTokenRequest, by: string): Promise<{ readonly id: string; readonly token: string }>;
  list(): Promise<readonly TokenRow[]>;
  /** False where there is none with this id that still works; `owner`: only if it is theirs. */
  revoke(id: string, by: string, owner?: string): Promise<boolean>;
  /** Who a token speaks for; undefined for one that is unknown, revoked or over. */
  visitor(token: string): Promise<Visitor | undefined>;
}

export interface AuditLog {
  note(row: Omit<AuditRow, "at">): Promise<void>;
  list(filter: AuditFilter): Promise<Rows<AuditRow>>;
  /** Who is in the log. */
  names(): Promise<readonly string[]>;
  /** Every line of a filter as CSV, newest first. */
  csv(filter: AuditFilter): AsyncGenerator<string>;
}
