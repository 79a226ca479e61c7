// The list of incidents: filters and orders in the address, every page as a table of the same, kept as a view, watched.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { savedFilter } from "../../src/alerts/index.ts";
import { type App, openApp } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { browserOf } from "./browser.ts";

const TEXTS = [
  ["2023-11-20", "Gunmen fired three rockets at the Ain al-Asad base in Iraq on 19 November 2023."],
  ["2023-11-21", "Three rockets were fired at the Ain al-Asad base in Iraq on 19 November 2023."],
  ["2023-12-02", "A drone struck a base near Damascus in Syria on 1 December 2023, killing two soldiers."],
] as const;

describe("the list of incidents", () => {
  let dir = "";
  let app: App;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-list-"));
    app = await openApp({ dataDir: dir });
    for (const [published, text] of TEXTS)
      await app.receive({ text, published, title: `News of ${published}` });
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

  const placesOf = (page: string): string[] =>
    [...page.matchAll(/<a href="\/incidents\/[^"]+">.*?<bdi>(.*?)<\/bdi>/g)].map((found) => found[1]!);

  it("shows the newest first, and the other orders that are asked for", async () => {
    const person = browserOf(createWeb(app));
    const newest = placesOf((await person.get("/incidents")).text);
    expect(newest).toHaveLength(2);
    expect(newest.at(-1)).toContain("Asad");
    expect(placesOf((await person.get("/incidents?order=oldest")).text)).toEqual(newest.toReversed());
    expect(placesOf((await person.get("/incidents?order=reports")).text)[0]).toContain("Asad");
    expect(placesOf((await person.get("/incidents?order=nonsense")).text)).toEqual(newest);
  });

  it("is narrowed by country and days, says so when nothing is left, and can be kept as a view", async () => {
    const person = browserOf(createWeb(app));
    const syria = (await person.get("/incidents?country=SY")).text;
    expect(placesOf(syria)).toHaveLength(1);
    expect(syria).toMatch(/<option value="SY"[^>]*selected[^>]*>Syria \(1\)/);
    expect(syria).toContain("Keep this view as");
    expect((await person.get("/incidents?from=2024")).text).toContain("No incidents match these filters");
  });

  it("leaves as a table with the same filter and order", async () => {
    const person = browserOf(createWeb(app));
    const rows = async (query: string): Promise<Record<string, string>[]> =>
      parse((await person.get(`/incidents.csv${query}`)).text, { columns: true, bom: true });
    expect((await rows("?order=oldest")).map((row) => row["country"])).toEqual(["IQ", "SY"]);
    expect((await rows("?country=SY")).map((row) => row["country"])).toEqual(["SY"]);
    expect(await rows("?from=2024")).toEqual([]);
  });

  it("pages in every order without losing or doubling any", async () => {
    for (const order of ["newest", "oldest", "reports"] as const) {
      const first = await app.incidents({ order, limit: 1 });
      const second = await app.incidents({ order, limit: 1, after: first.next });
      expect(second.next).toBeUndefined();
      expect(new Set([...first.rows, ...second.rows].map((one) => one.id)).size).toBe(2);
    }
  });

  it("is watched for incidents alone", () => {
    expect(savedFilter("/incidents", "country=SY&order=oldest")).toEqual({
      kind: "timeline",
      only: "incidents",
      country: "SY",
    });
  });
});
