// Full-text search: documents that hold all the words, with an excerpt of the untouched text around them.
import { CasusError, type Page, type Rows, type SearchFilter, type SearchHit } from "../../record/index.ts";
import { limitOf } from "../cursor.ts";
import { chunks, codedOf, DOCUMENT_COLUMNS, documentRow } from "../rows.ts";
import type { WordCutter } from "../search-words.ts";
import type { Database, SearchPage, SearchStore, Store } from "../store.ts";
import { excerptOf } from "./excerpt.ts";
import { filtered, isFiltered } from "./search-filter.ts";

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

/** Documents that hold all the stems: the newest by rank, then the others. */
async function matching(
  { db, search: index }: Pick<Store, "db" | "search">,
  stems: readonly string[],
  { limit, offset }: SearchPage,
): Promise<{ seqs: number[]; total: number }> {
  const total = await index.count(db, stems);
  const from = total > RANKED_MAX ? await oldestRanked(db, index, stems) : 0;
  const seqs = offset < RANKED_MAX ? await index.ranked(db, stems, { limit, offset, from }) : [];
  const missing = Math.min(limit, total - offset) - seqs.length;
  if (missing > 0) {
    const beyond = { limit: missing, offset: offset + seqs.length - RANKED_MAX, before: from };
    seqs.push(...(await index.newest(db, stems, beyond)));
  }
  return { seqs, total };
}

async function oldestRanked(db: Database, index: SearchStore, stems: readonly string[]): Promise<number> {
  const [seq] = await index.newest(db, stems, { limit: 1, offset: RANKED_MAX - 1 });
  return seq ?? 0;
}

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
): Promise<{ seqs: number[]; total: number }> {
  const page = { limit: FILTERED_MAX, offset: 0 };
  const all = stems.length === 0 ? undefined : await index.newest(db, stems, page);
  const found = await filtered(db, filter, all);
  return { seqs: found.slice(offset, offset + limit), total: found.length };
}

export async function search(
  store: Pick<Store, "db" | "search">,
  cutter: WordCutter,
  query: string,
  page: Page & SearchFilter,
): Promise<Rows<SearchHit>> {
  const stems = stemsOf(query, cutter);
  const narrowed = isFiltered(page);
  if (stems.length === 0 && !narrowed) return { rows: [], total: 0 };
  const limit = limitOf(page);
  const offset = offsetOf(page);
  const { db } = store;
  const { seqs, total } = narrowed
    ? await passing(store, stems, page, { limit, offset })
    : await matching(store, stems, { limit, offset });
  if (seqs.length === 0) return { rows: [], total };
  const found = await db
    .selectFrom("documents")
    .select([...DOCUMENT_COLUMNS, "coded"])
    .where("seq", "in", seqs)
    .execute();
  const bySeq = new Map(found.map((row) => [row.seq, row]));
  const incidents = await incidentsBy(db, seqs);
  const rows = seqs.flatMap((seq) => {
    const row = bySeq.get(seq);
    if (!row) return [];
    const excerpt = excerptOf(codedOf(row).text, cutter, new Set(stems));
    return [{ document: documentRow(row), excerpt, incidents: incidents.get(seq) ?? [] }];
  });
  const next = offset + seqs.length;
  return { rows, total, ...(next < total && { next: String(next) }) };
}
