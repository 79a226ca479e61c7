// Writing one document: the whole record as JSON, and beside it the columns that lists and look-ups ask for.
import type { CodedDocument, Mention, Role, Statement, Tally } from "../../record/index.ts";
import { edtfBounds, fold } from "../../text/index.ts";
import { chunks } from "../rows.ts";
import type { Database } from "../store.ts";
import type { WordIndex } from "./search-index.ts";
import type { Settled } from "./settle.ts";

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
  return [...rows.values()];
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

// Rows of one statement: few enough for its parameters, and mostly full, so that few statements are compiled.
const ROWS = 50;
// Whole records are large; a statement stays at a few megabytes.
const RECORDS = 16;

export interface Placed {
  readonly seq: number;
  readonly coded: CodedDocument;
}

const eventRows = ({ seq, coded }: Placed) =>
  coded.events.map(({ id, type, mode, status, date }) => ({
    document: seq,
    id,
    type,
    mode: mode ?? null,
    status,
    date: date ?? null,
  }));

const attributionRows = ({ seq, coded }: Placed) =>
  coded.attributions.map(({ id, speaker, medium, via }) => ({
    document: seq,
    id,
    speaker: speaker ?? null,
    medium: medium?.kind ?? null,
    via: via ?? null,
  }));

/** The records' lists as rows, so that they can be looked up without opening every document. */
export async function insertRecords(db: Database, placed: readonly Placed[]): Promise<void> {
  const mentions = placed.flatMap(({ seq, coded }) => mentionRows(seq, coded.text, coded.mentions));
  for (const part of chunks(mentions, ROWS)) await db.insertInto("mentions").values(part).execute();
  for (const part of chunks(placed.flatMap(eventRows), ROWS))
    await db.insertInto("events").values(part).execute();
  const statements = placed.flatMap(({ seq, coded }) =>
    coded.statements.map((statement) => statementRow(seq, coded, statement)),
  );
  for (const part of chunks(statements, ROWS)) await db.insertInto("statements").values(part).execute();
  const tallies = placed.flatMap(({ seq, coded }) =>
    coded.tallies.map((tally) => tallyRow(seq, coded, tally)),
  );
  for (const part of chunks(tallies, ROWS)) await db.insertInto("tallies").values(part).execute();
  for (const part of chunks(placed.flatMap(attributionRows), ROWS))
    await db.insertInto("attributions").values(part).execute();
}

/** The columns that a coding fills. */
export function documentColumns(coded: CodedDocument) {
  return {
    title: coded.title ?? null,
    outlet: coded.outlet ?? null,
    url: coded.url ?? null,
    published: coded.published ?? null,
    day: sortDay(coded.published),
    language: coded.language,
    events: coded.events.length,
    statements: coded.statements.length,
    tallies: coded.tallies.length,
    attributions: coded.attributions.length,
    coded: JSON.stringify(coded),
  };
}

function documentValues({ entry, version, fingerprint }: Settled) {
  const { coded, original, addedAt } = entry;
  return {
    id: coded.id,
    version,
    newest: 1,
    fingerprint,
    original: original.sha256,
    added_at: addedAt,
    coded_at: addedAt,
    ...documentColumns(coded),
  };
}

/** Writes documents, no id twice among them, and gives the row number of each. */
export async function insertDocuments(
  db: Database,
  words: WordIndex,
  items: readonly Settled[],
): Promise<number[]> {
  const seqs = new Map<string, number>();
  for (const part of chunks(items, RECORDS)) {
    const rows = await db
      .insertInto("documents")
      .values(part.map(documentValues))
      .returning(["id", "seq"])
      .execute();
    for (const row of rows) seqs.set(row.id, row.seq);
  }
  const placed = items.map(({ entry: { coded } }) => ({ seq: seqs.get(coded.id)!, coded }));
  await insertRecords(db, placed);
  await words.add(db, placed);
  return placed.map(({ seq }) => seq);
}
