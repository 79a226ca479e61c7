// Backup, restore, the doctor and the past through the app, on folders on the disk.
import { appendFile, cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, doctor, openApp, restore } from "../../src/app/index.ts";

const TEXTS = {
  one: "Five rockets hit Ain al-Asad air base in Anbar on Monday, the Pentagon said.",
  two: "ضرب صاروخ قاعدة عين الأسد في الأنبار يوم الاثنين.",
};

let dir = "";
const path = (name: string): string => join(dir, name);

async function opened<T>(dataDir: string, use: (app: App) => Promise<T>, asOf?: string): Promise<T> {
  const app = await openApp({ dataDir, ...(asOf !== undefined && { asOf }) });
  try {
    return await use(app);
  } finally {
    await app.close();
  }
}

const exported = (dataDir: string, what: "incidents" | "coded"): Promise<string> =>
  opened(dataDir, async (app) => (await Array.fromAsync(app.export("jsonl", { what }))).join(""));

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-upkeep-"));
  for (const [id, text] of Object.entries(TEXTS)) {
    await writeFile(path(`${id}.json`), JSON.stringify({ id, text, published: "2023-12-05" }));
  }
  await opened(path("data"), (app) => Array.fromAsync(app.add([path("one.json"), path("two.json")])));
  await opened(path("data"), (app) => app.backup(path("whole.backup")));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe("backup", () => {
  it("comes back with every record and every original", async () => {
    const report = await restore(path("whole.backup"), path("back"));
    expect(report.files).toBeGreaterThan(2);
    for (const what of ["incidents", "coded"] as const)
      expect(await exported(path("back"), what)).toBe(await exported(path("data"), what));
    await opened(path("back"), async (app) => {
      expect(await app.verify()).toMatchObject({ documents: 2, originals: 2, faults: [] });
      expect((await app.search("قاعده", {})).total).toBe(1);
    });
    await expect(restore(path("whole.backup"), path("back"))).rejects.toMatchObject({ code: "bad-option" });
  });

  it.each([
    ["cut off", async (file: string) => truncate(file, 400)],
    ["with something behind it", async (file: string) => appendFile(file, "more")],
    ["that is another file", async (file: string) => writeFile(file, "no backup at all")],
  ])("%s is refused and leaves nothing behind", async (_what, spoil) => {
    const [file, target] = [path("spoilt.backup"), path("spoilt")];
    await cp(path("whole.backup"), file);
    await spoil(file);
    await expect(restore(file, target)).rejects.toMatchObject({ code: "bad-input" });
    expect(await readdir(target)).not.toContain("archive");
    await opened(target, async (app) => expect((await app.status()).documents).toBe(0));
    await rm(target, { recursive: true, force: true });
  });
});

const states = async (dataDir: string): Promise<string[]> =>
  (await doctor(dataDir)).filter((one) => one.state !== "sound").map((one) => `${one.state} ${one.about}`);

describe("doctor", () => {
  it("finds nothing wrong with a sound folder, and changes nothing in it", async () => {
    const before = await exported(path("data"), "coded");
    expect(await states(path("data"))).toEqual([]);
    expect(await exported(path("data"), "coded")).toBe(before);
  });

  it("says where there is nothing yet, and makes nothing", async () => {
    expect(await states(path("nowhere"))).toEqual(["fault folder"]);
    expect(await readdir(dir)).not.toContain("nowhere");
  });

  it("names a document whose original is gone", async () => {
    await restore(path("whole.backup"), path("lost"));
    await rm(join(path("lost"), "archive"), { recursive: true });
    const findings = await doctor(path("lost"));
    const lost = findings.find((one) => one.about === "originals");
    expect(lost).toMatchObject({
      state: "fault",
      says: expect.stringMatching(/of 2 documents.*one.*Restore/),
    });
  });

  it("says what to do with a ledger that is none, and with leftovers of a killed run", async () => {
    await restore(path("whole.backup"), path("broken"));
    await writeFile(join(path("broken"), "ledger.sqlite"), "no database".repeat(400));
    await rm(join(path("broken"), "ledger.sqlite-wal"), { force: true });
    await writeFile(join(path("broken"), "archive", "x.part"), "");
    const findings = await doctor(path("broken"));
    expect(findings.find((one) => one.about === "ledger")).toMatchObject({
      state: "fault",
      says: expect.stringMatching(/Restore it from a copy/),
    });
    expect(findings.map((one) => one.about)).toContain("leftovers");
  });
});

describe("as of a past day", () => {
  it("shows nothing before the first document, everything today, and takes nothing in", async () => {
    const counted = (asOf: string) =>
      opened(path("data"), async (app) => (await app.status()).documents, asOf);
    expect(await counted("2000-01-01")).toBe(0);
    expect(await counted("2999-01-01")).toBe(2);
    await opened(
      path("data"),
      (app) =>
        expect(Array.fromAsync(app.add([path("one.json")]))).rejects.toMatchObject({ code: "bad-option" }),
      "2999-01-01",
    );
    expect((await readFile(path("one.json"), "utf8")).length).toBeGreaterThan(0);
  });
});
