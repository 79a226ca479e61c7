// Adding people and changing what they may do. Everything here is noted in the log.
import { hashPassword, isWeak, nameOf, newPassword } from "../../people/index.ts";
import { CasusError, type PersonRole } from "../../record/index.ts";
import { accountMeant, type Keeping, noteIn } from "./context.ts";
import type { NewPerson } from "./types.ts";

const EMAIL = /^[^\s@]{1,64}@[^\s@]{1,190}$/;

function emailOf(typed: string | undefined): string | undefined {
  const email = typed?.trim();
  if (!email) return undefined;
  if (!EMAIL.test(email)) throw new CasusError("bad-option", `“${email}” is no e-mail address.`);
  return email;
}

function requireStrong(password: string, name: string): void {
  const why = isWeak(password, name);
  if (why !== undefined) throw new CasusError("bad-option", why);
}

export async function addPerson(
  keeping: Keeping,
  asked: NewPerson,
  by: string,
): Promise<{ name: string; password?: string }> {
  const { ledger, now } = keeping;
  const name = nameOf(asked.name);
  const email = emailOf(asked.email);
  if (asked.role !== "admin" && !(await ledger.hasAccounts())) {
    throw new CasusError(
      "bad-option",
      `The first account administers the others and switches team mode on: casus people add "${name}" --role admin.`,
    );
  }
  if (await ledger.wasDeleted(name))
    throw new CasusError(
      "bad-option",
      `“${name}” was somebody else’s name here, and signs what they judged; take another name.`,
    );
  if (asked.password !== undefined) requireStrong(asked.password, name);
  const made = asked.password === undefined ? newPassword() : undefined;
  const added = await ledger.addAccount({
    name,
    role: asked.role,
    password: await hashPassword(asked.password ?? made!),
    mustChange: made !== undefined,
    addedAt: now(),
    ...(email !== undefined && { email }),
  });
  if (!added) throw new CasusError("bad-option", `There is an account “${name}” already; take another name.`);
  await noteIn(keeping, { by, deed: "person-added", what: name, detail: asked.role });
  return { name, ...(made !== undefined && { password: made }) };
}

function lastAdmin(name: string): CasusError {
  return new CasusError(
    "bad-option",
    `“${name}” is the last who administers; make somebody else an admin first.`,
  );
}

export async function setRole(keeping: Keeping, name: string, role: PersonRole, by: string): Promise<void> {
  const account = await accountMeant(keeping, name);
  if (account.role === role) return;
  if (!(await keeping.ledger.changeAccount(account.seq, { role }))) throw lastAdmin(account.name);
  await noteIn(keeping, {
    by,
    deed: "role-changed",
    what: account.name,
    detail: `${account.role} to ${role}`,
  });
}

export async function disable(keeping: Keeping, name: string, by: string): Promise<void> {
  const account = await accountMeant(keeping, name);
  if (account.disabledAt !== undefined) return;
  if (!(await keeping.ledger.changeAccount(account.seq, { disabledAt: keeping.now() })))
    throw lastAdmin(account.name);
  await keeping.ledger.closeSessionsOf(account.seq);
  await noteIn(keeping, { by, deed: "person-disabled", what: account.name });
}

export async function enable(keeping: Keeping, name: string, by: string): Promise<void> {
  const account = await accountMeant(keeping, name);
  if (account.disabledAt === undefined) return;
  await keeping.ledger.changeAccount(account.seq, { disabledAt: null });
  await noteIn(keeping, { by, deed: "person-enabled", what: account.name });
}

/** For good: the account, its sessions and its tokens. The name stays on what was judged and in the log. */
export async function remove(keeping: Keeping, name: string, by: string): Promise<void> {
  const account = await accountMeant(keeping, name);
  if (!(await keeping.ledger.deleteAccount(account.seq))) throw lastAdmin(account.name);
  await noteIn(keeping, { by, deed: "person-deleted", what: account.name, detail: account.role });
}

export async function resetPassword(keeping: Keeping, name: string, by: string): Promise<string> {
  const account = await accountMeant(keeping, name);
  if (account.signsInBy === "provider") {
    throw new CasusError(
      "bad-option",
      `“${account.name}” signs in with the identity provider and has no password here.`,
    );
  }
  const made = newPassword();
  await keeping.ledger.changeAccount(account.seq, { password: await hashPassword(made), mustChange: true });
  await keeping.ledger.closeSessionsOf(account.seq);
  await noteIn(keeping, { by, deed: "password-reset", what: account.name });
  return made;
}

/** The new password of somebody who has proven the old one. */
export async function setPassword(keeping: Keeping, name: string, password: string): Promise<void> {
  const account = await accountMeant(keeping, name);
  requireStrong(password, account.name);
  await keeping.ledger.changeAccount(account.seq, {
    password: await hashPassword(password),
    mustChange: false,
  });
  await keeping.ledger.closeSessionsOf(account.seq);
  await noteIn(keeping, { by: account.name, deed: "password-changed", what: account.name });
}
