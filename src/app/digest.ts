// Gathers what a digest of a period is made from, and has it written.
import type { IncidentView, Rows, StatementRow, TallyRow } from "../record/index.ts";
import { writeDigest } from "../publish/index.ts";
import type { App, DigestFormat } from "./types.ts";

const PAGE_ROWS = 200;

export async function digest(
  app: App,
  options: { from: string; to: string; format: DigestFormat },
): Promise<string> {
  const { from, to, format } = options;
  const incidents: IncidentView[] = [];
  for await (const row of pages((after) => app.incidents({ from, to, limit: PAGE_ROWS, after }))) {
    const view = await app.incident(row.id);
    if (view) incidents.push(view);
  }
  const statements: StatementRow[] = [];
  for await (const row of pages((after) => app.statements({ from, to, limit: PAGE_ROWS, after })))
    statements.push(row);
  const tallies: TallyRow[] = [];
  for await (const row of pages((after) => app.tallies({ limit: PAGE_ROWS, after }))) {
    const published = row.document.published?.slice(0, 10);
    if (published && published >= from && published <= to) tallies.push(row);
  }
  return writeDigest({ from, to, labels: app.labels, incidents, statements, tallies }, format);
}

async function* pages<T>(ask: (after: string | undefined) => Promise<Rows<T>>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const page = await ask(after);
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}
