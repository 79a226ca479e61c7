// Rebuilding more reports than are put together at once: what hangs together is found however far apart it was entered.
import { describe, expect, it } from "vitest";
import type { Ledger } from "../../src/ledger/index.ts";
import type { Sample } from "./samples.ts";
import { apart, collected, filledLedger, merging } from "./setup.ts";
import { STORES } from "./stores.ts";

const DOCUMENTS = 640;
const ATTACKS = 160;

/** Every attack is told four times, each time a quarter of the documents later. */
function sample(_: unknown, at: number): Sample {
  const number = at % ATTACKS;
  const date = new Date(Date.UTC(2021, 0, 1 + 5 * number)).toISOString().slice(0, 10);
  const killed = Math.floor(at / ATTACKS);
  return {
    id: `d${at}`,
    text: `Rockets hit Erbil, and ${killed} died.`,
    published: date,
    outlet: `Outlet ${at % 7}`,
    events: [{ trigger: "hit", mode: "rocket-attack", date, places: ["Erbil"], killed }],
  };
}

const incidentsOf = async (ledger: Ledger): Promise<string> =>
  JSON.stringify(await collected(ledger.allIncidents()));

describe.each(STORES)("rebuild on $name", ({ begin }) => {
  it("ends in the same bytes, also after other rules took everything apart", async () => {
    const ledger = await filledLedger(Array.from({ length: DOCUMENTS }, sample), await begin());
    const before = await incidentsOf(ledger);
    expect((await ledger.status()).incidents).toBe(ATTACKS);
    let seen = 0;
    const told = await ledger.rebuild(merging, "2024-02-01T00:00:00Z", () => seen++);
    expect(told).toEqual({ reports: DOCUMENTS, incidents: ATTACKS, judgements: 0 });
    expect(seen).toBe(DOCUMENTS);
    expect(await incidentsOf(ledger)).toBe(before);
    await ledger.rebuild(apart, "2024-02-02T00:00:00Z");
    expect((await ledger.status()).incidents).toBe(DOCUMENTS);
    await ledger.rebuild(merging, "2024-02-03T00:00:00Z");
    expect(await incidentsOf(ledger)).toBe(before);
    await ledger.close();
  });
});
