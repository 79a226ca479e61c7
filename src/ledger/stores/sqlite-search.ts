// Full text in SQLite: FTS5 over the stems. The words are cut and folded before; the index only splits at blanks.
import { sql } from "kysely";
import type { SearchStore } from "../store.ts";

/** Each stem is letters and digits (search-words.ts), so quoting it is enough. */
function expressionOf(stems: readonly string[]): string {
  return stems.map((stem) => `"${stem.replaceAll('"', "")}"`).join(" ");
}

export const sqliteSearch: SearchStore = {
  async create(db) {
    await sql`create virtual table search_index using fts5(
      words, content = '', contentless_delete = 1, tokenize = "unicode61 remove_diacritics 0")`.execute(db);
  },
  async clear(db) {
    await sql`delete from search_index`.execute(db);
  },
  async add(db, rows) {
    for (const { seq, stems } of rows) {
      await sql`insert into search_index (rowid, words) values (${seq}, ${stems.join(" ")})`.execute(db);
    }
  },
  async remove(db, seqs) {
    for (const seq of seqs) await sql`delete from search_index where rowid = ${seq}`.execute(db);
  },
  async count(db, stems) {
    const { rows } = await sql<{ total: number }>`select count(*) as total from search_index
      where search_index match ${expressionOf(stems)}`.execute(db);
    return rows[0]?.total ?? 0;
  },
  async newest(db, stems, { limit, offset, before }) {
    const { rows } = await sql<{ seq: number }>`select rowid as seq from search_index
      where search_index match ${expressionOf(stems)} and rowid < ${before ?? Number.MAX_SAFE_INTEGER}
      order by rowid desc limit ${limit} offset ${offset}`.execute(db);
    return rows.map((row) => row.seq);
  },
  async ranked(db, stems, { limit, offset, among }) {
    const { rows } = await sql<{ seq: number }>`select seq from (
      select rowid as seq, rank as place from search_index
        where search_index match ${expressionOf(stems)} order by rowid desc limit ${among})
      order by place, seq desc limit ${limit} offset ${offset}`.execute(db);
    return rows.map((row) => row.seq);
  },
};
