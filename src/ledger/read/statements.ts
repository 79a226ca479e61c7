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
import { limitOf, pageOf, readCursor } from "../cursor.ts";
import { codedOf, DOCUMENT_COLUMNS, documentRow } from "../rows.ts";
import type { Database } from "../store.ts";
import type { Tables } from "../tables.ts";
import { chainOf, roleText } from "./chain.ts";
import { daysOf } from "./incidents.ts";

function conditions(e: ExpressionBuilder<Tables, "statements">, filter: StatementFilter) {
  const { first, last } = daysOf(filter);
  const bySpeaker = (speaker: string) =>
    e.or([e("statements.speaker_entity", "=", speaker), e("statements.speaker", "=", fold(speaker))]);
  return e.and([
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

export async function statements(db: Database, filter: StatementFilter): Promise<Rows<StatementRow>> {
  const limit = limitOf(filter);
  const matching = db.selectFrom("statements").where((e) => conditions(e, filter));
  let query = matching
    .innerJoin("documents", "documents.seq", "statements.document")
    .select([...DOCUMENT_COLUMNS, "documents.coded"])
    .select(["statements.seq as statement_seq", "statements.id as statement_id", "statements.day as said"]);
  if (filter.after !== undefined) {
    const [day, seq] = readCursor(filter.after);
    query = query.where((e) =>
      e(e.refTuple("statements.day", "statements.seq"), "<", e.tuple(day, Number(seq))),
    );
  }
  const rows = await query
    .orderBy("statements.day", "desc")
    .orderBy("statements.seq", "desc")
    .limit(limit + 1)
    .execute();
  const counted = await matching.select((e) => e.fn.countAll<number>().as("total")).executeTakeFirstOrThrow();
  const { rows: kept, next } = pageOf(rows, limit, (row) => [row.said, row.statement_seq]);
  const opened = new Map<number, CodedDocument>();
  const views = kept.flatMap((row) => {
    const coded = opened.get(row.seq) ?? codedOf(row);
    opened.set(row.seq, coded);
    const statement = coded.statements.find((candidate) => candidate.id === row.statement_id);
    return statement ? [statementRow(documentRow(row), coded, statement)] : [];
  });
  return { rows: views, total: counted.total, ...(next !== undefined && { next }) };
}
