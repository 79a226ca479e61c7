// Full-text search: documents that hold all the words, with an excerpt of the untouched text around them.
import {
  CasusError,
  type Page,
  type SearchFilter,
  type SearchHit,
  type SearchHits,
} from "../../record/index.ts";
import { limitOf } from "../cursor.ts";
import { chunks, codedOf, DOCUMENT_COLUMNS, documentRow } from "../rows.ts";
import type { WordCutter } from "../search-words.ts";
import type { Database, SearchPage, Store } from "../store.ts";
import { excerptOf } from "./excerpt.ts";
import { filtered, FILTERED_MOST, isFiltered } from "./search-filter.ts";

// More words than this say nothing more, and a pasted page must not become a query.
const WORDS_MAX = 24;
// So many of the newest matches are put in order of rank. The older ones of a common word follow, newest first: ranking
// tens of thousands takes longer than a reader waits, and nobody turns so many pages.
const RANKED_MAX = 1000;

function offsetOf(page: Page): number {
  if (page.after === undefined) return 0;
  const offset = Number(page.after);
  if (Number.isInteger(offset) && offset >= 0) return offset;
  throw new CasusError("bad-option", `"${page.after}" is no place in a list. Begin again without it.`);
}

async function incidentsBy(db: Database, seqs: readonly number[]): Promise<Map<number, string[]>> {
  const rows = await db
    .selectFrom("incident_reports")
    .select(["document", "incident"])
    .distinct()
    .where("document", "in", seqs)
    .orderBy("incident")
    .execute();
  return Map.groupBy(rows, (row) => row.document)
    .entries()
    .reduce(
      (map, [seq, list]) =>
        map.set(
          seq,
          list.map((row) => row.incident),
        ),
      new Map<number, string[]>(),
    );
}

interface Matching {
  readonly seqs: readonly number[];
  readonly total: number;
  /** So many of the newest stand first, best before less good; not given where these are all. */
  readonly ranked?: number;
  readonly capped?: true;
}

/** Documents that hold all the stems: the newest by rank, then the others. */
async function matching(
  { db, search: index }: Pick<Store, "db" | "search">,
  stems: readonly string[],
  counted: CountOf,
  { limit, offset }: SearchPage,
): Promise<Matching> {
  const [total, best] = await Promise.all([
    counted(stems, () => index.count(db, stems)),
    offset < RANKED_MAX ? index.ranked(db, stems, { limit, offset, among: RANKED_MAX }) : [],
  ]);
  const missing = Math.min(limit, total - offset) - best.length;
  const beyond = { limit: missing, offset: offset + best.length };
  const older = missing > 0 ? await index.newest(db, stems, beyond) : [];
  return { seqs: [...best, ...older], total, ...(total > RANKED_MAX && { ranked: RANKED_MAX }) };
}

/** How many documents hold the stems, counted or remembered. */
type CountOf = (stems: readonly string[], count: () => Promise<number>) => Promise<number>;

function stemsOf(query: string, cutter: WordCutter): string[] {
  return [...new Set(cutter(query).map((word) => word.stem))].slice(0, WORDS_MAX);
}

// Newest first in steps: what was entered since the last look is few.
const STEP = 200;

/** What was entered after a place, up to another. */
export interface Entered {
  readonly after: number;
  readonly until: number;
}

/** Ids of documents entered within places that hold all the words and pass the filters, in the order of entering. */
export async function documentsSaying(
  store: Pick<Store, "db" | "search">,
  cutter: WordCutter,
  asked: { readonly words: string; readonly filter: SearchFilter },
  entered: Entered,
): Promise<string[]> {
  const { db } = store;
  const stems = stemsOf(asked.words, cutter);
  const narrowed = isFiltered(asked.filter);
  if (stems.length === 0 && !narrowed) return [];
  const saying = await (stems.length === 0
    ? enteredWithin(db, entered)
    : sayingWithin(store, stems, entered));
  const found = narrowed ? await filtered(db, asked.filter, saying) : saying;
  const ids: string[] = [];
  for (const part of chunks(found.toReversed())) {
    const rows = await db.selectFrom("documents").select(["seq", "id"]).where("seq", "in", part).execute();
    ids.push(...rows.toSorted((a, b) => a.seq - b.seq).map((row) => row.id));
  }
  return ids;
}

/** Newest first, as all of these. */
async function enteredWithin(db: Database, { after, until }: Entered): Promise<number[]> {
  const rows = await db
    .selectFrom("documents")
    .select("seq")
    .where("seq", ">", after)
    .where("seq", "<=", until)
    .orderBy("seq", "desc")
    .execute();
  return rows.map((row) => row.seq);
}

async function sayingWithin(
  { db, search: index }: Pick<Store, "db" | "search">,
  stems: readonly string[],
  { after, until }: Entered,
): Promise<number[]> {
  const found: number[] = [];
  for (let before: number | undefined = until + 1; ;) {
    const page = { limit: STEP, offset: 0, ...(before !== undefined && { before }) };
    const seqs = await index.newest(db, stems, page);
    found.push(...seqs.filter((seq) => seq > after && seq <= until));
    before = seqs.at(-1);
    if (seqs.length < STEP || before === undefined || before <= after) break;
  }
  return found;
}

/** Of the newest matches so many are held against filters. */
const FILTERED_MAX = 20_000;

/** Documents that hold all the stems and pass the filters, newest first. */
async function passing(
  { db, search: index }: Pick<Store, "db" | "search">,
  stems: readonly string[],
  filter: SearchFilter,
  { limit, offset }: SearchPage,
): Promise<Matching> {
  const page = { limit: FILTERED_MAX, offset: 0 };
  const all = stems.length === 0 ? undefined : await index.newest(db, stems, page);
  const found = await filtered(db, filter, all);
  const capped = found.length === FILTERED_MOST || all?.length === FILTERED_MAX;
  return { seqs: found.slice(offset, offset + limit), total: found.length, ...(capped && { capped }) };
}

/** The rows of the hits, in the order of `seqs`. */
async function hitsOf(
  db: Database,
  seqs: readonly number[],
  cutter: WordCutter,
  stems: ReadonlySet<string>,
): Promise<SearchHit[]> {
  const [found, incidents] = await Promise.all([
    db
      .selectFrom("documents")
      .select([...DOCUMENT_COLUMNS, "coded"])
      .where("seq", "in", seqs)
      .execute(),
    incidentsBy(db, seqs),
  ]);
  const bySeq = new Map(found.map((row) => [row.seq, row]));
  return seqs.flatMap((seq) => {
    const row = bySeq.get(seq);
    if (!row) return [];
    const excerpt = excerptOf(codedOf(row).text, cutter, stems);
    return [{ document: documentRow(row), excerpt, incidents: incidents.get(seq) ?? [] }];
  });
}

export async function search(
  store: Pick<Store, "db" | "search">,
  { cutter, counted }: { readonly cutter: WordCutter; readonly counted: CountOf },
  query: string,
  page: Page & SearchFilter,
): Promise<SearchHits> {
  const stems = stemsOf(query, cutter);
  const narrowed = isFiltered(page);
  if (stems.length === 0 && !narrowed) return { rows: [], total: 0 };
  const [limit, offset] = [limitOf(page), offsetOf(page)];
  const { seqs, total, ...bounds } = narrowed
    ? await passing(store, stems, page, { limit, offset })
    : await matching(store, stems, counted, { limit, offset });
  if (seqs.length === 0) return { rows: [], total };
  const rows = await hitsOf(store.db, seqs, cutter, new Set(stems));
  const next = offset + seqs.length;
  return {
    rows,
    total,
    ...bounds,
    ...(next < total && { next: String(next) }),
  };
}
