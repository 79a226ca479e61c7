// Pages keep nothing that has changed: what is added, corrected or taken back shows at the next request, of any process.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";

const FIRST =
  "Five rockets hit Ain al-Asad air base in Anbar on Monday, the Pentagon said. Two soldiers were injured.";
const SECOND =
  "Kataib Hezbollah claimed responsibility for the rocket attack on Ain al-Asad air base in Anbar on Monday, 4 December 2023.";

/** What is read on a page: its addresses and tokens hold digits of their own. */
const wordsOf = (page: string): string => page.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");

describe("pages of a ledger that changes", () => {
  let dir = "";
  let writer: App;
  let reader: App;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-fresh-"));
    writer = await openApp({ dataDir: join(dir, "data") });
    reader = await openApp({ dataDir: join(dir, "data") });
    await add("one", FIRST, "2023-12-05");
  });
  afterAll(async () => {
    await reader.close();
    await writer.close();
    await rm(dir, { recursive: true, force: true });
  });

  async function add(id: string, text: string, published: string): Promise<void> {
    const path = join(dir, `${id}.json`);
    await writeFile(path, JSON.stringify({ id, text, published, outlet: `Outlet ${id}` }));
    await Array.fromAsync(writer.add([path]));
  }

  async function shown(app: App, path: string): Promise<string> {
    const answer = await createWeb(app).fetch(
      new Request(`http://127.0.0.1${path}`, { headers: { host: "127.0.0.1", accept: "text/html" } }),
    );
    expect(answer.status).toBe(200);
    return wordsOf(await answer.text());
  }

  const both = async (path: string): Promise<string[]> => [
    await shown(writer, path),
    await shown(reader, path),
  ];
  const incidentPath = async () => `/incidents/${(await writer.incidents({ document: "one" })).rows[0]!.id}`;

  it("shows a correction, and its taking back", async () => {
    const paths = [await incidentPath(), "/?days=30"];
    const before = await Promise.all(paths.map(both));
    for (const page of before.flat()) expect(page).not.toMatch(/\b41\b/);
    const made = await writer.review.judge({
      document: "one",
      kind: "event",
      record: (await writer.document("one"))!.document.events[0]!.id,
      verdict: "corrected",
      field: "injured",
      value: { text: "41" },
      by: "Ann",
    });
    for (const path of paths) for (const page of await both(path)) expect(page).toMatch(/\b41\b/);
    await writer.review.withdraw(made.id, "Ann");
    expect(await Promise.all(paths.map(both))).toEqual(before);
  });

  it("shows a report that is added, on every page that tells of it", async () => {
    const paths = ["/?days=30", "/timeline", "/search?q=rocket", await incidentPath()];
    for (const path of paths) for (const page of await both(path)) expect(page).not.toContain("Outlet two");
    await add("two", SECOND, "2023-12-06");
    for (const path of ["/?days=30", "/search?q=rocket", await incidentPath()])
      for (const page of await both(path)) expect(page).toContain("Outlet two");
    for (const page of await both("/timeline")) expect(page).toContain("Kata");
  });

  it("shows the words of a document that was replaced", async () => {
    await shown(reader, "/documents/one");
    await add("one", FIRST.replace("Two soldiers were", "Nine soldiers were"), "2023-12-05");
    for (const page of await both("/documents/one")) expect(page).toContain("Nine soldiers");
  });
});
