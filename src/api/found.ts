// What is asked for by its id, or the sentence that it is not there.
import { CasusError } from "../record/index.ts";

export function found<T>(thing: T | undefined, kind: string, wanted: string): T {
  if (thing !== undefined) return thing;
  throw new CasusError("not-found", `There is no ${kind} with the id “${wanted}” in this ledger.`);
}
