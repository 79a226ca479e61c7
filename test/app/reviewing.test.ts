// Judging single records through the app, on a ledger on the disk: what follows at once, what survives, what is refused.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp, type RecordJudgeRequest } from "../../src/app/index.ts";

const TEXT =
  "Five rockets hit Ain al-Asad air base in Anbar on Monday, the Pentagon said. Two soldiers were injured. Kataib Hizballah had no comment.";

describe("judgements on records", () => {
  let dir = "";
  let app: App;
  const write = (text: string) =>
    writeFile(join(dir, "one.json"), JSON.stringify({ id: "one", text, published: "2023-12-05" }));
  const add = () => Array.fromAsync(app.add([join(dir, "one.json")]));
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-reviewing-"));
    app = await openApp({ dataDir: join(dir, "data") });
    await write(TEXT);
    await add();
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

  const eventId = async () => (await app.document("one"))!.document.events[0]!.id;
  const judged = async (more: Partial<RecordJudgeRequest>) =>
    app.review.judge({
      document: "one",
      kind: "event",
      record: await eventId(),
      verdict: "corrected",
      by: "Ann",
      ...more,
    });
  const incident = async () => (await app.incidents({ document: "one" })).rows[0];

  it("say what their rule is for, with its examples; what is no rule of a file has no note", async () => {
    const { document } = (await app.document("one"))!;
    const note = app.rule(document.events[0]!.by!)!;
    expect(note.means.length).toBeGreaterThan(5);
    expect(note.examples.some(({ not }) => not)).toBe(true);
    expect(note.examples.some(({ not }) => !not)).toBe(true);
    expect(note.place).toMatch(/\.yaml:\d+$/);
    for (const by of ["en/no-such-rule", "names-model", "", "xx/attacks"])
      expect(app.rule(by)).toBeUndefined();
  });

  it("correct a number, and the incident follows; taking it back brings the machine's value", async () => {
    const before = (await incident())!;
    const made = await judged({ field: "injured", value: { text: "3-4" } });
    expect((await incident())!.injured).toEqual({ min: 3, max: 4 });
    expect(await app.recode()).toEqual({ documents: 1, changed: 0 });
    expect((await incident())!.injured).toEqual({ min: 3, max: 4 });
    await app.review.withdraw(made.id, "Ann");
    expect(await incident()).toEqual(before);
    expect((await app.review.judgements("one")).map((one) => one.withdrawnAt !== undefined)).toEqual([true]);
  });

  it("take words of the text for an actor, known to the register by name", async () => {
    const made = await judged({ field: "actors", value: { words: "Kataib Hizballah" } });
    const { document } = (await app.document("one"))!;
    const [actor] = document.events[0]!.actors;
    expect(TEXT.slice(actor!.start, actor!.end)).toBe("Kataib Hizballah");
    expect(actor!.entity).toBe("kataib-hizballah");
    expect(document.events[0]!.by).toBe("person:Ann");
    await app.review.withdraw(made.id, "Ann");
  });

  it("survive another version of the text", async () => {
    const made = await judged({ field: "mode", value: { text: "drone-attack" } });
    await write(`Update. ${TEXT} More is to follow.`);
    expect((await add()).map(({ kind }) => kind)).toEqual(["added"]);
    const { document } = (await app.document("one"))!;
    expect(document.text.startsWith("Update.")).toBe(true);
    expect(document.events.map(({ mode }) => mode)).toContain("drone-attack");
    await app.review.withdraw(made.id, "Ann");
    expect((await app.document("one"))!.document.events.map(({ mode }) => mode)).not.toContain(
      "drone-attack",
    );
  });

  it("take a record out, and out of the queue", async () => {
    const queued = async () => (await app.review.queue({ by: "Ann", kind: "record" })).items.length;
    const before = await queued();
    const made = await judged({ verdict: "rejected" });
    expect(await queued()).toBeLessThan(before);
    expect((await app.review.queue({ by: "Ann" })).last[0]!.judgement.id).toBe(made.id);
    await app.review.withdraw(made.id, "Ann");
    expect(await queued()).toBe(before);
  });

  it("the queue goes on to older documents, and leaves out those with nothing left to judge", async () => {
    const ask = (older = 0) => app.review.queue({ by: "Ann", kind: "record", older });
    const before = await ask();
    expect([before.documents, before.total]).toEqual([1, 1]);
    expect((await ask(1)).items).toEqual([]);
    const made: string[] = [];
    for (const item of before.items)
      if (item.kind === "record") {
        const { of: kind, record } = item;
        made.push((await judged({ kind, record, verdict: "accepted" })).id);
      }
    const after = await ask();
    expect([after.documents, after.total, after.items.length]).toEqual([0, 0, 0]);
    expect(made.length).toBeGreaterThan(0);
    for (const id of made) await app.review.withdraw(id, "Ann");
    expect((await ask()).total).toBe(1);
  });

  it("move the share in which a reviewer and the machine agree", async () => {
    await judged({ verdict: "accepted" });
    const { agreement } = await app.review.queue({ by: "Ann" });
    expect(agreement).toMatchObject({ judged: 1, accepted: 1 });
    expect((await app.review.queue({ by: "Ben" })).agreement.judged).toBe(0);
  });

  it.each([
    [{ record: "e99" }, /no event e99/],
    [{ field: "killed", value: { text: "many" } }, /5-8/],
    [{ field: "date", value: { text: "Monday" } }, /2023-11-02/],
    [{ field: "mode", value: { text: "telepathy" } }, /modes.yaml/],
    [{ field: "places", value: { words: "Damascus" } }, /do not stand in the text/],
    [{ field: "evidence", value: { text: "x" } }, /no such field/],
    [{}, /which field/],
  ] satisfies [Partial<RecordJudgeRequest>, RegExp][])(
    "%o is refused with a sentence",
    async (request, sentence) => {
      await expect(judged(request)).rejects.toThrow(sentence);
    },
  );
});

describe("views and grades", () => {
  let dir = "";
  let app: App;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-views-"));
    app = await openApp({ dataDir: dir });
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("a view is kept without its place in the list, and forgotten by its owner alone", async () => {
    const view = await app.review.saveView({
      name: " Erbil ",
      path: "/timeline",
      query: "mode=x&after=abc",
      owner: "Ann",
    });
    expect(await app.review.savedViews()).toMatchObject([{ name: "Erbil", query: "mode=x" }]);
    await expect(app.review.forgetView(view.id, "Ben")).rejects.toThrow(/no saved view/);
    await app.review.forgetView(view.id, "Ann");
    expect(await app.review.savedViews()).toEqual([]);
  });

  it.each(["https://elsewhere.example/", "//elsewhere", "javascript:alert(1)", "/a/../b"])(
    "%s is no page to save",
    async (path) => {
      await expect(app.review.saveView({ name: "x", path, query: "", owner: "Ann" })).rejects.toThrow(
        /no page/,
      );
    },
  );

  it("a grade is a letter and perhaps a number", async () => {
    await app.review.grade({ source: "Zab Post", reliability: "B", credibility: "2", by: "Ann" });
    expect(await app.review.grades()).toMatchObject([
      { source: "Zab Post", reliability: "B", credibility: "2" },
    ]);
    for (const bad of [{ reliability: "G" }, { reliability: "B", credibility: "7" }])
      await expect(app.review.grade({ source: "Zab Post", by: "Ann", ...bad })).rejects.toThrow(/A to F/);
  });
});
