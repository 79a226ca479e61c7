// The brief of a day on a real ledger: what is new, what was known and is told again, what of it changed.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app/index.ts";
import { appOfTexts, type AppOfTexts } from "./app-of-texts.ts";

const TEXTS = [
  {
    id: "first",
    outlet: "The Desk",
    published: "2023-12-05",
    text: "Five rockets hit Ain al-Asad air base in Anbar province on Tuesday, 5 December 2023, an official said. Nobody was hurt.",
  },
  {
    id: "second",
    outlet: "Zab Post",
    published: "2023-12-06",
    text: "Kataib Hezbollah claimed responsibility for the rocket attack on Ain al-Asad air base in Anbar province on Tuesday, 5 December 2023.",
  },
  { id: "other", outlet: "Zab Post", published: "2023-12-06", text: "The weather in Basra was mild." },
  { id: "dull", outlet: "Zab Post", published: "2023-12-08", text: "The weather in Basra was mild again." },
];

describe("today", () => {
  let app: App;
  let end: AppOfTexts["end"];
  beforeAll(async () => {
    ({ app, end } = await appOfTexts(TEXTS));
  });
  afterAll(() => end());

  const day = (asked?: string, days = 1) =>
    app.today({ ...(asked !== undefined && { day: asked }), days, baseUrl: "http://here/" });
  const titles = async (asked: string): Promise<string[]> =>
    (await day(asked)).sections.map(({ title }) => title);

  it("tells an incident on the day it is first told, and what changed about it on the next", async () => {
    expect(await titles("2023-12-05")).toContain("Incidents");
    const next = await day("2023-12-06");
    const changed = next.sections.find(({ title }) => title.startsWith("Changed"));
    expect(next.sections.map(({ title }) => title)).not.toContain("Incidents");
    expect(changed!.entries).toHaveLength(1);
    expect(changed!.entries[0]!.quotes.map(({ source }) => source.outlet)).toEqual(["Zab Post"]);
    expect(changed!.entries[0]!.lines.join(" ")).toContain("1 report of it before");
  });

  it("keeps out of a day what came after it", async () => {
    const [incidents] = (await day("2023-12-05")).sections;
    expect(incidents!.entries[0]!.quotes.map(({ source }) => source.outlet)).toEqual(["The Desk"]);
  });

  it("begins with the newest day, says how much was read, and where the next days lie", async () => {
    expect(await day()).toMatchObject({
      to: "2023-12-08",
      newest: true,
      documents: 1,
      earlier: "2023-12-06",
      sections: [],
    });
    expect(await day("2023-12-07")).toMatchObject({
      documents: 0,
      earlier: "2023-12-06",
      later: "2023-12-08",
    });
    expect(await day("2023-12-08", 7)).toMatchObject({
      from: "2023-12-02",
      documents: 4,
      outlets: ["The Desk", "Zab Post"],
    });
  });
});
