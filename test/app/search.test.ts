// Words and filters of one search box: what is understood, and what it leaves of a ledger.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";

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
  let dir = "";
  let app: App;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-search-"));
    app = await openApp({ dataDir: join(dir, "data") });
    for (const text of TEXTS) await writeFile(join(dir, `${text.id}.json`), JSON.stringify(text));
    await Array.fromAsync(app.add(TEXTS.map(({ id }) => join(dir, `${id}.json`))));
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

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
