// The ledger as it was known at an instant, laid out in another store: what had been entered by then, as it was coded by
// then, with the judgements of people that stood then. Merging joins it by the rules of today.
import type { CodedDocument, Original, Report } from "../record/index.ts";
import { type Anchor, awaited, reportOfAnchor } from "./anchor.ts";
import { chunks, codedOnce, judgementOf, reportOf } from "./rows.ts";
import type { Database, Store } from "./store.ts";
import { insertDocuments } from "./write/document.ts";
import type { Writing } from "./write/enter.ts";
import { insertKeys } from "./write/keys.ts";
import { MACHINE } from "./write/machine.ts";
import { insertJudgements } from "./write/judgements.ts";
import { ReportCache } from "./report-cache.ts";
import { insertOriginals } from "./write/originals.ts";
import { rebuild } from "./write/rebuild.ts";
import { insertReports } from "./write/reports.ts";

const PAGE = 50;

interface PastDocument {
  readonly id: string;
  readonly version: number;
  readonly fingerprint: string;
  readonly addedAt: string;
  readonly coded: CodedDocument;
  readonly original: Original;
  readonly reports: readonly Report[];
}

/** The version of each document that was the newest at the instant, a page at a time. */
async function rowsAt(db: Database, instant: string, after: number) {
  return db
    .selectFrom("documents as d")
    .innerJoin("originals as o", "o.sha256", "d.original")
    .select([
      "d.seq",
      "d.id",
      "d.version",
      "d.newest",
      "d.fingerprint",
      "d.added_at",
      "d.coded_at",
      "d.coded",
    ])
    .select(["o.sha256", "o.bytes", "o.media_type", "o.location", "o.kept_at"])
    .where("d.added_at", "<=", instant)
    .where("d.seq", ">", after)
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom("documents as later")
            .select("later.seq")
            .whereRef("later.id", "=", "d.id")
            .whereRef("later.version", ">", "d.version")
            .where("later.added_at", "<=", instant),
        ),
      ),
    )
    .orderBy("d.seq")
    .limit(PAGE)
    .execute();
}

type RowAt = Awaited<ReturnType<typeof rowsAt>>[number];

/** How it was coded at the instant, and the reports of that coding. */
async function codingAt(db: Database, row: RowAt, instant: string) {
  const past =
    row.coded_at <= instant
      ? undefined
      : await db
          .selectFrom("past_codings")
          .select(["coded", "coded_at"])
          .where("document", "=", row.seq)
          .where("coded_at", "<=", instant)
          .orderBy("coded_at", "desc")
          .executeTakeFirst();
  const { coded, coded_at } = past ?? row;
  const present = past === undefined && row.newest === 1;
  const reports = present
    ? await db.selectFrom("reports").select("report").where("document", "=", row.seq).execute()
    : await db
        .selectFrom("past_reports")
        .select("report")
        .where("document", "=", row.seq)
        .where("coded_at", "=", coded_at)
        .execute();
  return { coded: codedOnce({ coded }), reports: reports.map(reportOf) };
}

function originalOf(row: RowAt): Original {
  const { sha256, bytes, media_type: mediaType, location, kept_at: keptAt } = row;
  return { sha256, bytes, mediaType, location, keptAt };
}

async function* documentsAt(db: Database, instant: string): AsyncGenerator<PastDocument[]> {
  for (let after = 0; ;) {
    const rows = await rowsAt(db, instant, after);
    const page: PastDocument[] = [];
    for (const row of rows) {
      const { id, version, fingerprint, added_at: addedAt } = row;
      const coding = await codingAt(db, row, instant);
      page.push({ id, version, fingerprint, addedAt, original: originalOf(row), ...coding });
    }
    yield page;
    const last = rows.at(-1);
    if (!last) return;
    after = last.seq;
  }
}

async function insertPage(past: Database, page: readonly PastDocument[], writing: Writing): Promise<void> {
  await insertOriginals(
    past,
    page.map(({ original }) => original),
  );
  const items = page.map(({ coded, original, reports, addedAt, fingerprint, version, id }) => ({
    entry: { coded, original, reports, addedAt },
    fingerprint,
    version,
    fresh: true,
    entered: { kind: "added" as const, document: id, version },
  }));
  const seqs = await insertDocuments(past, writing.words, items);
  const told = page.map(({ reports }, index) => ({ document: seqs[index]!, reports }));
  await insertReports(past, told);
  await insertKeys(past, writing.blocking, told);
}

/** What a judgement names today may have had another number then: it is found by its words, as ever. */
async function sideAt(past: Database, id: string, anchor: string | null): Promise<string> {
  if (anchor === null) return id;
  const meant = JSON.parse(anchor) as Anchor;
  const rows = await past
    .selectFrom("reports")
    .innerJoin("documents", "documents.seq", "reports.document")
    .select(["reports.report", "documents.fingerprint"])
    .where("documents.id", "=", meant.document)
    .execute();
  const found = reportOfAnchor(meant, rows.map(reportOf), rows[0]?.fingerprint ?? "");
  return found?.id ?? awaited(meant);
}

async function copyJudgements(from: Database, past: Database, instant: string): Promise<void> {
  const rows = await from
    .selectFrom("judgements")
    .selectAll()
    .where((e) => e.or([e("at", "is", null), e("at", "<=", instant)]))
    .where((e) => e.or([e("withdrawn_at", "is", null), e("withdrawn_at", ">", instant)]))
    .where("by", "not like", `${MACHINE}%`)
    .orderBy("seq")
    .execute();
  for (const row of rows) {
    const { withdrawnAt: _later, ...standing } = judgementOf(row);
    const sides = { a: await sideAt(past, row.a, row.anchor_a), b: await sideAt(past, row.b, row.anchor_b) };
    await insertJudgements(past, [{ ...standing, ...sides }]);
  }
}

/** Old addresses lead into the past as well, and what had been left out by then is listed. */
async function copyRest(from: Database, past: Database, instant: string): Promise<void> {
  for (const part of chunks(await from.selectFrom("incident_names").selectAll().execute(), 100)) {
    await past
      .insertInto("incident_names")
      .values(part)
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  const dropped = await from
    .selectFrom("dropped")
    .select(["document", "code", "message", "at"])
    .where("at", "<=", instant)
    .orderBy("seq")
    .execute();
  for (const part of chunks(dropped, 50)) await past.insertInto("dropped").values(part).execute();
}

export async function fillAsOf(store: Store, past: Store, instant: string, writing: Writing): Promise<void> {
  const { db, end } = await store.snapshot();
  try {
    await past.write(async (tx) => {
      for await (const page of documentsAt(db, instant)) await insertPage(tx, page, writing);
      await copyJudgements(db, tx, instant);
      await copyRest(db, tx, instant);
    });
  } finally {
    await end();
  }
  const { blocking, merging } = writing;
  // What a report said then may not be what it says today.
  await rebuild(past, { blocking, merging, cache: new ReportCache() }, instant);
}
