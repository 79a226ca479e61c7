// The ledger at the end of a past day, in place of the present one.
import type { Ledger } from "../ledger/index.ts";
import { CasusError, type MergeFunction } from "../record/index.ts";

/** Days end as the ledger counts them, in UTC. */
export async function ledgerAt(
  present: Ledger,
  day: string | undefined,
  merge: MergeFunction,
): Promise<Ledger> {
  return day === undefined ? present : present.asOf(`${day}T23:59:59.999Z`, merge);
}

/** Before anything is kept: the past takes nothing in. */
export function requirePresent(day: string | undefined): void {
  if (day === undefined) return;
  throw new CasusError("bad-option", `Nothing can be added to the ledger as of ${day}; leave --as-of out.`);
}
