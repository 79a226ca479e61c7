// The people of a team, what they may do, the tokens of programs, and the log of what was done. How somebody proves who
// they are stands in src/people.

/** What may be done. A role gives some of them; a token is given some of its owner's. */
export const RIGHTS = ["read", "judge", "inbox", "admin"] as const;
export type Right = (typeof RIGHTS)[number];

export const PERSON_ROLES = ["viewer", "reviewer", "admin"] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** An account. Of a person no more is kept than this. */
export interface Person {
  /** Signs judgements; never changes. */
  readonly name: string;
  readonly email?: string;
  readonly role: PersonRole;
  /** With a password kept here, or with an identity provider. */
  readonly signsInBy: "password" | "provider";
  /** The password was made by somebody else and must be changed first. */
  readonly mustChange: boolean;
  readonly addedAt: string;
  readonly signedInAt?: string;
  readonly disabledAt?: string;
}

/** A token of a program; the token itself is shown once and not kept. */
export interface TokenRow {
  readonly id: string;
  readonly name: string;
  readonly rights: readonly Right[];
  /** Whose it is: it never may more than they may. Absent for one made on the machine itself. */
  readonly owner?: string;
  readonly madeAt: string;
  readonly usedAt?: string;
  readonly endsAt?: string;
  readonly revokedAt?: string;
}

export const DEEDS = [
  "judge",
  "withdraw",
  "review",
  "export",
  "backup",
  "sign-in",
  "sign-in-failed",
  "sign-out",
  "person-added",
  "role-changed",
  "person-disabled",
  "person-enabled",
  "person-deleted",
  "password-changed",
  "password-reset",
  "token-made",
  "token-revoked",
  "alert-changed",
] as const;
export type Deed = (typeof DEEDS)[number];

/** One line of the log of what was done; lines are added, never changed. */
export interface AuditRow {
  readonly at: string;
  /** A person's name, `local` without accounts, `terminal` for a command on the machine, `token NAME` for a program. */
  readonly by: string;
  readonly deed: Deed;
  /** What it was done to: an incident, an export's address, a person. */
  readonly what?: string;
  readonly detail?: string;
}

export interface AuditFilter {
  readonly by?: string;
  readonly deed?: Deed;
  /** Days, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly limit?: number;
  readonly after?: string;
}

/** Who asks. `local` is the one person of a ledger without accounts; `nobody` has not signed in. */
export interface Visitor {
  readonly kind: "local" | "person" | "token" | "nobody";
  /** What judgements and the log are signed with. */
  readonly name: string;
  readonly rights: ReadonlySet<Right>;
  readonly role?: PersonRole;
  readonly email?: string;
  readonly signsInBy?: Person["signsInBy"];
  /** Nothing but a new password is open until it is changed. */
  readonly mustChange?: boolean;
}
