// Judging through the app and the API, on a ledger on the disk: names, wrong ids, withdrawal, rebuilding.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";

const TEXTS = {
  one: "Five rockets hit Ain al-Asad air base in Anbar on Monday, the Pentagon said.",
  two: "A drone struck a convoy near Basra on Monday, police said.",
};

describe("judgements of people", () => {
  let dir = "";
  let app: App;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-judging-"));
    for (const [id, text] of Object.entries(TEXTS)) {
      await writeFile(join(dir, `${id}.json`), JSON.stringify({ id, text, published: "2023-12-05" }));
    }
    app = await openApp({ dataDir: join(dir, "data") });
    await Array.fromAsync(app.add([join(dir, "one.json"), join(dir, "two.json")]));
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

  const incidentOf = async (document: string) => (await app.incidents({ document })).rows[0]!;
  const exported = async () => (await Array.fromAsync(app.export("jsonl", { what: "incidents" }))).join("");

  it("join two incidents by their ids, and part them again when withdrawn", async () => {
    const before = await exported();
    const [a, b] = [await incidentOf("one"), await incidentOf("two")];
    expect(a.id).not.toBe(b.id);
    const made = await app.judge({ a: a.id, b: b.id, verdict: "same", by: " Ann ", why: "one convoy" });
    expect(made).toMatchObject({ by: "Ann", verdict: "same", reasons: [{ note: "one convoy" }] });
    expect((await incidentOf("one")).id).toBe((await incidentOf("two")).id);
    const joined = await exported();
    expect(await app.rebuild()).toMatchObject({ judgements: 1 });
    expect(await exported()).toBe(joined);
    expect((await app.withdraw(made.id)).withdrawnAt).toBeDefined();
    expect(await exported()).toBe(before);
  });

  it("stay when all is coded again, which with the same knowledge changes nothing", async () => {
    const made = await app.judge({ a: "one#e1", b: "two#e1", verdict: "same", by: "Ann" });
    const before = await exported();
    expect(await app.recode()).toEqual({ documents: 2, changed: 0 });
    expect(await exported()).toBe(before);
    await app.withdraw(made.id);
  });

  it("go over HTTP as JSON, and nothing else does", async () => {
    const web = createWeb(app);
    const [a, b] = [await incidentOf("one"), await incidentOf("two")];
    const body = JSON.stringify({ a: a.id, b: b.id, verdict: "unsure", by: "Ann" });
    const send = (type: string, text: string) =>
      web.request("/api/judgements", { method: "POST", headers: { "content-type": type }, body: text });
    const made = await send("application/json", body);
    expect(made.status).toBe(201);
    const { id } = (await made.json()) as { id: string };
    const gone = await web.request(`/api/judgements/${id}`, { method: "DELETE" });
    expect(await gone.json()).toMatchObject({ id, withdrawnAt: expect.any(String) });
    expect((await send("text/plain", body)).status).toBe(400);
    expect((await send("application/json", "{")).status).toBe(400);
    expect((await send("application/json", body.replace("Ann", "merge@1"))).status).toBe(400);
  });

  it.each([
    [{ a: "i-none", b: "two#e1" }, "not-found"],
    [{ a: "one#e1", b: "one#e1" }, "bad-option"],
    [{ a: "one#e1", b: "nowhere#e9" }, "not-found"],
    [{ a: "one#e1", b: "two#e1", by: "  " }, "bad-option"],
  ])("are refused with a reason: %o", async (request, code) => {
    await expect(app.judge({ verdict: "same", by: "Ann", ...request })).rejects.toMatchObject({ code });
    await expect(app.withdraw("j-none")).rejects.toMatchObject({ code: "not-found" });
  });
});
