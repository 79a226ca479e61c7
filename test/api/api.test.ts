// The API: pages of rows with a limit, things by id, exports as files, and problems said in sentences.
import { describe, expect, it } from "vitest";
import { createWeb } from "../../src/web/index.ts";
import { ROUTES } from "../../src/api/routes.ts";
import { emptyApp, fixtureApp } from "../web/fixture-app.ts";

const web = createWeb(fixtureApp());

describe("api", () => {
  it.each(["incidents", "statements", "tallies", "documents"])(
    "/api/%s gives rows and their number",
    async (list) => {
      const body = await (await web.request(`/api/${list}`)).json();
      expect(body.rows).toHaveLength(body.total);
    },
  );

  it("things by id, ids of any characters", async () => {
    const body = await (await web.request("/api/documents/count%2F2023%20%26%20more")).json();
    expect(body.document.id).toBe("count/2023 & more");
  });

  it.each([
    ["/api/incidents?limit=0", 400, /from 1 to 200/],
    ["/api/incidents?limit=201", 400, /from 1 to 200/],
    ["/api/incidents?limit=ten", 400, /limit=ten/],
    ["/api/search", 400, /q is missing/],
    ["/api/incidents/nope", 404, /“nope”/],
    ["/api/export/csv/incidents", 400, /incidents/],
    ["/api/export/incidents/xls", 400, /xls/],
    ["/api/export/coded/csv", 400, /jsonl/],
    ["/api/nope", 404, /There are/],
  ])("%s is a problem document (%d)", async (path, status, detail) => {
    const response = await web.request(path);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect((await response.json()).detail).toMatch(detail);
  });

  it("a fault says nothing about the inside", async () => {
    const broken = createWeb({ ...fixtureApp(), status: () => Promise.reject(new Error("secret")) });
    const response = await broken.request("/api/status");
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain("secret");
  });

  it("an export is a file of the format's type", async () => {
    const response = await web.request("/api/export/incidents/csv");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toContain("casus-incidents.csv");
    expect(await response.text()).toMatch(/^id,type,mode/);
  });

  it("an answer that is as it was is not sent again", async () => {
    for (const path of ["/api/v1/incidents?limit=2", "/api/v1/status", "/api/v1/openapi.json"]) {
      const first = await web.request(path);
      const etag = first.headers.get("etag")!;
      const again = await web.request(path, { headers: { "if-none-match": etag } });
      expect([again.status, await again.text()]).toEqual([304, ""]);
    }
    const etag = (await web.request("/api/v1/incidents?limit=2")).headers.get("etag")!;
    const empty = await createWeb(emptyApp()).request("/api/v1/incidents?limit=2", {
      headers: { "if-none-match": etag },
    });
    expect(empty.status).toBe(200);
  });

  it("nothing is worked out for who has the state of the ledger, and something that is written is seen", async () => {
    let [state, worked] = ["1", 0];
    const fixture = fixtureApp();
    const counting = createWeb({
      ...fixture,
      ledgerState: async () => state,
      incidents: (filter) => {
        worked += 1;
        return fixture.incidents(filter);
      },
    });
    const ask = (path: string, tag = "") => counting.request(path, { headers: { "if-none-match": tag } });
    const tag = (await ask("/api/v1/incidents?limit=2")).headers.get("etag")!;
    expect((await ask("/api/v1/incidents?limit=2", `"x", ${tag}`)).status).toBe(304);
    expect(worked).toBe(1);
    // Neither another question nor one that is refused has the same.
    expect((await ask("/api/v1/incidents?limit=3", tag)).status).toBe(200);
    const refused = await ask("/api/v1/incidents?limit=0", tag);
    expect([refused.status, refused.headers.get("etag")]).toEqual([400, null]);
    state = "2";
    expect((await ask("/api/v1/incidents?limit=2", tag)).status).toBe(200);
    expect(worked).toBe(3);
  });

  it.each([
    ["/api/v1/incidents?form=2023", /no parameter “form”.* from, to, type/],
    ["/api/v1/status?from=2023", /it takes none/],
    ["/api/v1/incidents?from=2023&from=2024", /more than once/],
    ["/api/v1/incidents?from=yesterday", /from=yesterday does not fit: the first day/],
    ["/api/v1/statements?act=shouting", /act=shouting does not fit.*threat, warning/],
    ["/api/v1/incidents?country=iraq", /two capital letters/],
  ])("%s is refused, not answered as if it were not there", async (path, detail) => {
    const response = await web.request(path);
    expect(response.status).toBe(400);
    expect((await response.json()).detail).toMatch(detail);
  });

  it("blanks are as not asked, as forms send them", async () => {
    const asked = await web.request("/api/v1/incidents?from=&mode=%20&actor=");
    expect(await asked.json()).toEqual(await (await web.request("/api/v1/incidents")).json());
  });

  it("the reference tells of every address and every shape, with no style or script of its own", async () => {
    const response = await web.request("/api/v1/reference");
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
    const page = await response.text();
    for (const { name, path } of ROUTES) {
      expect(page).toContain(`id="${name}"`);
      expect(page).toContain(`/api/v1${path.replace(/:(\w+)/g, "{$1}")}<`);
    }
    for (const [, anchor] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${anchor}"`);
    expect(page).not.toMatch(/ style=|<script>|<style/);
  });
});
