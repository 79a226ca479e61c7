// `casus add` killed with SIGKILL at moments drawn from a seed, again and again, then run to the end: the ledger opens,
// everything that was acknowledged is there exactly once, and archive and ledger are whole. CASUS_KILLS=20 for the long version.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { STORES } from "../ledger/stores.ts";
import { newPlace, type Place, randomOf, startCasus, withApp, writeDocuments } from "./killing.ts";

const asked = Number(process.env["CASUS_KILLS"] ?? 0);
const KILLS = { SQLite: asked || 6, PostgreSQL: asked || 3 } as const;
// So many that a run is killed before it is through.
const DOCUMENTS = 40 * KILLS.SQLite;

interface Outcome {
  readonly kind: string;
  readonly document: string;
}

const added = (lines: readonly string[]): string[] =>
  lines
    .map((line) => JSON.parse(line) as Outcome)
    .filter((one) => one.kind === "added")
    .map((one) => one.document);

/** Kills a run at a drawn moment: some while it starts, most while it writes. Gives what it acknowledged. */
async function killedRun(input: string, place: Place, random: () => number): Promise<string[]> {
  const early = random() < 0.2;
  const delayMs = random() * (early ? 600 : 150);
  const afterLines = 1 + Math.floor(random() * 80);
  let armed = false;
  const { child, ended } = startCasus(["add", input], place, (count) => {
    if (early || armed || count < afterLines) return;
    armed = true;
    setTimeout(() => child.kill("SIGKILL"), delayMs);
  });
  if (early) setTimeout(() => child.kill("SIGKILL"), delayMs);
  return added((await ended).lines);
}

describe.each(STORES)("kill -9 during add on $name", (store) => {
  it("loses nothing that was acknowledged, and doubles nothing", async () => {
    const dir = await mkdtemp(join(tmpdir(), "casus-kill-"));
    try {
      const random = randomOf(20210303);
      const input = join(dir, "documents.jsonl");
      const place = await newPlace(store, join(dir, "data"));
      const ids = await writeDocuments(input, DOCUMENTS);
      const acknowledged: string[] = [];
      for (let kill = 0; kill < KILLS[store.name as keyof typeof KILLS]; kill++) {
        acknowledged.push(...(await killedRun(input, place, random)));
        const there = await withApp(place, (app) => app.status());
        expect(there.documents).toBeGreaterThanOrEqual(new Set(acknowledged).size);
      }
      // Nothing was told as new twice: what had been acknowledged was still known after each kill.
      expect(new Set(acknowledged).size).toBe(acknowledged.length);
      const last = await startCasus(["add", input], place).ended;
      expect(last.code, last.complaint).toBe(0);
      expect(added(last.lines).filter((id) => acknowledged.includes(id))).toEqual([]);
      await expectWhole(place, ids);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }, 400_000);
});

async function expectWhole(place: Place, ids: readonly string[]): Promise<void> {
  await withApp(place, async (app) => {
    const present: string[] = [];
    for await (const part of app.export("jsonl", { what: "coded" })) {
      for (const line of part.split("\n").filter(Boolean))
        present.push((JSON.parse(line) as { id: string }).id);
    }
    expect(present).toEqual(ids);
    expect(await app.verify()).toMatchObject({ documents: ids.length, faults: [] });
  });
}
