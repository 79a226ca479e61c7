// A ledger as the first release wrote it opens, is brought up to date, and goes on.
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openLedger } from "../../src/ledger/index.ts";
import { addedAt, collected, enterSamples, filledLedger, merging, options } from "./setup.ts";
import { STORES } from "./stores.ts";

const FIRST_RELEASE = join(import.meta.dirname, "fixture/first-release.sql");

/** Tables and indexes of a file, without blanks and quotation marks that mean nothing. */
function schemaOf(database: DatabaseSync): string[] {
  const rows = database
    .prepare("select sql from sqlite_master where sql is not null and name not like 'sqlite_%'")
    .all() as { sql: string }[];
  return rows.map(({ sql }) => sql.replaceAll(/\s+/g, " ").toLowerCase());
}

describe("a ledger of the first release", () => {
  let dir = "";
  const path = (): string => join(dir, "ledger.sqlite");
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-first-"));
    const database = new DatabaseSync(path());
    database.exec(await readFile(FIRST_RELEASE, "utf8"));
    database.close();
  });
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it("opens with everything it held, searchable, and sound", async () => {
    const ledger = await openLedger(path(), options);
    expect(await ledger.status()).toMatchObject({ documents: 5, reports: 4, incidents: 4, tallies: 1 });
    expect((await ledger.search("عراق", {})).rows.map((row) => row.document.id)).toEqual(["d"]);
    expect(await ledger.verify()).toEqual([]);
    await ledger.close();
  });

  it("computes the same incidents from what it held", async () => {
    const ledger = await openLedger(path(), options);
    const before = await collected(ledger.allIncidents());
    await ledger.rebuild(merging, addedAt);
    expect(await collected(ledger.allIncidents())).toEqual(before);
    await ledger.close();
  });

  it("keeps a person's judgement when one of its documents comes again with another title", async () => {
    const ledger = await openLedger(path(), options);
    const again = {
      id: "b",
      title: "A title",
      text: "Two people died when rockets struck Erbil.",
      published: "2024-01-09",
      events: [
        { trigger: "struck", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"], killed: 2 },
      ],
    };
    await enterSamples(ledger, [again]);
    // The machine would join them; Ann said that they differ.
    const [a] = (await ledger.incidents({ document: "a" })).rows;
    const [b] = (await ledger.incidents({ document: "b" })).rows;
    expect(a!.id).not.toBe(b!.id);
    await ledger.withdraw("p1", addedAt, merging);
    expect((await ledger.incidents({ document: "b" })).rows[0]!.reports).toHaveLength(2);
    await ledger.close();
  });

  it("ends with the tables that a new ledger begins with", async () => {
    const fresh = join(dir, "fresh.sqlite");
    await (await filledLedger([], fresh)).close();
    const [upgraded, begun] = [path(), fresh].map((file) => new DatabaseSync(file));
    expect(schemaOf(upgraded!)).toEqual(schemaOf(begun!));
    upgraded!.close();
    begun!.close();
  });
});

describe.each(STORES)("opening on $name", ({ begin }) => {
  it("brings a ledger up to date once, however many open it at the same time", async () => {
    const location = await begin();
    if (location === ":memory:") return void (await (await openLedger(location, options)).close());
    const ledgers = await Promise.all(Array.from({ length: 4 }, () => openLedger(location, options)));
    const versions = ledgers.map((ledger) => ledger.schemaVersion);
    expect(new Set(versions).size).toBe(1);
    await Promise.all(ledgers.map((ledger) => ledger.close()));
  });
});
