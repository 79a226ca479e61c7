// Counts told by others that our incidents do not reach.
import { type AlertRule, matchesGap } from "../../../alerts/index.ts";
import type { Found, Look } from "./look.ts";

export async function gaps(
  { rooms, documents, compose }: Look,
  rule: AlertRule & { when: "tally-gap" },
): Promise<Found[]> {
  if (documents.length === 0) return [];
  const ids = documents.map(({ id }) => id);
  const { rows } = await rooms.views.tallyBoard({ documents: ids, limit: 1000 });
  return rows.flatMap(({ row, pile }) => {
    if (!pile || !matchesGap(rule, pile, rooms.registers)) return [];
    const subject = `${row.document.id}#${row.tally.id}`;
    const { published, addedAt } = row.document;
    const entry = compose.gap(row, pile);
    return [{ subject, state: row.evidenceText, spoken: [], entry, published, seenAt: addedAt }];
  });
}
