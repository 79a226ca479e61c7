// Statements in a list, latest first, each with its words and the chain of sources behind it.
import type { ExpressionBuilder } from "kysely";
import type {
  CodedDocument,
  DocumentRow,
  Rows,
  Statement,
  StatementFilter,
  StatementRow,
} from "../../record/index.ts";
import { dayOf, fold } from "../../text/index.ts";
import { limitOf, pageOf, readSeqCursor } from "../cursor.ts";
import { chunks, codedOf, DOCUMENT_COLUMNS, documentRow } from "../rows.ts";
import type { Database } from "../store.ts";
import type { Tables } from "../tables.ts";
import { chainOf, roleText } from "./chain.ts";
import { daysOf } from "./incidents.ts";
import { publishedWithin } from "./published.ts";

export function statementConditions(e: ExpressionBuilder<Tables, "statements">, filter: StatementFilter) {
  const { first, last } = daysOf(filter);
  const bySpeaker = (speaker: string) =>
    e.or([e("statements.speaker_entity", "=", speaker), e("statements.speaker", "=", fold(speaker))]);
  const told = publishedWithin(filter);
  const documents = () =>
    e
      .selectFrom("documents")
      .select("documents.seq")
      .where((d) => told!(d));
  return e.and([
    ...(told === undefined ? [] : [e("statements.document", "in", documents())]),
    ...(first === undefined ? [] : [e("statements.day", ">=", first)]),
    ...(last === undefined ? [] : [e("statements.day", "<=", last), e("statements.day", "!=", "")]),
    ...(filter.act === undefined ? [] : [e("statements.act", "=", filter.act)]),
    ...(filter.speaker === undefined ? [] : [bySpeaker(filter.speaker)]),
  ]);
}

function dateOf(statement: Statement, coded: CodedDocument): Pick<StatementRow, "date" | "dateFrom"> {
  if (statement.date !== undefined) return { date: statement.date, dateFrom: "statement" };
  const day = coded.published === undefined ? undefined : (dayOf(coded.published) ?? coded.published);
  return day === undefined ? {} : { date: day, dateFrom: "published" };
}

function statementRow(document: DocumentRow, coded: CodedDocument, statement: Statement): StatementRow {
  const { text } = coded;
  const { target, condition } = statement;
  return {
    document,
    statement,
    contentText: statement.content.map((span) => text.slice(span.start, span.end)).join(" … "),
    speakerText: roleText(text, statement.speaker),
    ...(target && { targetText: roleText(text, target) }),
    ...(condition && { conditionText: text.slice(condition.start, condition.end) }),
    ...dateOf(statement, coded),
    chain: chainOf(coded, statement.speaker, statement.medium, statement.attribution),
  };
}

/** Where a list of statements goes on: below a row, or from the end of a day. */
export type StatementsAfter = { readonly day: string; readonly seq?: number };

interface StatementPlace {
  readonly seq: number;
  readonly day: string;
}

const latestFirst = (a: StatementPlace, b: StatementPlace): number =>
  a.day === b.day ? b.seq - a.seq : a.day < b.day ? 1 : -1;

/** The first statements of a filter, latest first, in the order of an index. */
function placesBy(
  db: Database,
  filter: StatementFilter,
  limit: number,
  after: StatementsAfter | undefined,
  speaker?: readonly ["speaker" | "speaker_entity", string],
): Promise<StatementPlace[]> {
  let query = db
    .selectFrom("statements")
    .select(["statements.seq", "statements.day"])
    .where((e) => statementConditions(e, filter));
  if (speaker) query = query.where(`statements.${speaker[0]}`, "=", speaker[1]);
  if (after?.seq !== undefined) {
    const { day, seq } = after;
    query = query.where((e) => e(e.refTuple("statements.day", "statements.seq"), "<", e.tuple(day, seq)));
  } else if (after) query = query.where("statements.day", "<=", after.day);
  return query.orderBy("statements.day", "desc").orderBy("statements.seq", "desc").limit(limit).execute();
}

/** A speaker is meant by its id or its name: each is an index of its own, and to ask for both at once reads and sorts all. */
async function placesOf(
  db: Database,
  { speaker, ...filter }: StatementFilter,
  limit: number,
  after: StatementsAfter | undefined,
): Promise<StatementPlace[]> {
  if (speaker === undefined) return placesBy(db, filter, limit, after);
  const both = await Promise.all([
    placesBy(db, filter, limit, after, ["speaker_entity", speaker]),
    placesBy(db, filter, limit, after, ["speaker", fold(speaker)]),
  ]);
  const bySeq = new Map(both.flat().map((place) => [place.seq, place]));
  return [...bySeq.values()].sort(latestFirst).slice(0, limit);
}

/** Statements of a filter, latest first, with the document that holds each. */
export async function statementsOf(
  db: Database,
  filter: StatementFilter,
  limit: number,
  after?: StatementsAfter,
) {
  const places = await placesOf(db, filter, limit, after);
  const found = [];
  for (const seqs of chunks(places.map(({ seq }) => seq))) {
    const rows = await db
      .selectFrom("statements")
      .innerJoin("documents", "documents.seq", "statements.document")
      .where("statements.seq", "in", seqs)
      .select([...DOCUMENT_COLUMNS, "documents.coded"])
      .select(["statements.seq as statement_seq", "statements.id as statement_id", "statements.day as said"])
      .orderBy("statements.day", "desc")
      .orderBy("statements.seq", "desc")
      .execute();
    found.push(...rows);
  }
  return found;
}

type FoundStatement = Awaited<ReturnType<typeof statementsOf>>[number];

/** Each with its words; a document that holds several is opened once. */
export function statementRows(found: readonly FoundStatement[]): StatementRow[] {
  const opened = new Map<number, CodedDocument>();
  return found.flatMap((row) => {
    const coded = opened.get(row.seq) ?? codedOf(row);
    opened.set(row.seq, coded);
    const statement = coded.statements.find((candidate) => candidate.id === row.statement_id);
    return statement ? [statementRow(documentRow(row), coded, statement)] : [];
  });
}

export async function statements(db: Database, filter: StatementFilter): Promise<Rows<StatementRow>> {
  const limit = limitOf(filter);
  const [day, seq] = filter.after === undefined ? [] : readSeqCursor(filter.after);
  const rows = await statementsOf(db, filter, limit + 1, day === undefined ? undefined : { day, seq });
  const matching = db.selectFrom("statements").where((e) => statementConditions(e, filter));
  const counted = await matching.select((e) => e.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const { rows: kept, next } = pageOf(rows, limit, (row) => [row.said, row.statement_seq]);
  return { rows: statementRows(kept), total: counted.total, ...(next !== undefined && { next }) };
}
