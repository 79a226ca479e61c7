// The ledger at the end of a past day, in place of the present one.
import type { Ledger } from "../ledger/index.ts";
import { CasusError, type Merging } from "../record/index.ts";

/** Days end as the ledger counts them, in UTC. */
export async function ledgerAt(present: Ledger, day: string | undefined, merging: Merging): Promise<Ledger> {
  return day === undefined ? present : present.asOf(`${day}T23:59:59.999Z`, merging);
}

/** Before anything is kept: the past takes nothing in. */
export function requirePresent(day: string | undefined): void {
  if (day === undefined) return;
  throw new CasusError("bad-option", `Nothing can be added to the ledger as of ${day}; leave --as-of out.`);
}
