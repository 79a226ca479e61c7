// Actors and sources: the register's names and relations as it has them, what the ledger has of each, grades of people.
import { describe, expect, it } from "vitest";
import type { SourceHealth } from "../../src/app/index.ts";
import type { SourceGrade } from "../../src/record/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { browserOf } from "./browser.ts";
import { fixtureApp } from "./fixture-app.ts";

const page = async (path: string, app = fixtureApp()): Promise<string> =>
  (await createWeb(app).request(path)).text();

describe("/actors", () => {
  it("lists those that the ledger names, and finds others by a name in any script", async () => {
    expect(await page("/actors")).toContain('<a href="/actors/kataib-hizballah">');
    expect(await page(`/actors?q=${encodeURIComponent("كتائب حزب الله")}`)).toContain(
      '<a href="/actors/kataib-hizballah">',
    );
    expect(await page("/actors?q=Nobody%20Knows")).toContain("knows nobody of the name");
  });
});

describe("/actors/:id", () => {
  it("says names by language, and relations both ways with date and source", async () => {
    const text = await page("/actors/kataib-hizballah");
    expect(text).toMatch(/<dd lang="ar" dir="rtl">/);
    expect(text).toContain("كتائب حزب الله");
    expect(text).toMatch(/member of<\/th><td><a href="\/actors\/popular-mobilization-forces">/);
    expect(text).toMatch(/acts behind the façade<\/th><td><a href="\/actors\/islamic-resistance-in-iraq">/);
    expect(text).toMatch(/<td>2014<\/td>/);
    expect(text).toContain("brigade lists");
    expect(text).toMatch(/<svg[^>]* role="group" aria-label="[^"]+relations/);
    expect(text).toMatch(/<text class="years"[^>]*>since 2014<\/text>/);
  });

  it("draws nothing where there is no relation, and knows no others", async () => {
    expect(await page("/actors/mahdi-army")).toContain("The register has no relation of it");
    expect((await createWeb(fixtureApp()).request("/actors/nobody")).status).toBe(404);
  });

  it("has a twin", async () => {
    const twin = JSON.parse(await page("/actors/kataib-hizballah.json"));
    expect(twin.actor.relations[0]).toMatchObject({
      relation: "memberOf",
      direction: "up",
      source: expect.any(String),
    });
  });
});

describe("/status", () => {
  const source: SourceHealth = {
    id: "zab",
    name: "Zab Post",
    type: "feed",
    subject: "https://zab.example/feed",
    state: "silent",
    everyMs: 3_600_000,
    failuresInARow: 0,
    leftOut: { "no text": 3 },
    perDay: 0.4,
    expect: [5, 20],
    lastSuccessAt: "2024-01-02T03:04:00Z",
    documents: 12,
    versions: 3,
    leftOutLast: "The page <b>x</b> holds no text.",
  };

  it("says how each source is, in words beside the shape, and its volume against what is expected", async () => {
    const text = await page("/status", { ...fixtureApp(), sources: () => [source] });
    expect(text).toContain("brings too little");
    expect(text).toContain("0.4 a day, 5 to 20 expected");
    expect(text).toContain("3× no text");
    expect(text).toContain("12 documents, 3 later versions");
    expect(text).toContain("The page &lt;b&gt;x&lt;/b&gt; holds no text.");
    expect(await page("/status")).toContain("No source is collected yet");
  });

  it("shows who graded an outlet, and sets a grade", async () => {
    const grades: SourceGrade[] = [];
    const app = fixtureApp();
    const review = {
      ...app.review,
      grades: async () => grades,
      grade: async (asked: { source: string; reliability: string; by: string }) => {
        const grade = { id: "g1", at: "2024-01-01T00:00:00Z", ...asked } as SourceGrade;
        grades.push(grade);
        return grade;
      },
    };
    const person = browserOf(createWeb({ ...app, review }));
    const { text } = await person.get("/status");
    const outlet = /name="source" value="([^"]+)"/.exec(text)![1]!;
    expect((await person.post("/status", { do: "grade", source: outlet, reliability: "B" })).status).toBe(
      303,
    );
    expect((await person.get("/status")).text).toMatch(
      /<strong>B<\/strong>.*usually reliable; <bdi>local<\/bdi>/s,
    );
    expect((await person.post("/status", { do: "other" })).status).toBe(400);
  });
});
