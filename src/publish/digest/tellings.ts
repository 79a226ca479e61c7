// Statements that several documents carry, put together: an entry for each thing said, not for each telling of it.
import type { StatementRow } from "../../record/index.ts";
import { daysBetween, fold } from "../../text/index.ts";

/** A word that is carried over midnight, or told by a report of the next day, is the same word. */
const NEAR_DAYS = 1;

/** Rows of one speaker, act and target within a day of each other, in the order given (by day). */
export function tellings(rows: readonly StatementRow[]): (readonly [StatementRow, ...StatementRow[]])[] {
  const groups: [StatementRow, ...StatementRow[]][] = [];
  const last = new Map<string, [StatementRow, ...StatementRow[]]>();
  for (const row of rows) {
    const key = sameWords(row);
    const group = last.get(key);
    if (group && isNear(group.at(-1)!, row)) group.push(row);
    else {
      const begun: [StatementRow] = [row];
      groups.push(begun);
      last.set(key, begun);
    }
  }
  return groups;
}

function sameWords({ statement, speakerText, targetText = "", conditionText = "" }: StatementRow): string {
  const speaker = statement.speaker.entity ?? fold(speakerText);
  const target = statement.target?.entity ?? fold(targetText);
  return [statement.act, speaker, target, fold(conditionText)].join("\n");
}

function isNear(a: StatementRow, b: StatementRow): boolean {
  if (a.date === undefined || b.date === undefined) return a.date === b.date;
  const days = daysBetween(a.date, b.date);
  return days !== undefined && Math.abs(days) <= NEAR_DAYS;
}
