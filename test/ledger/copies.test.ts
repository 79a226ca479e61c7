// One text in many documents: what was found of the first of them is found again when it goes.
import { describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/index.ts";
import type { Sample } from "./samples.ts";
import { enterSamples, filledLedger, merging } from "./setup.ts";
import { STORES } from "./stores.ts";

const TEXT = "Rockets hit Erbil on Monday. Alpha Brigade fired them.";
const event = { trigger: "hit", mode: "rocket-attack", date: "2024-01-08", places: ["Erbil"] };
const copy = (id: string): Sample => ({
  id,
  text: TEXT,
  published: "2024-01-09",
  outlet: id,
  events: [event],
});
const other: Sample = {
  ...copy("z"),
  text: "Two people died when rockets hit Erbil.",
  events: [{ ...event, killed: 2 }],
};
const harmless: Sample = { id: "a", text: "It rained in Erbil.", published: "2024-01-09" };

async function together(ledger: Ledger): Promise<string[][]> {
  const { rows } = await ledger.incidents({});
  return rows.map((row) => row.reports.map((report) => report.document).toSorted()).toSorted();
}

describe.each(STORES)("copies on $name", ({ begin }) => {
  it("stand together, each judged with the first alone", async () => {
    const ledger = await filledLedger(["c", "b", "d", "a"].map(copy), await begin());
    await enterSamples(ledger, [other]);
    expect(await together(ledger)).toEqual([["a", "b", "c", "d", "z"]]);
    const [incident] = (await ledger.incidents({})).rows;
    const { judgements } = (await ledger.incident(incident!.id))!;
    expect(judgements.map(({ a, b }) => `${a} ${b}`).toSorted()).toEqual([
      "a#e1 b#e1",
      "a#e1 c#e1",
      "a#e1 d#e1",
      "a#e1 z#e1",
    ]);
    await ledger.close();
  });

  it("stay with what the first was found to be, when the first tells something else", async () => {
    const ledger = await filledLedger([copy("a"), other, copy("b"), copy("c")], await begin());
    await enterSamples(ledger, [harmless]);
    expect(await together(ledger)).toEqual([["b", "c", "z"]]);
    const before = await ledger.incidents({});
    await ledger.rebuild(merging, "2024-02-01T00:00:00Z");
    expect(await ledger.incidents({})).toEqual(before);
    await ledger.close();
  });
});
