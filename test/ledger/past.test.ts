// The ledger as of a past day, and the ledger as rows: what was known when, and nothing lost on the way.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Ledger, openLedger, restoreLedger } from "../../src/ledger/index.ts";
import { reportsOf } from "../../src/merge/index.ts";
import { codedSample, type Sample } from "./samples.ts";
import { collected, entryOf, merging, options } from "./setup.ts";
import { STORES } from "./stores.ts";

const attack = (id: string, text: string): Sample => ({
  id,
  text,
  published: "2024-01-09",
  events: [
    {
      trigger: "hit",
      mode: "rocket-attack",
      date: "2024-01-08",
      places: ["Erbil"],
      actors: ["Alpha Brigade"],
      killed: 2,
    },
  ],
});
const FIRST = attack("a", "Rockets hit Erbil on Monday, killing two, Alpha Brigade said.");
const SECOND = attack("b", "On Monday rockets hit Erbil and killed two. Alpha Brigade said so.");

async function enterAt(ledger: Ledger, day: string, sample: Sample): Promise<void> {
  await ledger.enter([{ ...entryOf(codedSample(sample)), addedAt: `${day}T08:00:00Z` }], merging);
}

/** Days: 10 first report, 11 second, 12 Ann parts them, 13 first is corrected, 14 coded anew, 15 Ann withdraws. */
async function fifteenDays(location: string): Promise<Ledger> {
  const ledger = await openLedger(location, options);
  await enterAt(ledger, "2024-01-10", FIRST);
  await enterAt(ledger, "2024-01-11", SECOND);
  const judged = { id: "j1", a: "a#e1", b: "b#e1", verdict: "different" as const, score: 0, reasons: [] };
  await ledger.judge({ ...judged, by: "Ann", at: "2024-01-12T08:00:00Z" }, merging);
  await enterAt(ledger, "2024-01-13", { ...FIRST, title: "Corrected" });
  const coded = codedSample({ ...SECOND, events: [] });
  await ledger.recode([{ coded, reports: reportsOf(coded) }], "2024-01-14T08:00:00Z", merging);
  await ledger.withdraw("j1", "2024-01-15T08:00:00Z", merging);
  return ledger;
}

const groups = async (ledger: Ledger): Promise<string[]> =>
  (await collected(ledger.allIncidents()))
    .map((one) => one.reports.map(({ document, event }) => `${document}#${event}`).join(" "))
    .toSorted();

const bytesOf = async (ledger: Ledger): Promise<string> =>
  (await collected(ledger.allIncidents())).map((incident) => JSON.stringify(incident)).join("\n");

describe.each(STORES)("as of a past day on $name", ({ begin }) => {
  it("shows what had been entered, coded and judged by then", async () => {
    const ledger = await fifteenDays(await begin());
    const expected: [string, string[], string | undefined][] = [
      ["2024-01-09", [], undefined],
      ["2024-01-10", ["a#e1"], undefined],
      ["2024-01-11", ["a#e1 b#e1"], undefined],
      ["2024-01-12", ["a#e1", "b#e1"], undefined],
      ["2024-01-13", ["a#e1", "b#e1"], "Corrected"],
      ["2024-01-14", ["a#e1"], "Corrected"],
    ];
    for (const [day, incidents, title] of expected) {
      const past = await ledger.asOf(`${day}T23:59:59.999Z`, merging);
      expect(await groups(past), day).toEqual(incidents);
      expect((await past.document("a"))?.document.title, day).toBe(title);
      await past.close();
    }
    await ledger.close();
  });

  it("can be read in every way, and not be changed", async () => {
    const ledger = await fifteenDays(await begin());
    const past = await ledger.asOf("2024-01-11T23:59:59.999Z", merging);
    expect((await past.search("rockets", {})).total).toBe(2);
    expect((await past.timeline({})).entries).toHaveLength(1);
    expect(await past.verify()).toEqual([]);
    await expect(enterAt(past, "2024-01-16", FIRST)).rejects.toMatchObject({ code: "bad-option" });
    await past.close();
    expect((await ledger.documents({})).total).toBe(2);
    await ledger.close();
  });

  it("as of now is the ledger itself, byte for byte", async () => {
    const ledger = await fifteenDays(await begin());
    const past = await ledger.asOf("2024-01-16T00:00:00Z", merging);
    expect(await bytesOf(past)).toBe(await bytesOf(ledger));
    await past.close();
    await ledger.close();
  });
});

describe.each(STORES)("rows of a ledger on $name", ({ begin }) => {
  it.each(STORES)("fill an empty ledger on $name, which then goes on", async (target) => {
    const dir = await mkdtemp(join(tmpdir(), "casus-rows-"));
    const ledger = await fifteenDays(await begin());
    const there = await target.begin();
    const location = there === ":memory:" ? join(dir, "ledger.sqlite") : there;
    await restoreLedger(location, ledger.schemaVersion, ledger.rows());
    const restored = await openLedger(location, options);
    expect(await bytesOf(restored)).toBe(await bytesOf(ledger));
    expect((await restored.search("corrected", {})).total).toBe(1);
    expect(await restored.judgement("j1")).toEqual(await ledger.judgement("j1"));
    const past = await restored.asOf("2024-01-12T23:00:00Z", merging);
    expect(await groups(past)).toEqual(["a#e1", "b#e1"]);
    await past.close();
    await enterAt(
      restored,
      "2024-01-20",
      attack("c", "Police said that rockets hit Erbil; Alpha Brigade kept silent."),
    );
    expect((await restored.documents({})).total).toBe(3);
    expect(await restored.verify()).toEqual([]);
    await expect(restoreLedger(location, ledger.schemaVersion, ledger.rows())).rejects.toMatchObject({
      code: "bad-option",
    });
    await expect(restoreLedger(location, 999, ledger.rows())).rejects.toMatchObject({ code: "ledger-newer" });
    await restored.close();
    await ledger.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("leave nothing behind when they break off", async () => {
    const dir = await mkdtemp(join(tmpdir(), "casus-rows-"));
    const ledger = await fifteenDays(await begin());
    const location = join(dir, "ledger.sqlite");
    async function* broken() {
      let left = 12;
      for await (const row of ledger.rows()) {
        if (left-- === 0) throw new Error("the file ends here");
        yield row;
      }
    }
    await expect(restoreLedger(location, ledger.schemaVersion, broken())).rejects.toThrow("the file ends");
    const empty = await openLedger(location, options);
    expect((await empty.status()).documents).toBe(0);
    await empty.close();
    await ledger.close();
    await rm(dir, { recursive: true, force: true });
  });
});
