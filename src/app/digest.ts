// Gathers what a digest of a period is made from, and has it written.
import type { Digest, Rows, StatementRow, TallyRow } from "../record/index.ts";
import type { Ledger } from "../ledger/index.ts";
import { buildFeed, correctionEntry, writeEntries, writeFeed } from "../publish/index.ts";
import type { DigestInput, FeedFormat, FeedItem } from "../publish/index.ts";
import { addDays, dateInWords, daysBetween } from "../text/index.ts";
import type { App, DigestFormat } from "./types.ts";

const PAGE_ROWS = 200;

interface Period {
  /** First and last day, both included. */
  readonly from: string;
  readonly to: string;
}

export async function digest(
  app: App,
  { format, ...period }: Period & { format: DigestFormat },
): Promise<string> {
  return writeEntries(await periodDigest(app, period), format);
}

/** What the page of a day says, of the days of a period: by the terminal, by mail and on a page it is one text. */
export async function periodDigest(
  { today }: Pick<App, "today">,
  { from, to, baseUrl }: Period & { baseUrl?: string },
): Promise<Digest> {
  const days = daysBetween(from, to)! + 1;
  const { sections, documents, outlets } = await today({ day: to, days, ...(baseUrl && { baseUrl }) });
  const period = dateInWords(from === to ? to : `${from}/${to}`);
  const told = `${documents} ${documents === 1 ? "document" : "documents"} from ${outlets.length} ${outlets.length === 1 ? "source" : "sources"}.`;
  const summary =
    documents === 0
      ? `No document in the ledger is of ${period}. Add reports with “casus add”, or choose other days.`
      : [
          told,
          ...sections.map(counted),
          "Every line gives its source; a claim is a claim, not a finding.",
        ].join(" ");
  return { title: `Digest, ${period}`, summary, sections };
}

const counted = ({ title, entries }: Digest["sections"][number]): string => `${title}: ${entries.length}.`;

/** Days of the ledger's end that a feed holds: readers keep what they have seen. */
const FEED_DAYS = 30;

export const FEEDS = ["casus", "alerts", "corrections"] as const;
export type FeedName = (typeof FEEDS)[number];

export interface FeedRequest {
  /** `casus`: incidents, threats and claims. `alerts`: what was decided. `corrections`: what is no longer told so. */
  readonly name?: FeedName;
  readonly format: FeedFormat;
  readonly baseUrl: string;
}

/** Items of the feeds of alerts and corrections: readers keep what they have seen. */
const FEED_ITEMS = 100;
/** Before there is anything in a feed. */
const NEVER = "1970-01-01T00:00:00.000Z";

export async function feed(
  app: App,
  ledger: Ledger,
  { name = "casus", ...request }: FeedRequest,
): Promise<string> {
  if (name === "alerts") return alertsFeed(app, request);
  if (name === "corrections") return correctionsFeed(app, ledger, request);
  const { format, baseUrl } = request;
  const { lastPublished } = await app.status();
  const to = lastPublished?.slice(0, 10);
  const period = to === undefined ? NOTHING : { from: addDays(to, 1 - FEED_DAYS)!, to };
  return writeFeed({ ...(await gathered(app, period)), baseUrl }, format);
}

async function alertsFeed(app: App, { format, baseUrl }: Omit<FeedRequest, "name">): Promise<string> {
  const alerts = await app.alerts.decided({ limit: FEED_ITEMS });
  const items = alerts.flatMap(({ id, rule, title, content, decidedAt }) =>
    "entry" in content
      ? [{ id: `alerts#${id}`, entry: { ...content.entry, headline: `${rule}: ${title}` }, at: decidedAt }]
      : [],
  );
  const meta = { title: "Casus: alerts", description: "What the alerts of this desk told.", baseUrl };
  return buildFeed(items, { ...meta, name: "alerts", updated: NEVER }, format);
}

async function correctionsFeed(
  app: App,
  ledger: Ledger,
  { format, baseUrl }: Omit<FeedRequest, "name">,
): Promise<string> {
  const items: FeedItem[] = [];
  for (const change of await ledger.corrections({ limit: FEED_ITEMS })) {
    const view = await app.incident(change.into ?? change.incident);
    const entry = correctionEntry({ change, ...(view && { view }) }, { labels: app.labels, baseUrl });
    items.push({
      id: `incidents/${encodeURIComponent(change.incident)}#change-${change.seq}`,
      entry,
      at: change.at,
    });
  }
  const description =
    "Values of incidents that are no longer told, incidents merged into others, and incidents that are gone.";
  const meta = { title: "Casus: corrections and deletions", description, baseUrl };
  return buildFeed(items, { ...meta, name: "corrections", updated: NEVER }, format);
}

/** An empty ledger has an empty feed. */
const NOTHING: Period = { from: "0001-01-01", to: "0001-01-01" };

async function gathered(app: App, { from, to }: Period): Promise<DigestInput> {
  const ids: string[] = [];
  for await (const row of pages((after) => app.incidents({ from, to, limit: PAGE_ROWS, after })))
    ids.push(row.id);
  const incidents = await app.incidentsNamed(ids);
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
