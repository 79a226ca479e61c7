// What the functions on people share: the ledger's side of it, and the clock.
import type { LedgerPeople } from "../../ledger/index.ts";
import type { Account } from "../../ledger/index.ts";
import type { AuditRow } from "../../record/index.ts";
import { CasusError } from "../../record/index.ts";

export interface Keeping {
  readonly ledger: LedgerPeople;
  /** ISO instant. */
  readonly now: () => string;
}

export function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}

export function noteIn({ ledger, now }: Keeping, row: Omit<AuditRow, "at">): Promise<void> {
  return ledger.note({ at: now(), ...row });
}

export async function accountMeant({ ledger }: Keeping, name: string): Promise<Account> {
  const account = await ledger.accountNamed(name);
  if (account) return account;
  throw new CasusError("not-found", `There is no account “${name}”; casus people list shows them.`);
}
