// The archive keeps bytes by hash, survives a torn log, and names every fault.
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openArchive } from "../../src/archive/index.ts";

const keptAt = "2024-01-05T10:00:00Z";
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
let dir = "";

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-archive-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

const options = (location: string) => ({ mediaType: "text/plain", location, keptAt });
const fileOf = (sha256: string): string => join(dir, "originals", sha256.slice(0, 2), sha256.slice(2));

describe("archive", () => {
  it("keeps bytes under their hash and gives them back, also after opening again", async () => {
    const archive = await openArchive(dir);
    const kept = await archive.keep(bytes("two rockets"), options("a.txt"));
    expect(kept).toMatchObject({ bytes: 11, location: "a.txt", keptAt });
    await archive.close();
    const again = await openArchive(dir);
    expect(Buffer.from((await again.get(kept.sha256))!).toString()).toBe("two rockets");
    expect(again.original(kept.sha256)).toEqual(kept);
    expect(await again.get("0".repeat(64))).toBeUndefined();
    expect(await again.get("../log.jsonl")).toBeUndefined();
    await again.close();
  });

  it("keeps the same bytes once, and logs each place they came from", async () => {
    const archive = await openArchive(dir);
    const [a, b] = await archive.keepAll([
      { ...options("a.txt"), bytes: bytes("same") },
      { ...options("b.txt"), bytes: bytes("same") },
    ]);
    await archive.keep(bytes("same"), options("a.txt"));
    expect(a).toEqual(b);
    expect((await readFile(join(dir, "log.jsonl"), "utf8")).trim().split("\n")).toHaveLength(2);
    expect(await archive.verify()).toMatchObject({ originals: 1, faults: [], extra: [] });
    await archive.close();
  });

  it("cuts a torn last line off the log, says so, and goes on", async () => {
    const archive = await openArchive(dir);
    await archive.keep(bytes("one"), options("1"));
    await archive.close();
    await appendFile(join(dir, "log.jsonl"), '{"sha256":"ab');
    const again = await openArchive(dir);
    expect(again.notes).toHaveLength(1);
    await again.keep(bytes("two"), options("2"));
    await again.close();
    const third = await openArchive(dir);
    expect(third.notes).toEqual([]);
    expect((await third.verify()).originals).toBe(2);
    await third.close();
  });

  it("calls a broken line in the middle of the log damage", async () => {
    await openArchive(dir).then((archive) => archive.close());
    await appendFile(join(dir, "log.jsonl"), "not a line\n");
    await expect(openArchive(dir)).rejects.toMatchObject({ code: "archive-damaged" });
  });

  it("names what differs, what is missing and what is extra", async () => {
    const archive = await openArchive(dir);
    const first = await archive.keep(bytes("first"), options("1"));
    const second = await archive.keep(bytes("second"), options("2"));
    const stray = "ab".padEnd(64, "0");
    await writeFile(fileOf(first.sha256), "other");
    await rm(fileOf(second.sha256));
    await writeFile(join(dir, "originals", stray), "stray");
    const report = await archive.verify();
    expect(report.damaged).toEqual([first.sha256]);
    expect(report.missing).toEqual([second.sha256]);
    expect(report.extra).toEqual([stray]);
    expect(report.faults).toHaveLength(2);
    await archive.close();
  });

  it("does not rewrite a damaged original, and says what to do", async () => {
    const archive = await openArchive(dir);
    const kept = await archive.keep(bytes("first"), options("1"));
    await archive.close();
    await writeFile(fileOf(kept.sha256), "other");
    await rm(join(dir, "log.jsonl"));
    const again = await openArchive(dir);
    await expect(again.keep(bytes("first"), options("1"))).rejects.toMatchObject({ code: "archive-damaged" });
    await again.close();
  });
});
