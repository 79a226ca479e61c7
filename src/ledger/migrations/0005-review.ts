// What people say about records: judgements on single records, with the machine's coding beside the corrected one; codings
// of one text by several coders; views kept under a name; grades of sources.
import type { Database, Store } from "../store.ts";

async function createJudgements(db: Database, { columns }: Store): Promise<void> {
  const { text } = columns;
  await db.schema
    .createTable("record_judgements")
    .addColumn("seq", "integer", (c) => columns.numbered(c, { everNew: true }))
    .addColumn("id", text, (c) => c.notNull().unique())
    .addColumn("document", text, (c) => c.notNull())
    .addColumn("kind", text, (c) => c.notNull())
    .addColumn("verdict", text, (c) => c.notNull())
    .addColumn("field", text)
    .addColumn("value", text)
    .addColumn("anchor", text, (c) => c.notNull())
    .addColumn("by", text, (c) => c.notNull())
    .addColumn("at", text, (c) => c.notNull())
    .addColumn("why", text)
    .addColumn("withdrawn_at", text)
    .execute();
  await db.schema
    .createIndex("record_judgements_by_document")
    .on("record_judgements")
    .columns(["document", "seq"])
    .execute();
  await db.schema
    .createTable("machine_codings")
    .addColumn("document", "integer", (c) => c.primaryKey().references("documents.seq"))
    .addColumn("coded", text, (c) => c.notNull())
    .execute();
}

async function createCodings(db: Database, { columns }: Store): Promise<void> {
  const { text } = columns;
  await db.schema
    .createTable("codings")
    .addColumn("seq", "integer", (c) => columns.numbered(c))
    .addColumn("id", text, (c) => c.notNull().unique())
    .addColumn("document", text, (c) => c.notNull())
    .addColumn("fingerprint", text, (c) => c.notNull())
    .addColumn("coder", text, (c) => c.notNull())
    .addColumn("coded", text, (c) => c.notNull())
    .addColumn("finished", "integer", (c) => c.notNull())
    .addColumn("at", text, (c) => c.notNull())
    .addUniqueConstraint("codings_of_coder", ["document", "coder"])
    .execute();
}

async function createViewsAndGrades(db: Database, { columns }: Store): Promise<void> {
  const { text } = columns;
  await db.schema
    .createTable("saved_views")
    .addColumn("seq", "integer", (c) => columns.numbered(c))
    .addColumn("id", text, (c) => c.notNull().unique())
    .addColumn("name", text, (c) => c.notNull())
    .addColumn("path", text, (c) => c.notNull())
    .addColumn("query", text, (c) => c.notNull())
    .addColumn("owner", text, (c) => c.notNull())
    .addColumn("at", text, (c) => c.notNull())
    .execute();
  await db.schema
    .createTable("source_grades")
    .addColumn("seq", "integer", (c) => columns.numbered(c, { everNew: true }))
    .addColumn("id", text, (c) => c.notNull().unique())
    .addColumn("source", text, (c) => c.notNull())
    .addColumn("reliability", text, (c) => c.notNull())
    .addColumn("credibility", text)
    .addColumn("by", text, (c) => c.notNull())
    .addColumn("at", text, (c) => c.notNull())
    .addColumn("why", text)
    .addColumn("withdrawn_at", text)
    .execute();
}

export const review = {
  version: 5,
  name: "review",
  async up(db: Database, store: Store): Promise<void> {
    await createJudgements(db, store);
    await createCodings(db, store);
    await createViewsAndGrades(db, store);
  },
};
