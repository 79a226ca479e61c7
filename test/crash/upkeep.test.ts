// `casus rebuild` and `casus recode` killed with SIGKILL on the way: the ledger opens as it was before or as it is after,
// never between, and running again ends in the same bytes.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { ledgerLocation } from "../../src/app/location.ts";
import { ledgerOptions, mergingOf } from "../../src/app/merging.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { openLedger } from "../../src/ledger/index.ts";
import { STORES } from "../ledger/stores.ts";
import { newPlace, type Place, randomOf, startCasus, withApp, writeDocuments } from "./killing.ts";

const DOCUMENTS = 40;
const KILLS = 2;

const exported = (place: Place, what: "incidents" | "coded"): Promise<string> =>
  withApp(place, async (app) => (await Array.fromAsync(app.export("jsonl", { what }))).join(""));

/** Takes the events out of every coding, so that coding again has something to do in each document. */
async function emptyCodings({ data, database }: Place): Promise<void> {
  const knowledge = loadKnowledge();
  const ledger = await openLedger(ledgerLocation(data, database), ledgerOptions(knowledge));
  const coded = await Array.fromAsync(ledger.codedDocuments());
  const emptied = coded.map((one) => ({ coded: { ...one, events: [] }, reports: [] }));
  await ledger.recode(emptied, "2024-06-01T00:00:00.000Z", mergingOf(knowledge));
  await ledger.close();
}

async function timeOf(command: string, place: Place): Promise<number> {
  const started = performance.now();
  const { code, complaint } = await startCasus([command], place).ended;
  expect(code, complaint).toBe(0);
  return performance.now() - started;
}

async function killAgainAndAgain(command: string, place: Place, tookMs: number): Promise<void> {
  const random = randomOf(7);
  for (let kill = 0; kill < KILLS; kill++) {
    const { child, ended } = startCasus([command], place);
    const timer = setTimeout(() => child.kill("SIGKILL"), tookMs * (0.4 + 0.6 * random()));
    await ended;
    clearTimeout(timer);
    expect(await withApp(place, (app) => app.verify())).toMatchObject({ documents: DOCUMENTS, faults: [] });
  }
}

describe.each(STORES)("kill -9 on $name", (store) => {
  it("during rebuilding and coding again leaves a whole ledger, that ends in the same bytes", async () => {
    const dir = await mkdtemp(join(tmpdir(), "casus-kill-"));
    try {
      const place = await newPlace(store, join(dir, "data"));
      await writeDocuments(join(dir, "documents.jsonl"), DOCUMENTS);
      await startCasus(["add", join(dir, "documents.jsonl")], place).ended;
      const [incidents, coded] = [await exported(place, "incidents"), await exported(place, "coded")];
      const tookMs = await timeOf("rebuild", place);
      await killAgainAndAgain("rebuild", place, tookMs);
      expect(await exported(place, "incidents")).toBe(incidents);
      await emptyCodings(place);
      expect(await exported(place, "incidents")).toBe("");
      // Coding again takes some times as long as putting together.
      await killAgainAndAgain("recode", place, 2 * tookMs);
      const last = await startCasus(["recode"], place).ended;
      expect(last.code, last.complaint).toBe(0);
      expect(await exported(place, "incidents")).toBe(incidents);
      expect(await exported(place, "coded")).toBe(coded);
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  }, 400_000);
});
