// The page of alerts: from a list to an alert in two clicks, and no secret of a target on it.
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type App, openApp } from "../../src/app/index.ts";
import { createWeb } from "../../src/web/index.ts";

let dir = "";
let app: App;
let web: ReturnType<typeof createWeb>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-alerts-page-"));
  await writeFile(
    join(dir, "alerts.yaml"),
    'targets:\n  desk: { type: webhook, url: "https://hook.example/TOP", secret: S3CRET }\n',
  );
  app = await openApp({ dataDir: dir });
  web = createWeb(app);
});
afterAll(async () => {
  await app.close();
  await rm(dir, { recursive: true, force: true });
});

async function post(path: string, fields: Record<string, string>): Promise<Response> {
  const page = await web.request("http://localhost/alerts");
  const token = /name="form-token" value="([^"]+)"/.exec(await page.text())?.[1] ?? "";
  const cookie = page.headers.get("set-cookie")?.split(";")[0] ?? "";
  return web.request(`http://localhost${path}`, {
    method: "POST",
    body: new URLSearchParams({ "form-token": token, ...fields }),
    headers: { cookie, origin: "http://localhost", "content-type": "application/x-www-form-urlencoded" },
  });
}

describe("the page of alerts", () => {
  it("is filled in from a list, and makes the alert on the next click", async () => {
    const threats = await (await web.request("http://localhost/threats")).text();
    const link = /href="(\/alerts\?[^"#]+)/.exec(threats)![1]!.replaceAll("&amp;", "&");
    const form = await (await web.request(`http://localhost${link}`)).text();
    const field = (name: string): string => new RegExp(`name="${name}"[^>]* value="([^"]*)"`).exec(form)![1]!;
    const fields = { name: field("name"), path: field("path"), query: field("query"), to: "desk" };
    const answer = await post("/alerts", fields);
    expect(answer.status).toBe(303);
    expect((await app.alerts.plan()).alerts).toMatchObject([
      { from: "page", rule: { name: "threats", when: "search", path: "/threats", to: ["desk"] } },
    ]);
    expect(await (await web.request("http://localhost/alerts")).text()).toContain(
      "something new is on the list",
    );
  });

  it("says in a sentence what is wrong with an alert, and makes none", async () => {
    const answer = await post("/alerts", {
      name: "near",
      when: "new-incident",
      place: "atlantis",
      to: "desk",
    });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(await answer.text()).toContain("no register has a place “atlantis”");
    expect((await app.alerts.plan()).alerts).toHaveLength(1);
  });

  it("removes what was made here", async () => {
    expect((await post("/alerts/remove", { name: "threats" })).status).toBe(303);
    expect((await app.alerts.plan()).alerts).toEqual([]);
  });

  it.each(["/alerts", "/alerts.json"])("%s tells neither addresses nor secrets of targets", async (path) => {
    const text = await (await web.request(`http://localhost${path}`)).text();
    expect(text).toContain("desk");
    expect(text).not.toMatch(/S3CRET|hook\.example/);
  });

  it("shows what is wrong with the file instead of failing", async () => {
    await writeFile(join(dir, "alerts.yaml"), "alert: []\n");
    const answer = await web.request("http://localhost/alerts");
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("“alert” is not known here");
  });
});
