// One incident told in several languages: one entry of the ledger, found from each language through the ids of the registers.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app/index.ts";
import { appOfTexts, type AppOfTexts } from "./app-of-texts.ts";

const TEXTS = [
  {
    id: "english",
    text: "Two drones struck Ain al-Asad air base in Iraq on Monday, a US official said. Kataib Hezbollah claimed the attack.",
    published: "2023-12-05",
  },
  {
    id: "arabic",
    text: "أعلنت كتائب حزب الله، الاثنين، استهداف قاعدة عين الأسد في العراق بطائرتين مسيّرتين.",
    published: "2023-12-05",
  },
  {
    id: "french",
    text: "Deux drones ont frappé lundi la base d'Ain al-Asad, en Irak.",
    published: "2023-12-05",
  },
  {
    id: "another-day",
    text: "قصفت طائرات مسيّرة قاعدة حرير في أربيل، الجمعة.",
    published: "2023-12-16",
  },
];

describe("one incident in three languages", () => {
  let app: App;
  let end: AppOfTexts["end"];
  beforeAll(async () => {
    ({ app, end } = await appOfTexts(TEXTS));
  });
  afterAll(() => end());

  const found = async (query: string): Promise<string[]> =>
    (await app.search(query, {})).rows.map((hit) => hit.document.id).toSorted();

  it("is one incident with every report, and another day's attack is another", async () => {
    const { rows } = await app.incidents({});
    const reports = rows.map((row) => row.reports.map(({ document }) => document).toSorted());
    expect(reports.toSorted((a, b) => b.length - a.length)).toEqual([
      ["arabic", "english", "french"],
      ["another-day"],
    ]);
  });

  it.each([
    ["actor:kataib-hizballah", ["arabic", "english"]],
    ['actor:"كتائب حزب الله"', ["arabic", "english"]],
    ['place:"عين الأسد"', ["arabic", "english", "french"]],
    ["mode:drone-attack", ["another-day", "arabic", "english", "french"]],
    ["place:Erbil", ["another-day"]],
  ])("%s finds the texts of every language", async (query, ids) => expect(await found(query)).toEqual(ids));
});
