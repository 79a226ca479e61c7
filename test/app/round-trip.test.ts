// JSON lines out of a ledger and into an empty one: the same documents, the same records, the same incidents.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp, samplePath } from "../../src/app/index.ts";
import { read } from "../../src/read/index.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

let dir = "";
let [first, second]: App[] = [];

async function exported(app: App, what: "coded" | "incidents"): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of app.export("jsonl", { what })) pieces.push(piece);
  return pieces.join("");
}

async function opened(name: string, add: string): Promise<App> {
  const app = await openApp({ dataDir: join(dir, name) });
  for await (const outcome of app.add([add])) expect(outcome.kind).toBe("added");
  return app;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-round-"));
  // Posts of a channel: dates, forwards and media that only the message told.
  first = await opened("first", join(samplePath(), "telegram"));
  await writeFile(join(dir, "all.jsonl"), await exported(first, "coded"));
  second = await opened("second", join(dir, "all.jsonl"));
}, 120_000);

afterAll(async () => {
  await first?.close();
  await second?.close();
  await rm(dir, { recursive: true, force: true });
});

describe("JSON lines, there and back", () => {
  it("give the same documents with the same records", async () => {
    const [there, back] = [await exported(first!, "coded"), await exported(second!, "coded")];
    expect(there.split("\n").length).toBeGreaterThan(5);
    const parsed = (lines: string): unknown[] =>
      lines
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line));
    expect(parsed(back)).toEqual(parsed(there));
  });

  it("give the same incidents, to the letter", async () => {
    expect(await exported(second!, "incidents")).toBe(await exported(first!, "incidents"));
    expect(await first!.status()).toMatchObject(
      (({ documents, events, statements, tallies }) => ({ documents, events, statements, tallies }))(
        await second!.status(),
      ),
    );
  });
});

describe("a line that was read before", () => {
  const knowledge = loadKnowledge();
  const whole = {
    id: "a",
    text: "A bomb exploded.",
    language: "en",
    publishedFrom: "json-ld",
    published: "2024-01-01",
    regions: [{ start: 0, end: 1, kind: "title", noise: false }],
    events: [{ id: "e1" }],
  };

  it("is taken as it was read, without what was coded in it", () => {
    const { events: _events, ...document } = whole;
    expect(read(whole, knowledge)).toEqual(document);
  });

  it.each([
    ["regions outside of the text", { regions: [{ start: 0, end: 99, kind: "title", noise: false }] }],
    ["regions of no kind", { regions: [{ start: 0, end: 1, kind: "x", noise: false }] }],
    ["no list of regions", { regions: "none" }],
  ])("is read like any other with %s", (_what, change) => {
    expect(read({ ...whole, ...change }, knowledge)).toMatchObject({
      publishedFrom: "given",
      text: whole.text,
    });
  });
});
