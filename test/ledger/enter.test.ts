// Entering: once only, versions, all or nothing, and what the lists show of it.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { openLedger } from "../../src/ledger/index.ts";
import type { Merging } from "../../src/record/index.ts";
import type { Sample } from "./samples.ts";
import { codedSample } from "./samples.ts";
import { addedAt, collected, enterSamples, entryOf, filledLedger, merging } from "./setup.ts";
import { STORES } from "./stores.ts";

const rockets: Sample = {
  id: "a",
  text: "Rockets hit Erbil on Monday. Alpha Brigade claimed it.",
  published: "2024-01-09",
  outlet: "Agency One",
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
  statements: [
    {
      act: "claim-of-responsibility",
      speaker: "Alpha Brigade",
      content: "claimed it",
      about: ["e1"],
      medium: { kind: "telegram" },
    },
  ],
};
const second: Sample = {
  ...rockets,
  id: "b",
  text: "Two people died when rockets struck Erbil.",
  outlet: "Paper Two",
  events: [{ trigger: "struck", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"], killed: 2 }],
  statements: [],
};
const elsewhere: Sample = {
  id: "c",
  text: "Shots were fired in Basra.",
  published: "2024-01-09",
  events: [{ trigger: "fired", mode: "shooting", date: "2024-01-08", places: ["Basra"] }],
};

describe.each(STORES)("enter on $name", ({ begin }) => {
  it("puts two reports of one attack together and another attack apart", async () => {
    const ledger = await filledLedger([rockets, second, elsewhere], await begin());
    const { rows, total } = await ledger.incidents({});
    expect(total).toBe(2);
    expect(rows.map((row) => row.reports.map((report) => report.document)).toSorted()).toEqual([
      ["a", "b"],
      ["c"],
    ]);
    expect(await ledger.verify()).toEqual([]);
    await ledger.close();
  });

  it("knows the same words again, under the same id or from the same address", async () => {
    const ledger = await filledLedger([{ ...rockets, url: "https://example.org/1" }], await begin());
    const again = { ...rockets, url: "https://example.org/1" };
    expect(await enterSamples(ledger, [again])).toEqual([{ kind: "known", document: "a" }]);
    expect(await enterSamples(ledger, [{ ...again, id: "z" }])).toEqual([{ kind: "known", document: "a" }]);
    expect(await ledger.knownDocuments([codedSample({ ...again, id: "z" }), codedSample(second)])).toEqual(
      new Set(["z"]),
    );
    await ledger.close();
  });

  it("keeps the same words from two places that give no address", async () => {
    const ledger = await filledLedger([rockets], await begin());
    expect(await enterSamples(ledger, [{ ...rockets, id: "z" }])).toEqual([
      { kind: "added", document: "z", version: 1 },
    ]);
    await ledger.close();
  });

  it("keeps both versions when the words change, and counts only the newest", async () => {
    const ledger = await filledLedger([rockets, second], await begin());
    const corrected: Sample = { ...elsewhere, id: "a" };
    expect(await enterSamples(ledger, [corrected])).toEqual([{ kind: "added", document: "a", version: 2 }]);
    const status = await ledger.status();
    expect(status).toMatchObject({ documents: 2, reports: 2, incidents: 2, statements: 0 });
    expect((await ledger.document("a"))?.document.text).toBe(corrected.text);
    expect((await ledger.search("Monday", {})).total).toBe(0);
    expect(await ledger.verify()).toEqual([]);
    await ledger.close();
  });

  it("takes two texts under one id in one batch as two versions", async () => {
    const ledger = await filledLedger([rockets, { ...elsewhere, id: "a" }], await begin());
    expect((await ledger.documents({})).total).toBe(1);
    expect((await ledger.document("a"))?.document.text).toBe(elsewhere.text);
    await ledger.close();
  });

  it("writes nothing of a batch that fails", async () => {
    const ledger = await filledLedger([rockets], await begin());
    const entries = [second, elsewhere].map((sample) => entryOf(codedSample(sample)));
    const failing: Merging = {
      ...merging,
      incident: () => {
        throw new Error("merging failed");
      },
    };
    await expect(ledger.enter(entries, failing)).rejects.toThrow("merging failed");
    expect((await ledger.status()).documents).toBe(1);
    expect(await ledger.verify()).toEqual([]);
    await ledger.close();
  });

  it("gives the coded records back in the order of entering", async () => {
    const ledger = await filledLedger([elsewhere, rockets, second], await begin());
    const coded = await collected(ledger.codedDocuments());
    expect(coded.map((document) => document.id)).toEqual(["c", "a", "b"]);
    expect(coded[1]).toEqual(codedSample(rockets));
    await ledger.close();
  });

  it("ends in the same incidents one by one, in any order, as all at once", async () => {
    const samples = [rockets, second, elsewhere];
    const whole = await filledLedger(samples, await begin());
    const expected = await collected(whole.allIncidents());
    await whole.close();
    for (const order of [
      [2, 1, 0],
      [1, 0, 2],
    ]) {
      const ledger = await filledLedger([], await begin());
      for (const index of order) await enterSamples(ledger, [samples[index]!]);
      expect(await collected(ledger.allIncidents())).toEqual(expected);
      await ledger.rebuild(merging, addedAt);
      expect(await collected(ledger.allIncidents())).toEqual(expected);
      await ledger.close();
    }
  });
});

describe.each(STORES)("judgements of people on $name", ({ begin }) => {
  const judgement = { id: "p1", score: 0, reasons: [], by: "Ann", at: addedAt };

  it("part what the machine joined, and join it again when withdrawn", async () => {
    const ledger = await filledLedger([rockets, second], await begin());
    const [before] = await collected(ledger.allIncidents());
    await ledger.judge({ ...judgement, a: "a#e1", b: "b#e1", verdict: "different" }, merging);
    expect((await ledger.incidents({})).total).toBe(2);
    await ledger.withdraw("p1", addedAt, merging);
    expect(await collected(ledger.allIncidents())).toEqual([before]);
    await ledger.close();
  });

  it("join what the machine kept apart; an old address leads to what an incident became", async () => {
    const ledger = await filledLedger([rockets, elsewhere], await begin());
    const before = await collected(ledger.allIncidents());
    await ledger.judge({ ...judgement, a: "a#e1", b: "c#e1", verdict: "same" }, merging);
    const [joined] = await collected(ledger.allIncidents());
    for (const incident of before) expect((await ledger.incident(incident.id))?.incident).toEqual(joined);
    await expect(
      ledger.judge({ ...judgement, id: "p2", a: "a#e1", b: "nowhere#e1", verdict: "same" }, merging),
    ).rejects.toMatchObject({ code: "not-found" });
    await ledger.close();
  });
});

describe("opening", () => {
  it("keeps everything, and refuses what a newer Casus wrote", async () => {
    const dir = await mkdtemp(join(tmpdir(), "casus-ledger-"));
    const path = join(dir, "ledger.sqlite");
    await (await filledLedger([rockets], path)).close();
    const again = await openLedger(path);
    expect((await again.status()).documents).toBe(1);
    // Opened without affixes the index is made anew, and still finds the word as written.
    expect((await again.search("erbil", {})).total).toBe(1);
    await again.close();
    const raw = new DatabaseSync(path);
    raw.exec("insert into schema_version values (999, 'future', '')");
    raw.close();
    await expect(openLedger(path)).rejects.toMatchObject({ code: "ledger-newer" });
    await rm(dir, { recursive: true, force: true });
  });

  it("says what to do with a file that is no ledger", async () => {
    const dir = await mkdtemp(join(tmpdir(), "casus-ledger-"));
    const path = join(dir, "ledger.sqlite");
    const { writeFile } = await import("node:fs/promises");
    await writeFile(path, "no database at all, but long enough to be looked at as one".repeat(20));
    await expect(openLedger(path)).rejects.toMatchObject({ code: "ledger-damaged" });
    await rm(dir, { recursive: true, force: true });
  });
});
