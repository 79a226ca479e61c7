// Whose name stands under what is sent.
import type { Visitor } from "../record/index.ts";

/** Nobody signs with another's name: `given` counts only where there are no accounts. */
export function signatureOf({ kind, name }: Visitor, given?: string): string {
  return kind === "local" ? (given ?? name) : name;
}
