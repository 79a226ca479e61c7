// The people of a ledger, bound to its store: accounts, sessions, tokens, failed sign-ins, and the log of what was done.
import type { AuditFilter, AuditRow, Person, Rows, TokenRow } from "../../record/index.ts";
import type { Store } from "../store.ts";
import * as accounts from "./accounts.ts";
import { audit, auditNames, note } from "./audit.ts";
import * as failures from "./failures.ts";
import * as sessions from "./sessions.ts";
import * as tokens from "./tokens.ts";

export type { Account, AccountChange, NewAccount } from "./accounts.ts";
export type { Session } from "./sessions.ts";
export type { Bearer } from "./tokens.ts";

export interface LedgerPeople {
  list(): Promise<readonly Person[]>;
  hasAccounts(): Promise<boolean>;
  accountNamed(name: string): Promise<accounts.Account | undefined>;
  accountOfProvider(who: { issuer: string; subject: string }): Promise<accounts.Account | undefined>;
  addAccount(account: accounts.NewAccount): Promise<boolean>;
  changeAccount(seq: number, change: accounts.AccountChange): Promise<boolean>;
  /** False where it would leave nobody who administers. */
  deleteAccount(seq: number): Promise<boolean>;
  wasDeleted(name: string): Promise<boolean>;
  openSession(session: sessions.NewSession, idleSince: string): Promise<void>;
  session(hash: string, at: { now: string; idleSince: string }): Promise<sessions.Session | undefined>;
  markSeen(hash: string, at: string): Promise<void>;
  closeSession(hash: string): Promise<void>;
  closeSessionsOf(person: number, but?: string): Promise<void>;
  beginSignIn(begun: sessions.BegunSignIn, now: string): Promise<void>;
  takeSignIn(hash: string, now: string): Promise<sessions.BegunSignIn | undefined>;
  noteTry(
    tries: readonly failures.Try[],
    at: { at: string; forgetBefore: string },
  ): Promise<string | undefined>;
  forgiveTry(nameKey: string, addressKey: string): Promise<void>;
  signInKey(fresh: string): Promise<string>;
  addToken(token: tokens.NewToken): Promise<void>;
  tokens(): Promise<readonly TokenRow[]>;
  bearer(hash: string, now: string): Promise<tokens.Bearer | undefined>;
  markUsed(id: string, at: string): Promise<void>;
  revokeToken(id: string, at: string): Promise<boolean>;
  note(row: AuditRow): Promise<void>;
  audit(filter: AuditFilter): Promise<Rows<AuditRow>>;
  auditNames(): Promise<readonly string[]>;
}

export function peopleOf(store: Store): LedgerPeople {
  const { db } = store;
  return {
    list: () => accounts.listPeople(db),
    hasAccounts: () => accounts.hasAccounts(db),
    accountNamed: (name) => accounts.accountNamed(db, name),
    accountOfProvider: (who) => accounts.accountOfProvider(db, who),
    addAccount: (account) => accounts.addAccount(store, account),
    changeAccount: (seq, change) => accounts.changeAccount(store, seq, change),
    deleteAccount: (seq) => accounts.deleteAccount(store, seq),
    wasDeleted: (name) => accounts.wasDeleted(db, name),
    openSession: (session, idleSince) => sessions.openSession(store, session, idleSince),
    session: (hash, at) => sessions.session(db, hash, at),
    markSeen: (hash, at) => sessions.markSeen(db, hash, at),
    closeSession: (hash) => sessions.closeSession(db, hash),
    closeSessionsOf: (person, but) => sessions.closeSessionsOf(db, person, but),
    beginSignIn: (begun, now) => sessions.beginSignIn(store, begun, now),
    takeSignIn: (hash, now) => sessions.takeSignIn(store, hash, now),
    noteTry: (tries, at) => failures.noteTry(store, tries, at),
    forgiveTry: (nameKey, addressKey) => failures.forgiveTry(store, nameKey, addressKey),
    signInKey: (fresh) => failures.signInKey(store, fresh),
    addToken: (token) => tokens.addToken(db, token),
    tokens: () => tokens.tokens(db),
    bearer: (hash, now) => tokens.bearer(db, hash, now),
    markUsed: (id, at) => tokens.markUsed(db, id, at),
    revokeToken: (id, at) => tokens.revokeToken(db, id, at),
    note: (row) => note(db, row),
    audit: (filter) => audit(db, filter),
    auditNames: () => auditNames(db),
  };
}
