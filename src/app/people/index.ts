// People, tokens and the log, bound to a ledger: what the doors call.
import type { LedgerPeople } from "../../ledger/index.ts";
import type { Provider } from "../../people/index.ts";
import { addPerson, disable, enable, remove, resetPassword, setRole } from "./accounts.ts";
import { auditCsv } from "./audit.ts";
import { noteIn, type Keeping } from "./context.ts";
import { begin, finish, providerOf, providerSettings } from "./provider.ts";
import { changePassword, signIn, signOut, signOutElsewhere, visitorOfSession } from "./sessions.ts";
import { addToken, revokeToken, visitorOfBearer } from "./tokens.ts";
import type { AuditLog, People, Tokens } from "./types.ts";

export type * from "./types.ts";
export { LOCAL, NOBODY } from "./visitor.ts";

export interface PeopleOfApp {
  readonly people: People;
  readonly tokens: Tokens;
  readonly audit: AuditLog;
}

export function peopleOf(ledger: LedgerPeople, dataDir: string, now: () => string): PeopleOfApp {
  const keeping: Keeping = { ledger, now };
  return { people: people(keeping, dataDir), tokens: tokens(keeping), audit: audit(keeping) };
}

function people(keeping: Keeping, dataDir: string): People {
  // The last who administers is never deleted: once there is an account there always is one.
  let isTeam = false;
  let provider: { readonly of: Provider | undefined } | undefined;
  const asked = (): Provider | undefined => (provider ??= { of: providerOf(providerSettings(dataDir)) }).of;
  return {
    isTeam: async () => (isTeam ||= await keeping.ledger.hasAccounts()),
    list: () => keeping.ledger.list(),
    add: (person, by) => addPerson(keeping, person, by),
    setRole: (name, role, by) => setRole(keeping, name, role, by),
    disable: (name, by) => disable(keeping, name, by),
    enable: (name, by) => enable(keeping, name, by),
    remove: (name, by) => remove(keeping, name, by),
    resetPassword: (name, by) => resetPassword(keeping, name, by),
    signIn: (request) => signIn(keeping, request),
    visitor: (secret) => visitorOfSession(keeping, secret),
    changePassword: (name, change) => changePassword(keeping, name, change),
    signOut: (secret) => signOut(keeping, secret),
    signOutElsewhere: (name, secret) => signOutElsewhere(keeping, name, secret),
    hasProvider: () => asked() !== undefined,
    beginWithProvider: (callback, backTo) => begin(keeping, asked(), callback, backTo),
    finishWithProvider: (back, secret) => finish(keeping, asked(), back, secret),
  };
}

function tokens(keeping: Keeping): Tokens {
  return {
    add: (request, by) => addToken(keeping, request, by),
    list: () => keeping.ledger.tokens(),
    revoke: (id, by, owner) => revokeToken(keeping, id, by, owner),
    visitor: (token) => visitorOfBearer(keeping, token),
  };
}

function audit(keeping: Keeping): AuditLog {
  return {
    note: (row) => noteIn(keeping, row),
    list: (filter) => keeping.ledger.audit(filter),
    names: () => keeping.ledger.auditNames(),
    csv: (filter) => auditCsv(keeping, filter),
  };
}
