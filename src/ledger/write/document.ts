// Writing one document: the whole record as JSON, and beside it the columns that lists and look-ups ask for.
import type { CodedDocument, Mention, Role, Statement, Tally } from "../../record/index.ts";
import { edtfBounds, fold } from "../../text/index.ts";
import { chunks } from "../rows.ts";
import type { WordCutter } from "../search-words.ts";
import { type Database, indexWords } from "../sqlite.ts";
import type { Settled } from "./settle.ts";
import { wordsOf } from "./search-index.ts";

/** The first day of a date, or "" where there is none: such rows sort last in a list of newest first. */
export function sortDay(date: string | undefined): string {
  return (date === undefined ? undefined : edtfBounds(date)?.first) ?? "";
}

function nameOf(text: string, role: Role): string {
  return role.name ?? text.slice(role.start, role.end);
}

/** One row a name, however often it stands in the text. */
function mentionRows(document: number, text: string, mentions: readonly Mention[]) {
  const rows = new Map<
    string,
    {
      document: number;
      type: string;
      entity: string | null;
      name: string;
      times: number;
      first_start: number;
    }
  >();
  for (const mention of mentions) {
    const name = fold(mention.name ?? text.slice(mention.start, mention.end));
    const key = `${mention.type} ${mention.entity ?? `"${name}"`}`;
    const row = rows.get(key);
    if (row) row.times++;
    else
      rows.set(key, {
        document,
        type: mention.type,
        entity: mention.entity ?? null,
        name,
        times: 1,
        first_start: mention.start,
      });
  }
  return rows.values();
}

function statementRow(document: number, coded: CodedDocument, statement: Statement) {
  return {
    document,
    id: statement.id,
    act: statement.act,
    type: statement.type ?? null,
    speaker: fold(nameOf(coded.text, statement.speaker)),
    speaker_entity: statement.speaker.entity ?? null,
    target_entity: statement.target?.entity ?? null,
    day: sortDay(statement.date) || sortDay(coded.published),
  };
}

function tallyRow(document: number, coded: CodedDocument, tally: Tally) {
  return {
    document,
    id: tally.id,
    count_min: tally.count.min,
    count_max: tally.count.max ?? null,
    mode: tally.mode ?? null,
    type: tally.type ?? null,
    day: sortDay(tally.to) || sortDay(coded.published),
  };
}

/** The record's lists as rows, so that they can be looked up without opening every document. */
async function insertRecords(db: Database, document: number, coded: CodedDocument): Promise<void> {
  for (const part of chunks(mentionRows(document, coded.text, coded.mentions), 50)) {
    await db.insertInto("mentions").values(part).execute();
  }
  const events = coded.events.map(({ id, type, mode, status, date }) => ({
    document,
    id,
    type,
    mode: mode ?? null,
    status,
    date: date ?? null,
  }));
  for (const part of chunks(events, 50)) await db.insertInto("events").values(part).execute();
  const statements = coded.statements.map((statement) => statementRow(document, coded, statement));
  for (const part of chunks(statements, 50)) await db.insertInto("statements").values(part).execute();
  const tallies = coded.tallies.map((tally) => tallyRow(document, coded, tally));
  for (const part of chunks(tallies, 50)) await db.insertInto("tallies").values(part).execute();
  const attributions = coded.attributions.map(({ id, speaker, medium, via }) => ({
    document,
    id,
    speaker: speaker ?? null,
    medium: medium?.kind ?? null,
    via: via ?? null,
  }));
  for (const part of chunks(attributions, 50)) await db.insertInto("attributions").values(part).execute();
}

/** Writes a document and gives its row number. */
export async function insertDocument(db: Database, cutter: WordCutter, item: Settled): Promise<number> {
  const { coded, original, addedAt } = item.entry;
  const row = await db
    .insertInto("documents")
    .values({
      id: coded.id,
      version: item.version,
      newest: 1,
      fingerprint: item.fingerprint,
      original: original.sha256,
      title: coded.title ?? null,
      outlet: coded.outlet ?? null,
      url: coded.url ?? null,
      published: coded.published ?? null,
      day: sortDay(coded.published),
      language: coded.language,
      added_at: addedAt,
      events: coded.events.length,
      statements: coded.statements.length,
      tallies: coded.tallies.length,
      attributions: coded.attributions.length,
      coded: JSON.stringify(coded),
    })
    .returning("seq")
    .executeTakeFirstOrThrow();
  await insertRecords(db, row.seq, coded);
  await indexWords(db, row.seq, wordsOf(cutter, coded));
  return row.seq;
}
