// A document that was read before, as an export writes it: what its reading found is taken over, so that nothing is lost on
// the way from one ledger to another. What was coded in it is left out: that is made again.
import { Document } from "../record/index.ts";
import type { InputDocument } from "../record/index.ts";

/** Undefined for anything that is not a whole document with regions that lie in its text. */
export function readAgain(input: InputDocument): Document | undefined {
  if (!Array.isArray(input["regions"])) return undefined;
  const { success, data } = Document.safeParse(input);
  if (!success || !/[\p{L}\p{N}]/u.test(data.text)) return undefined;
  const within = data.regions.every(
    ({ start, end }) => start >= 0 && start <= end && end <= data.text.length,
  );
  return within ? data : undefined;
}
