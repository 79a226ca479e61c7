// Tallies in a list, latest first, each with the incidents of our own that fall inside its scope and window.
import type { ExpressionBuilder } from "kysely";
import type { CodedDocument, DocumentRow, Rows, Tally, TallyFilter, TallyRow } from "../../record/index.ts";
import { limitOf, pageOf, readSeqCursor } from "../cursor.ts";
import { codedOf, DOCUMENT_COLUMNS, documentRow } from "../rows.ts";
import type { Database } from "../store.ts";
import type { Tables } from "../tables.ts";
import { chainOf, roleText } from "./chain.ts";
import { daysOf } from "./incidents.ts";
import { publishedWithin } from "./published.ts";

type IsKindOf = (mode: string, general: string) => boolean;
const equal: IsKindOf = (mode, general) => mode === general;

/** Country of a tally's place, as its mention was resolved. */
function countryOf(coded: CodedDocument, tally: Tally): string | undefined {
  return coded.mentions.find((mention) => mention.id === tally.place?.mention)?.country;
}

function didBy(e: ExpressionBuilder<Tables, "incidents">, entity: string) {
  return e
    .selectFrom("incident_actors")
    .select("incident")
    .whereRef("incident_actors.incident", "=", "incidents.id")
    .where("entity", "=", entity)
    .where("doer", "=", 1);
}

/** Our incidents in the window, type and country of a tally; what its own target did is not among them. */
async function ours(db: Database, coded: CodedDocument, tally: Tally, isKindOf: IsKindOf): Promise<string[]> {
  const to = tally.to ?? coded.published;
  if (tally.from === undefined || to === undefined) return [];
  const { first, last } = daysOf({ from: tally.from, to });
  const country = countryOf(coded, tally);
  const { mode, type, target } = tally;
  const rows = await db
    .selectFrom("incidents")
    .select(["id", "mode"])
    .where("first_day", ">=", first ?? "")
    .where("first_day", "<=", last ?? "")
    .$if(type !== undefined, (query) => query.where("type", "=", type!))
    .$if(country !== undefined, (query) => query.where("country", "=", country!))
    .$if(target?.entity !== undefined, (query) =>
      query.where((e) => e.not(e.exists(didBy(e, target!.entity!)))),
    )
    .orderBy("first_day")
    .orderBy("id")
    .execute();
  const inMode = rows.filter((row) => mode === undefined || (row.mode !== null && isKindOf(row.mode, mode)));
  return inMode.map((row) => row.id);
}

async function tallyRow(
  db: Database,
  document: DocumentRow,
  coded: CodedDocument,
  tally: Tally,
  isKindOf: IsKindOf,
): Promise<TallyRow> {
  const { text } = coded;
  return {
    document,
    tally,
    ofText: text.slice(tally.of.start, tally.of.end),
    evidenceText: tally.evidence.map((span) => text.slice(span.start, span.end)).join(" … "),
    ...(tally.by && { byText: roleText(text, tally.by) }),
    ...(tally.place && { placeText: roleText(text, tally.place) }),
    chain: chainOf(coded, tally.by, undefined, tally.attribution),
    ours: await ours(db, coded, tally, isKindOf),
  };
}

export async function tallies(
  db: Database,
  page: TallyFilter,
  isKindOf: IsKindOf = equal,
): Promise<Rows<TallyRow>> {
  const told = publishedWithin(page);
  const limit = limitOf(page);
  let query = db
    .selectFrom("tallies")
    .innerJoin("documents", "documents.seq", "tallies.document")
    .select([...DOCUMENT_COLUMNS, "documents.coded"])
    .select(["tallies.seq as tally_seq", "tallies.id as tally_id", "tallies.day as counted"]);
  if (told) query = query.where((d) => told(d));
  if (page.after !== undefined) {
    const [day, seq] = readSeqCursor(page.after);
    query = query.where((e) => e(e.refTuple("tallies.day", "tallies.seq"), "<", e.tuple(day, seq)));
  }
  const found = await query
    .orderBy("tallies.day", "desc")
    .orderBy("tallies.seq", "desc")
    .limit(limit + 1)
    .execute();
  const all = db.selectFrom("tallies").innerJoin("documents", "documents.seq", "tallies.document");
  const total = await (told ? all.where((d) => told(d)) : db.selectFrom("tallies"))
    .select((e) => e.fn.countAll<number>().as("total"))
    .executeTakeFirstOrThrow();
  const { rows: kept, next } = pageOf(found, limit, (row) => [row.counted, row.tally_seq]);
  const rows: TallyRow[] = [];
  for (const row of kept) {
    const coded = codedOf(row);
    const tally = coded.tallies.find((candidate) => candidate.id === row.tally_id);
    if (tally) rows.push(await tallyRow(db, documentRow(row), coded, tally, isKindOf));
  }
  return { rows, total: total.total, ...(next !== undefined && { next }) };
}
