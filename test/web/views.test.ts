// Saved views over the forms, and the search page's filters: kept, listed, forgotten; understood or said not to be.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { browserOf } from "./browser.ts";
import { fixtureApp } from "./fixture-app.ts";

describe("saved views", () => {
  let dir = "";
  let app: App;
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "casus-saved-"));
    app = await openApp({ dataDir: dir });
  });
  afterAll(async () => {
    await app.close();
    await rm(dir, { recursive: true, force: true });
  });

  it("a filtered page is kept under a name, listed, and forgotten", async () => {
    const person = browserOf(createWeb(app));
    const page = await person.get("/timeline?mode=drone-attack");
    expect(page.text).toContain("Keep this view as");
    expect(page.text).toContain("/alerts?path=%2Ftimeline&amp;query=mode%3Ddrone-attack");
    const fields = { do: "save", name: "Drones", path: "/timeline", query: "mode=drone-attack" };
    expect((await person.post("/views", fields)).status).toBe(303);
    expect((await person.get("/views")).text).toContain('<a href="/timeline?mode=drone-attack">');
    const [view] = await app.review.savedViews();
    await person.post("/views", { do: "forget", id: view!.id });
    expect((await person.get("/views")).text).toContain("No view is saved yet");
  });

  it("stand at the side of every page, the one that is looked at marked; names are words and no markup", async () => {
    const person = browserOf(createWeb(app));
    await person.get("/timeline?mode=arson");
    const fields = { do: "save", name: "<b>Fires</b>", path: "/timeline", query: "mode=arson" };
    await person.post("/views", fields);
    const kept = '<a href="/timeline?mode=arson" title="&lt;b&gt;Fires&lt;/b&gt;"';
    expect((await person.get("/documents")).text).toContain(
      `${kept}><bdi>&lt;b&gt;Fires&lt;/b&gt;</bdi></a>`,
    );
    expect((await person.get("/timeline?mode=arson")).text).toContain(`${kept} aria-current="true">`);
    const [view] = await app.review.savedViews();
    await person.post("/views", { do: "forget", id: view!.id });
    expect((await person.get("/documents")).text).not.toContain("mode=arson");
  });

  it("one becomes an alert of what is new on it by a choice and a click", async () => {
    await writeFile(
      join(dir, "alerts.yaml"),
      'targets:\n  desk: { type: webhook, url: "https://hook.example/x" }\n',
    );
    const person = browserOf(createWeb(app));
    await person.get("/timeline?mode=arson");
    await person.post("/views", { do: "save", name: "Fires", path: "/timeline", query: "mode=arson" });
    const [view] = await app.review.savedViews();
    expect((await person.get("/views")).text).toContain("<option>desk</option>");
    const made = await person.post("/views/alert", { id: view!.id, to: "desk" });
    expect(made.headers.get("location")).toBe("/alerts");
    expect((await person.get("/alerts")).text).toContain("Fires");
    expect((await person.post("/views/alert", { id: view!.id, to: "nobody" })).status).toBe(400);
    await person.post("/views", { do: "forget", id: view!.id });
  });

  it("what is no page of ours is not kept", async () => {
    const person = browserOf(createWeb(app));
    await person.get("/timeline?mode=x");
    const fields = { do: "save", name: "x", path: "javascript:alert(1)", query: "" };
    expect((await person.post("/views", fields)).status).toBe(400);
    expect(await app.review.savedViews()).toEqual([]);
  });
});

describe("the search page", () => {
  it.each([
    [`actor:"Kata'ib Hizballah" rockets`, "Hizballah"],
    ["before:tomorrow rockets", "is not understood, and narrows nothing"],
    ["actor:nobody-knows rockets", "in no register; looked for by that name"],
  ])("%s says %s", async (query, says) => {
    const answer = await createWeb(fixtureApp()).request(`/search?q=${encodeURIComponent(query)}`);
    expect(await answer.text()).toContain(says);
  });
});
