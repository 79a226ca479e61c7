// How SQLite goes about the questions that adding and reading ask: whatever is asked for by a name is looked up, and no
// list reads the rows of a large table from the first to the last.
import { mkdtempSync, rmSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { type Ledger, openLedger } from "../../src/ledger/index.ts";
import { codedSample, type Sample } from "./samples.ts";
import { addedAt, entryOf, merging, options } from "./setup.ts";

const LARGE = [
  "documents",
  "originals",
  "mentions",
  "events",
  "statements",
  "reports",
  "report_keys",
  "judgements",
  "incidents",
  "incident_reports",
  "incident_actors",
  "incident_names",
  "incident_changes",
  "search_index_data",
];

const sample = (number: number): Sample => ({
  id: `d${number}`,
  text: `Rockets struck Erbil, note ${number}. Alpha Brigade threatens more.`,
  published: "2024-01-09",
  events: [{ trigger: "struck", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"] }],
  statements: [{ act: "threat", speaker: "Alpha Brigade", content: "more" }],
});
const entries = (first: number, count: number) =>
  Array.from({ length: count }, (_, index) => entryOf(codedSample(sample(first + index))));

const dir = mkdtempSync(join(tmpdir(), "casus-plans-"));
const path = join(dir, "ledger.sqlite");
let ledger: Ledger;
let incident = "";
beforeAll(async () => {
  ledger = await openLedger(path, options);
  await ledger.enter(entries(0, 20), merging);
  incident = (await ledger.incidents({ limit: 1 })).rows[0]!.id;
});
afterEach(() => void vi.restoreAllMocks());
afterAll(async () => {
  await ledger.close();
  rmSync(dir, { recursive: true, force: true });
});

/** What is asked of the database while something is done, by a ledger that has asked nothing before. */
async function asked(work: (ledger: Ledger) => Promise<unknown>): Promise<string[]> {
  const prepared = vi.spyOn(DatabaseSync.prototype, "prepare");
  const own = await openLedger(path, options);
  prepared.mockClear();
  await work(own);
  const texts = prepared.mock.calls.map(([text]) => text);
  prepared.mockRestore();
  await own.close();
  // Of what is inserted only the parents are looked up. The last row of a table is no reading through it.
  return texts.filter(
    (text) =>
      /^\s*(?:select|with|update|delete)\b/i.test(text) && !text.endsWith(`order by "seq" desc limit ?`),
  );
}

/** The steps of SQLite's plans that touch a large table, each with the question. */
function steps(texts: readonly string[]): { step: string; text: string }[] {
  const database = new DatabaseSync(path);
  const touches = new RegExp(`^(?:SCAN|SEARCH) (?:${LARGE.join("|")}|[a-z])\\b`);
  const found = texts.flatMap((text) =>
    (database.prepare(`explain query plan ${text}`).all() as { detail: string }[])
      .filter(({ detail }) => touches.test(detail))
      .map(({ detail }) => ({ step: detail, text: text.replace(/\s+/g, " ").slice(0, 160) })),
  );
  database.close();
  return found;
}

const isThrough = ({ step }: { step: string }): boolean => step.startsWith("SCAN");
/** All newest documents, whichever are meant. */
const isOfNewest = ({ step }: { step: string }): boolean => step.endsWith("(newest=?)");
/** Rows, and not an index that holds what is asked for or gives the order of a page. */
const isOfRows = ({ step }: { step: string }): boolean =>
  isThrough({ step }) && !/USING (?:COVERING )?INDEX/.test(step);

type Deed = readonly [string, (ledger: Ledger) => Promise<unknown>];
const named: readonly Deed[] = [
  ["adding documents", (own) => own.enter(entries(100 + Math.floor(performance.now()), 2), merging)],
  ["which are known", (own) => own.knownDocuments(entries(3, 2).map(({ coded }) => coded))],
  ["records of some", (own) => own.codedNamed(["d1", "d2"])],
  ["rows of some", (own) => own.documentRows(["d1", "d2"])],
  ["a document", (own) => own.document("d1")],
  ["an incident", (own) => own.incident(incident)],
];
const lists: readonly Deed[] = [
  ["the timeline", (own) => own.timeline({ limit: 10 })],
  ["the timeline of an actor", (own) => own.timeline({ actor: "alpha", from: "2024", limit: 10 })],
  ["counts of days", (own) => own.dayCounts({ from: "2024-01" })],
  ["what occurs within days", (own) => own.facets({ from: "2024-01", to: "2024-02" })],
  ["documents", (own) => own.documents({})],
  ["statements", (own) => own.statements({ act: "threat" })],
  ["points of a map", (own) => own.points({ from: "2024-01" })],
  ["a search", (own) => own.search("rockets", {})],
];

describe("SQLite", () => {
  it.each(named)("looks up for %s", async (_name, work) => {
    const found = steps(await asked(work));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((one) => isThrough(one) || isOfNewest(one))).toEqual([]);
  });

  it.each(lists)("reads an index for %s", async (_name, work) => {
    const found = steps(await asked(work));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(isOfRows)).toEqual([]);
  });
});

describe("counts of tables", () => {
  it("are not kept, also when the ledger is closed or put together anew: they would tell of the small ledger it was", async () => {
    const own = await openLedger(path, options);
    await own.rebuild(merging, addedAt);
    await own.close();
    const database = new DatabaseSync(path);
    expect(database.prepare("select * from sqlite_stat1").all()).toEqual([]);
    database.close();
  });

  const RANGE = "explain query plan select id from search_index_data where id >= ? and id <= ?";
  const LOOKED_UP = "SEARCH search_index_data USING INTEGER PRIMARY KEY";
  const planOf = (database: DatabaseSync): string =>
    (database.prepare(RANGE).get() as { detail: string }).detail;

  it("do not keep the search index from being looked up when it is written", () => {
    const database = new DatabaseSync(path);
    expect(planOf(database)).toContain(LOOKED_UP);
    database.close();
  });

  it("are out of mind in the very process that began the ledger", async () => {
    const prepare = vi.spyOn(DatabaseSync.prototype, "prepare");
    const own = await openLedger(join(dir, "begun.sqlite"), options);
    const database = prepare.mock.contexts[0] as DatabaseSync;
    prepare.mockRestore();
    expect(planOf(database)).toContain(LOOKED_UP);
    await own.close();
  });
});
