// Signing in with a password, and the sessions that follow.
import type { Account } from "../../ledger/index.ts";
import {
  ADDRESS_LIMIT,
  failureKey,
  hashOf,
  hashPassword,
  type Limit,
  NAME_LIMIT,
  newSecret,
  passwordFits,
  spendTime,
  waitMs,
  wantsNewHash,
} from "../../people/index.ts";
import type { Visitor } from "../../record/index.ts";
import { setPassword } from "./accounts.ts";
import { accountMeant, type Keeping, later, noteIn } from "./context.ts";
import type { PasswordChange, SignedIn, SignInOutcome, SignInRequest } from "./types.ts";
import { visitorOfAccount } from "./visitor.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** A page that is kept open all day stays signed in over a long night, and no longer than a week. */
const IDLE_MS = 14 * HOUR_MS;
const LONGEST_MS = 7 * 24 * HOUR_MS;
/** Being seen is written down no more often than this. */
const SEEN_EVERY_MS = 5 * MINUTE_MS;
const FORGET_MS = 24 * HOUR_MS;

interface Keys {
  readonly name: string;
  readonly address: string;
}

async function keysOf({ ledger }: Keeping, { name, address }: SignInRequest): Promise<Keys> {
  const key = await ledger.signInKey(newSecret());
  const plain = name.normalize("NFKC").toLowerCase();
  return { name: failureKey("name", plain, key), address: failureKey("address", address ?? "", key) };
}

/** Notes a try; gives the instant to wait for where there were too many. */
function noteTry({ ledger, now }: Keeping, keys: Keys): Promise<string | undefined> {
  const at = now();
  const until =
    (limit: Limit) =>
    (failures: number, lastAt: string): string =>
      later(lastAt, waitMs(failures, limit));
  const tries = [
    { key: keys.name, waitUntil: until(NAME_LIMIT) },
    { key: keys.address, waitUntil: until(ADDRESS_LIMIT) },
  ];
  return ledger.noteTry(tries, { at, forgetBefore: later(at, -FORGET_MS) });
}

/** As long for an account that is not there, or is disabled, as for a wrong password. */
async function fits(account: Account | undefined, password: string): Promise<boolean> {
  const stored = account?.disabledAt === undefined ? account?.password : undefined;
  return stored === undefined ? spendTime(password) : passwordFits(password, stored);
}

/** The account whose name and password these are. */
async function proven(
  keeping: Keeping,
  request: SignInRequest,
): Promise<Account | Exclude<SignInOutcome, SignedIn>> {
  const keys = await keysOf(keeping, request);
  const until = await noteTry(keeping, keys);
  if (until !== undefined) return { kind: "waits", until };
  const account = await keeping.ledger.accountNamed(request.name);
  if (!(await fits(account, request.password)) || !account) {
    // Of names that are not there nothing is kept: somebody may have typed the password into the wrong field.
    const what = account?.name ?? "an unknown name";
    await noteIn(keeping, { by: "nobody", deed: "sign-in-failed", what });
    return { kind: "wrong" };
  }
  await keeping.ledger.forgiveTry(keys.name, keys.address);
  return account;
}

export async function openSessionFor(keeping: Keeping, account: Account): Promise<SignedIn> {
  const { ledger, now } = keeping;
  const at = now();
  const secret = newSecret();
  const endsAt = later(at, LONGEST_MS);
  const session = { hash: hashOf(secret), person: account.seq, madeAt: at, endsAt };
  await ledger.openSession(session, later(at, -IDLE_MS));
  await ledger.changeAccount(account.seq, { signedInAt: at });
  return { kind: "in", secret, endsAt, name: account.name };
}

export async function signIn(keeping: Keeping, request: SignInRequest): Promise<SignInOutcome> {
  const found = await proven(keeping, request);
  if ("kind" in found) return found;
  if (found.password !== undefined && wantsNewHash(found.password)) {
    await keeping.ledger.changeAccount(found.seq, { password: await hashPassword(request.password) });
  }
  const signedIn = await openSessionFor(keeping, found);
  await noteIn(keeping, { by: found.name, deed: "sign-in" });
  return signedIn;
}

export async function changePassword(
  keeping: Keeping,
  name: string,
  change: PasswordChange,
): Promise<SignInOutcome> {
  const { address } = change;
  const found = await proven(keeping, {
    name,
    password: change.old,
    ...(address !== undefined && { address }),
  });
  if ("kind" in found) return found;
  await setPassword(keeping, found.name, change.new);
  return openSessionFor(keeping, found);
}

export async function visitorOfSession(
  { ledger, now }: Keeping,
  secret: string,
): Promise<Visitor | undefined> {
  const at = now();
  const session = await ledger.session(hashOf(secret), { now: at, idleSince: later(at, -IDLE_MS) });
  if (!session) return undefined;
  if (session.seenAt < later(at, -SEEN_EVERY_MS)) await ledger.markSeen(session.hash, at);
  return visitorOfAccount(session.account);
}

export async function signOut(keeping: Keeping, secret: string): Promise<void> {
  const visitor = await visitorOfSession(keeping, secret);
  await keeping.ledger.closeSession(hashOf(secret));
  if (visitor) await noteIn(keeping, { by: visitor.name, deed: "sign-out" });
}

export async function signOutElsewhere(keeping: Keeping, name: string, secret: string): Promise<void> {
  const account = await accountMeant(keeping, name);
  await keeping.ledger.closeSessionsOf(account.seq, hashOf(secret));
  await noteIn(keeping, { by: account.name, deed: "sign-out", detail: "everywhere else" });
}
