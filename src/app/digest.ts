// Gathers what a digest of a period is made from, and has it written.
import type { IncidentView, Rows, StatementRow, TallyRow } from "../record/index.ts";
import { writeDigest, writeFeed } from "../publish/index.ts";
import type { DigestInput, FeedFormat } from "../publish/index.ts";
import { addDays } from "../text/index.ts";
import type { App, DigestFormat } from "./types.ts";

const PAGE_ROWS = 200;

interface Period {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
}

export async function digest(app: App, options: Period & { format: DigestFormat }): Promise<string> {
  return writeDigest(await gathered(app, options), options.format);
}

/** Days of the ledger's end that a feed holds: readers keep what they have seen. */
const FEED_DAYS = 30;

/** The feed of the last days on which the ledger has something. */
export async function feed(
  app: App,
  { format, baseUrl }: { format: FeedFormat; baseUrl: string },
): Promise<string> {
  const { lastPublished } = await app.status();
  const to = lastPublished?.slice(0, 10);
  const period = to === undefined ? NOTHING : { from: addDays(to, 1 - FEED_DAYS)!, to };
  return writeFeed({ ...(await gathered(app, period)), baseUrl }, format);
}

/** An empty ledger has an empty feed. */
const NOTHING: Period = { from: "0001-01-01", to: "0001-01-01" };

async function gathered(app: App, { from, to }: Period): Promise<DigestInput> {
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
  return { from, to, labels: app.labels, incidents, statements, tallies };
}

async function* pages<T>(ask: (after: string | undefined) => Promise<Rows<T>>): AsyncGenerator<T> {
  let after: string | undefined;
  do {
    const page = await ask(after);
    yield* page.rows;
    after = page.next;
  } while (after !== undefined);
}
