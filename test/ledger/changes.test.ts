// The log of what becomes of incidents: made, changed with what changed, merged into another, gone.
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { type Ledger, openLedger } from "../../src/ledger/index.ts";
import type { IncidentChange } from "../../src/record/index.ts";
import type { EventSample, Sample } from "./samples.ts";
import { addedAt, enterSamples, merging, options } from "./setup.ts";
import { STORES } from "./stores.ts";

const DAY = "2024-01-08";

function told(id: string, text: string, event: Partial<EventSample>): Sample {
  const one = { trigger: "struck", mode: "rocket-attack", date: DAY, places: ["Erbil"], ...event };
  return { id, text, published: "2024-01-09", events: [one] };
}

const first = told("a", "Rockets struck Erbil and killed two.", { killed: 2 });
const second = told("b", "Rockets struck Erbil, police say.", {});
const elsewhere = told("c", "A gunman shot at a convoy near Basra.", {
  trigger: "shot",
  mode: "shooting",
  places: ["Basra"],
  date: "2023-12-01",
});

describe.each(STORES)("changes on $name", ({ name, begin }) => {
  const opened = async (): Promise<Ledger> => openLedger(await begin(), options);
  const after = async (ledger: Ledger, seq = 0): Promise<readonly IncidentChange[]> =>
    ledger.incidentChanges({ after: seq });

  it("notes a new incident once, with the instant at which it was entered", async () => {
    const ledger = await opened();
    await enterSamples(ledger, [first, elsewhere]);
    const changes = await after(ledger);
    expect(changes.map(({ kind, at, corrected }) => [kind, at, corrected])).toEqual([
      ["made", addedAt, false],
      ["made", addedAt, false],
    ]);
    expect(await ledger.heads()).toEqual({ documents: 2, changes: changes.at(-1)!.seq });
    await ledger.close();
  });

  it("has a state that changes with what is written, by whatever process, and with nothing else", async () => {
    const place = await begin();
    const location =
      place === ":memory:" ? join(await mkdtemp(join(tmpdir(), "casus-state-")), "l.sqlite") : place;
    const [ledger, other] = [await openLedger(location, options), await openLedger(location, options)];
    const seen = [await ledger.state()];
    const isNew = async (): Promise<boolean> => {
      const state = await ledger.state();
      return !seen.includes(state) && seen.push(state) > 0;
    };
    await ledger.status();
    await ledger.incidents({});
    // On a server others write too.
    if (name === "SQLite") expect(await isNew()).toBe(false);
    await enterSamples(ledger, [first]);
    expect(await isNew()).toBe(true);
    await enterSamples(other, [second]);
    expect(await isNew()).toBe(true);
    await other.review.saveView({
      id: "v",
      name: "v",
      path: "/timeline",
      query: "",
      owner: "a",
      at: addedAt,
    });
    expect(await isNew()).toBe(true);
    await ledger.incidents({});
    // On a server others write too.
    if (name === "SQLite") expect(await isNew()).toBe(false);
    await Promise.all([ledger.close(), other.close()]);
  });

  it("says what a second report changed, and does not call it a correction", async () => {
    const ledger = await opened();
    await enterSamples(ledger, [first]);
    const { changes: seq } = await ledger.heads();
    await enterSamples(ledger, [second]);
    const [change] = await after(ledger, seq);
    expect(change).toMatchObject({
      kind: "changed",
      corrected: false,
      fields: { reports: { was: 1, is: 2 } },
    });
    expect(await ledger.corrections()).toEqual([]);
    await ledger.close();
  });

  it("calls it a correction when a document takes back what it said", async () => {
    const ledger = await opened();
    await enterSamples(ledger, [first]);
    await enterSamples(ledger, [told("a", "Rockets struck Erbil and killed five.", { killed: 5 })]);
    const [change] = await ledger.corrections();
    expect(change).toMatchObject({
      kind: "changed",
      fields: { killed: { was: { min: 2, max: 2 }, is: { min: 5, max: 5 } } },
    });
    await ledger.close();
  });

  it("says into which incident another went, and when one is gone", async () => {
    const ledger = await opened();
    await enterSamples(ledger, [first, elsewhere]);
    const [a, c] = await Promise.all(
      ["a", "c"].map(async (document) => (await ledger.incidents({ document })).rows[0]!),
    );
    const judgement = { id: "j1", a: "a#e1", b: "c#e1", verdict: "same", score: 1 } as const;
    await ledger.judge({ ...judgement, reasons: [], by: "ann", at: "2024-03-01T00:00:00Z" }, merging);
    const merged = (await after(ledger)).find(({ kind }) => kind === "merged");
    const left = (await ledger.incidents({})).rows[0]!.id;
    expect(merged).toMatchObject({ incident: left === a!.id ? c!.id : a!.id, into: left });
    await ledger.close();

    const other = await opened();
    await enterSamples(other, [first]);
    await enterSamples(other, [{ id: "a", text: "Nothing happened in Erbil.", published: DAY, events: [] }]);
    expect((await other.corrections()).map(({ kind }) => kind)).toEqual(["gone"]);
    await other.close();
  });

  it("notes nothing when incidents are computed again to the same end", async () => {
    const ledger = await opened();
    await enterSamples(ledger, [first, second, elsewhere]);
    const { changes } = await ledger.heads();
    await ledger.rebuild(merging, addedAt);
    expect(await after(ledger, changes)).toEqual([]);
    await ledger.close();
  });
});
