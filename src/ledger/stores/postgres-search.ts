// Full text in PostgreSQL: a tsvector of the ledger's own stems, made without PostgreSQL's parser or dictionaries, so that
// it finds what the embedded index finds in any language.
import { sql } from "kysely";
import { chunks } from "../rows.ts";
import type { Database, SearchStore } from "../store.ts";

// PostgreSQL takes a tsvector of at most 1 MB; words beyond this share of a huge text are not searched.
const VECTOR_BYTES = 900_000;
// Positions say how often a word stands there, for the rank; PostgreSQL keeps 255 of at most 16383.
const POSITIONS_MAX = 4;
const POSITION_LAST = 16_383;
const INTEGER_MAX = 2_147_483_647;

function quoted(stem: string): string {
  return `'${stem.replaceAll("\\", "\\\\").replaceAll("'", "''")}'`;
}

/** The text form of a tsvector: each stem with its first positions. */
export function vectorOf(stems: readonly string[]): string {
  const places = new Map<string, number[]>();
  let bytes = 0;
  for (const [index, stem] of stems.entries()) {
    const known = places.get(stem);
    const position = Math.min(index + 1, POSITION_LAST);
    if (!known) {
      bytes += Buffer.byteLength(stem) + 4 * POSITIONS_MAX;
      if (bytes > VECTOR_BYTES) break;
      places.set(stem, [position]);
    } else if (known.length < POSITIONS_MAX && known.at(-1) !== position) known.push(position);
  }
  return [...places].map(([stem, list]) => `${quoted(stem)}:${list.join(",")}`).join(" ");
}

function queryOf(stems: readonly string[]): string {
  return stems.map(quoted).join(" & ");
}

/**
 * The vectors lie beside their table, which makes reading it through look cheap to the planner: of 100,000 documents a word
 * of all of them was counted in 426 ms, from the index in 26.
 */
async function withinIndexes<T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> {
  if (!db.isTransaction) return db.transaction().execute((tx) => withinIndexes(tx, work));
  await sql`set local enable_seqscan = off`.execute(db);
  const found = await work(db);
  await sql`set local enable_seqscan to default`.execute(db);
  return found;
}

export const postgresSearch: SearchStore = {
  async create(db) {
    await sql`create table search_index (
      document integer primary key references documents (seq), words tsvector not null)`.execute(db);
    await sql`create index search_index_words on search_index using gin (words)`.execute(db);
  },
  async clear(db) {
    await sql`delete from search_index`.execute(db);
  },
  async add(db, rows) {
    for (const part of chunks(rows, 50)) {
      const values = part.map(({ seq, stems }) => sql`(${seq}::integer, ${vectorOf(stems)}::tsvector)`);
      await sql`insert into search_index (document, words) values ${sql.join(values)}`.execute(db);
    }
  },
  async remove(db, seqs) {
    for (const part of chunks(seqs)) {
      await sql`delete from search_index where document in (${sql.join(part)})`.execute(db);
    }
  },
  count: (db, stems) =>
    withinIndexes(db, async (tx) => {
      const { rows } = await sql<{ total: number }>`select count(*) as total from search_index
        where words @@ ${queryOf(stems)}::tsquery`.execute(tx);
      return rows[0]?.total ?? 0;
    }),
  async newest(db, stems, { limit, offset, before }) {
    const { rows } = await sql<{ seq: number }>`select document as seq from search_index
      where words @@ ${queryOf(stems)}::tsquery and document < ${before ?? INTEGER_MAX}
      order by document desc limit ${limit} offset ${offset}`.execute(db);
    return rows.map((row) => row.seq);
  },
  async ranked(db, stems, { limit, offset, among }) {
    const { rows } = await sql<{ seq: number }>`select document as seq from (
      select document, words from search_index
        where words @@ ${queryOf(stems)}::tsquery order by document desc limit ${among}) as newest
      order by ts_rank(words, ${queryOf(stems)}::tsquery) desc, document desc
      limit ${limit} offset ${offset}`.execute(db);
    return rows.map((row) => row.seq);
  },
};
