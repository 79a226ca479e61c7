// The archive keeps bytes by hash, survives a torn log, and names every fault.
import { appendFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isIncluded, isSignedBy, leafHash, openArchive } from "../../src/archive/index.ts";

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

describe("the log of fetches", () => {
  const fetch = (status: number, headers: [string, string][] = []) => ({
    url: "https://post.example/a",
    at: keptAt,
    elapsedMs: 5,
    request: [],
    redirects: [],
    finalUrl: "https://post.example/a",
    status,
    headers,
  });
  const page = (day: string) => ({
    mediaType: "text/html",
    location: "https://post.example/a",
    keptAt: `2024-01-${day}T10:00:00Z`,
    source: "post",
  });

  it("knows an address: its copies, what makes a request conditional, since when it is gone", async () => {
    const archive = await openArchive(dir);
    await archive.keep(bytes("one"), { ...page("05"), fetch: fetch(200, [["ETag", '"1"']]) });
    await archive.note([
      { answer: "failed", location: "https://post.example/a", at: "2024-01-06T10:00:00Z", fetch: fetch(500) },
    ]);
    expect(archive.known("https://post.example/a")).toMatchObject({
      etag: '"1"',
      failures: 1,
      firstKeptAt: page("05").keptAt,
    });
    await archive.keep(bytes("two"), { ...page("07"), fetch: fetch(200) });
    await archive.note([
      { answer: "gone", location: "https://post.example/a", at: "2024-01-08T10:00:00Z", fetch: fetch(410) },
    ]);
    await archive.close();
    const again = await openArchive(dir);
    const known = again.known("https://post.example/a");
    expect(known).toMatchObject({ failures: 0, gone: { since: "2024-01-08T10:00:00Z", status: 410 } });
    expect(known?.etag).toBeUndefined();
    const copies = await again.copiesOf("https://post.example/a");
    expect(
      await Promise.all(copies.map(async (copy) => Buffer.from((await again.get(copy.sha256))!).toString())),
    ).toEqual(["one", "two"]);
    expect([...again.keptFor("post")]).toEqual(["https://post.example/a"]);
    expect(again.known("https://post.example/b")).toBeUndefined();
    await again.close();
  });

  it("is sealed for every day that is over, whichever way the clock jumps", async () => {
    const archive = await openArchive(dir);
    for (const [index, day] of ["05", "05", "06", "20", "03", "03"].entries())
      await archive.keep(bytes(String(index)), { ...page(day), fetch: fetch(200) });
    expect((await archive.heads()).map(({ day, size }) => `${day} ${size}`)).toEqual([
      "2024-01-05 2",
      "2024-01-06 3",
      "2024-01-20 4",
    ]);
    expect(await archive.seal("2024-01-03T23:00:00Z")).toBeUndefined();
    expect(await archive.seal("2024-01-04T00:00:01Z")).toMatchObject({ day: "2024-01-03", size: 6 });
    expect(await archive.seal("2024-01-09T00:00:01Z")).toBeUndefined();
    expect(await archive.verify()).toMatchObject({ heads: 4, entries: 6, faults: [] });
    await archive.close();
  });

  it("tells how many lines no head covers, and seals them when asked to, as often as there is something new", async () => {
    const archive = await openArchive(dir);
    expect(await archive.sealAll()).toBeUndefined();
    await archive.keep(bytes("one"), { ...page("05"), fetch: fetch(200) });
    expect(await archive.verify()).toMatchObject({ heads: 0, unsealed: 1 });
    expect(await archive.sealAll()).toMatchObject({ day: "2024-01-05", size: 1 });
    expect(await archive.sealAll()).toBeUndefined();
    await archive.keep(bytes("two"), { ...page("05"), fetch: fetch(200) });
    expect(await archive.verify()).toMatchObject({ heads: 1, unsealed: 1, faults: [] });
    expect(await archive.seal("2024-01-06T00:00:01Z")).toMatchObject({ day: "2024-01-05", size: 2 });
    expect(await archive.verify()).toMatchObject({ heads: 2, unsealed: 0, faults: [] });
    await archive.close();
  });

  it("proves a copy under the head of its day, to somebody who has neither log nor archive", async () => {
    const archive = await openArchive(dir);
    const kept = await archive.keep(bytes("one"), { ...page("05"), fetch: fetch(200) });
    await archive.keep(bytes("two"), { ...page("05"), fetch: fetch(200) });
    const head = (await archive.seal("2024-01-06T00:00:00Z"))!;
    await archive.keep(bytes("three"), { ...page("06"), fetch: fetch(200) });
    const proof = (await archive.prove(kept.sha256))!;
    expect(proof).toMatchObject({ size: 2, root: head.root });
    const path = proof.path.map((hash) => Buffer.from(hash, "hex"));
    expect(
      isIncluded(
        leafHash(Buffer.from(proof.line)),
        proof.index,
        proof.size,
        path,
        Buffer.from(head.root, "hex"),
      ),
    ).toBe(true);
    expect(JSON.parse(proof.line)).toMatchObject({ sha256: kept.sha256 });
    const verifier = await readFile(join(dir, "head-verifier.txt"), "utf8");
    expect(isSignedBy(head.text, verifier)).toBe(true);
    expect(isSignedBy(head.text.replace("2024-01-05", "2024-01-04"), verifier)).toBe(false);
    expect(await archive.prove("0".repeat(64))).toBeUndefined();
    await archive.close();
  });

  it.each([
    [
      "a changed line",
      (log: string) => log.replace("post.example/b", "post.example/x"),
      /sealed on 2024-01-06: something in lines 2 to 3 was changed/,
    ],
    [
      "a line taken out",
      (log: string) => log.split("\n").toSpliced(1, 1).join("\n"),
      /had 3: lines were cut off/,
    ],
    [
      "lines cut off the end",
      (log: string) => `${log.split("\n").slice(0, 2).join("\n")}\n`,
      /has 2 lines, but on 2024-01-06 it had 3/,
    ],
    [
      "lines changed about",
      (log: string) => log.split("\n").toSpliced(1, 2, log.split("\n")[2]!, log.split("\n")[1]!).join("\n"),
      /lines 2 to 3/,
    ],
  ])("names %s", async (_, change, message) => {
    const archive = await openArchive(dir);
    await archive.keep(bytes("one"), { ...page("05"), fetch: fetch(200) });
    await archive.keep(bytes("two"), { ...page("06"), location: "https://post.example/b" });
    await archive.keep(bytes("three"), { ...page("06"), location: "https://post.example/c" });
    await archive.seal("2024-01-07T00:00:00Z");
    expect((await archive.verify()).faults).toEqual([]);
    const path = join(dir, "log.jsonl");
    await writeFile(path, change(await readFile(path, "utf8")));
    expect((await archive.verify()).faults).toEqual(expect.arrayContaining([expect.stringMatching(message)]));
    await archive.close();
  });

  it("names a head that was changed", async () => {
    const archive = await openArchive(dir);
    await archive.keep(bytes("one"), page("05"));
    const head = (await archive.seal("2024-01-07T00:00:00Z"))!;
    await writeFile(join(dir, "heads", head.name), head.text.replace("2024-01-05", "2024-01-04"));
    expect((await archive.verify()).faults).toEqual([expect.stringMatching(/does not carry the signature/)]);
    await archive.close();
  });

  it("is one log for two processes that write to it", async () => {
    const [one, two] = [await openArchive(dir), await openArchive(dir)];
    for (let at = 0; at < 10; at++)
      await (at % 2 === 0 ? one : two).keep(bytes(`text ${at}`), { ...page("05"), fetch: fetch(200) });
    await Promise.all([
      one.keep(bytes("a"), { ...page("05"), fetch: fetch(200) }),
      two.keep(bytes("b"), { ...page("05"), fetch: fetch(200) }),
    ]);
    await one.seal("2024-01-06T00:00:00Z");
    await two.seal("2024-01-06T00:00:00Z");
    expect(await two.verify()).toMatchObject({ entries: 12, originals: 12, heads: 1, faults: [] });
    expect(one.size).toBe(12);
    await one.close();
    await two.close();
  });
});
