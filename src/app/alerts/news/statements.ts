// Statements that are new to a rule: one alert for one threat, however many tell it.
import { type AlertRule, keyOf, matchesStatement } from "../../../alerts/index.ts";
import type { StatementRow } from "../../../record/index.ts";
import type { Found, Look } from "./look.ts";

/** Rows of statements in the documents of this look. */
export async function statementRows({ rooms, documents }: Look): Promise<readonly StatementRow[]> {
  const rows: StatementRow[] = [];
  const ids = documents.map(({ id }) => id);
  for (let after: string | undefined; ids.length > 0;) {
    const page = await rooms.views.statements({ documents: ids, limit: 1000, after });
    rows.push(...page.rows);
    after = page.next;
    if (after === undefined) break;
  }
  return rows;
}

export async function statements(at: Look, rule: AlertRule & { when: "new-threat" }): Promise<Found[]> {
  const { registers } = at.rooms;
  const rows = (await statementRows(at)).filter((row) =>
    matchesStatement(rule, row, { registers, seenAt: row.document.addedAt }),
  );
  return statementsNotTold(at, rule.name, rows);
}

/** One alert for one threat, however many tell it: the board knows which tellings are of one. */
export async function statementsNotTold(
  { rooms, compose }: Look,
  name: string,
  rows: readonly StatementRow[],
): Promise<Found[]> {
  if (rows.length === 0) return [];
  const board = await rooms.views.threats();
  const tellings = new Map<string, readonly string[]>();
  for (const { threat, alsoTold } of board.threats)
    for (const id of [threat.id, ...alsoTold]) tellings.set(id, [threat.id, ...alsoTold]);
  const found = new Map<string, Found>();
  const spokenHere = new Set<string>();
  for (const row of rows) {
    const id = `${row.document.id}#${row.statement.id}`;
    // A new version of a text numbers its statements anew; the words stay.
    const words = keyOf(row.document.id, row.statement.act, row.contentText);
    const spoken = [...new Set([id, words, ...(tellings.get(id) ?? [])])];
    const told = await rooms.ledger.alerts.spokenOf(name, [words, ...(tellings.get(id) ?? [])]);
    if (told.size > 0 || spoken.some((one) => spokenHere.has(one))) continue;
    for (const one of spoken) spokenHere.add(one);
    const { published, addedAt } = row.document;
    found.set(id, {
      subject: id,
      state: words,
      spoken,
      entry: compose.statement(row),
      published,
      seenAt: addedAt,
    });
  }
  return [...found.values()];
}
