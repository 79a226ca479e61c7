// Double coding over the forms, on a ledger on the disk: blind until finished, measured, settled, and out as gold.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { browserOf } from "./browser.ts";

const TEXT = "Five rockets hit Ain al-Asad air base in Anbar on Monday, the Pentagon said. Nobody was hurt.";

type Person = ReturnType<typeof browserOf>;

const read = async (person: Person, path: string): Promise<string> => (await person.get(path)).text;

/** A form as its page gives it out. */
async function send(person: Person, path: string, fields: Record<string, string>, page: string) {
  await person.get(page);
  return person.post(path, fields);
}

describe("double coding", () => {
  let dir = "";
  let app: App;
  let web: ReturnType<typeof createWeb>;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-coding-"));
    app = await openApp({ dataDir: join(dir, "data") });
    web = createWeb(app);
    await writeFile(
      join(dir, "one.json"),
      JSON.stringify({ id: "one", text: TEXT, published: "2023-12-05" }),
    );
    await Array.fromAsync(app.add([join(dir, "one.json")]));
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("shows the bare text, and nobody else's records until one's own are finished", async () => {
    const person = browserOf(web);
    expect(await read(person, "/coding/one")).toContain("bare text");
    await send(person, "/coding/one", { do: "begin" }, "/coding/one");
    const open = await read(person, "/coding/one");
    expect(open).toContain(TEXT);
    expect(open).not.toContain('class="m ');
    expect((await person.get("/agreement/one?a=local&b=machine")).status).toBe(404);
    const refused = await send(
      person,
      "/agreement/one",
      { do: "settle", a: "local", b: "machine" },
      "/coding/one",
    );
    expect(refused.status).toBe(404);
  });

  it("adds records on words of the text, fills their fields, and refuses what does not stand there", async () => {
    const person = browserOf(web);
    const add = (fields: Record<string, string>) =>
      send(person, "/coding/one", { do: "add", ...fields }, "/coding/one");
    expect((await add({ kind: "event", is: "assault", value: "struck" })).status).toBe(400);
    expect((await add({ kind: "event", is: "assault", value: "hit" })).status).toBe(303);
    const [event] = (await app.coding.own("one", "local"))!.coded.events;
    const set = (fields: Record<string, string>) =>
      send(person, "/coding/one", { do: "set", kind: "event", record: event!.id, ...fields }, "/coding/one");
    expect((await set({ field: "mode", value: "drone-attack" })).status).toBe(303);
    expect((await set({ field: "places", value: "Ain al-Asad air base" })).status).toBe(303);
    expect((await set({ field: "places", value: "Damascus" })).status).toBe(400);
    const coded = (await app.coding.own("one", "local"))!.coded.events[0]!;
    expect(coded).toMatchObject({ mode: "drone-attack", by: "person:local" });
    expect(TEXT.slice(coded.places[0]!.start, coded.places[0]!.end)).toBe("Ain al-Asad air base");
  });

  it("adds who said what: the words said, then their source and cue", async () => {
    const person = browserOf(web);
    const said = TEXT.slice(0, TEXT.indexOf(", the Pentagon"));
    const add = await send(
      person,
      "/coding/one",
      { do: "add", kind: "attribution", is: "", value: said },
      "/coding/one",
    );
    expect(add.status).toBe(303);
    const own = async () => (await app.coding.own("one", "local"))!.coded.attributions;
    const { id } = (await own())[0]!;
    for (const [name, value] of [
      ["source", "the Pentagon"],
      ["cue", "said"],
    ] as const) {
      const fields = { do: "set", kind: "attribution", record: id, field: name, value };
      expect((await send(person, "/coding/one", fields, "/coding/one")).status).toBe(303);
    }
    const [made] = await own();
    const words = (spans: readonly { start: number; end: number }[]) =>
      spans.map(({ start, end }) => TEXT.slice(start, end));
    expect([words(made!.source), words(made!.cue), words(made!.content)]).toEqual([
      ["the Pentagon"],
      ["said"],
      [said],
    ]);
    expect(await read(person, "/coding/one")).toContain("attribution: ");
  });

  it("measures agreement with the machine when it is finished, and settles what differs", async () => {
    const person = browserOf(web);
    await send(person, "/coding/one", { do: "finish" }, "/coding/one");
    const page = await read(person, "/agreement/one?a=local&b=machine");
    expect(page).toContain("Krippendorff");
    expect(page).toContain("event: mode");
    const { differences, found } = await app.coding.compared("one", { a: "local", b: "machine" }, "local");
    expect(found.event.both).toBe(1);
    expect(found.attribution).toEqual({ both: 1, onlyA: 0, onlyB: 0 });
    expect(page).toContain("attribution: source");
    const mode = differences.find(({ field }) => field === "mode")!;
    expect([mode.saidA, mode.saidB]).toEqual(["drone-attack", "rocket-attack"]);
    const decided = { do: "settle", a: "local", b: "machine", [`d:${mode.id}`]: "b" };
    expect((await send(person, "/agreement/one", decided, "/agreement/one?a=local&b=machine")).status).toBe(
      303,
    );
    const overview = await read(person, "/coding");
    expect(overview).toContain("People with the machine");
    expect(overview).toContain("gold.jsonl");
  });

  it("gives the settled coding as gold, without who made it", async () => {
    const person = browserOf(web);
    const [line] = (await read(person, "/coding/gold.jsonl"))
      .trim()
      .split("\n")
      .map((one) => JSON.parse(one));
    expect(line.events[0]).toMatchObject({ type: "assault", mode: "rocket-attack" });
    expect(JSON.stringify(line.events)).not.toContain("person:");
    const [text] = (await read(person, "/coding/documents.jsonl"))
      .trim()
      .split("\n")
      .map((one) => JSON.parse(one));
    expect(text).toEqual({ id: "one", text: TEXT, language: "en", published: "2023-12-05" });
  });
});
