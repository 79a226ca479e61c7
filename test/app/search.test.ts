// Words and filters of one search box: what is understood, and what it leaves of a ledger.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { App } from "../../src/app/index.ts";
import { appOfTexts, type AppOfTexts } from "./app-of-texts.ts";

const TEXTS = [
  {
    id: "asad",
    text: "Five rockets hit Ain al-Asad air base on Monday. Kataib Hezbollah claimed the attack.",
    published: "2023-12-05",
  },
  {
    id: "basra",
    text: "A drone struck a convoy near Basra on Monday, police said.",
    published: "2024-02-06",
  },
];

describe("search", () => {
  let app: App;
  let end: AppOfTexts["end"];
  beforeAll(async () => {
    ({ app, end } = await appOfTexts(TEXTS));
  });
  afterAll(() => end());

  const found = async (query: string) => (await app.search(query, {})).rows.map((hit) => hit.document.id);

  it.each([
    ["rockets", ["asad"]],
    ["Monday", ["basra", "asad"]],
    ["before:2024 Monday", ["asad"]],
    ["Monday after:2023", ["basra"]],
    ["actor:kataib-hizballah", ["asad"]],
    [`actor:"Kata'ib Hizballah" Monday`, ["asad"]],
    ["place:Basra", ["basra"]],
    ["mode:rocket-attack", ["asad"]],
    ['mode:"drone attack"', ["basra"]],
    ["actor:kataib-hizballah drone", []],
    ["place:Nowhere Monday", []],
    ["", []],
  ])("%s", async (query, ids) => {
    expect((await found(query)).toSorted()).toEqual(ids.toSorted());
  });

  it("what cannot be understood is said, and narrows nothing", async () => {
    const { understood, words } = app.asked("before:tomorrow mode:telepathy rockets http://x.example");
    expect(understood.map(({ ignored }) => ignored)).toEqual([true, true]);
    expect(words).toBe("rockets http://x.example");
    expect(await found("before:tomorrow rockets")).toEqual(["asad"]);
  });

  it("pages through what is filtered", async () => {
    const first = await app.search("before:2030", { limit: 1 });
    expect(first).toMatchObject({ total: 2, next: "1" });
    const second = await app.search("before:2030", { limit: 1, after: first.next });
    expect(second.rows).toHaveLength(1);
    expect(second.next).toBeUndefined();
  });
});
