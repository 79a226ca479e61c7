// The API: pages of rows with a limit, things by id, exports as files, and problems said in sentences.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createWeb } from "../../src/web/index.ts";
import { fixtureApp } from "../web/fixture-app.ts";

const web = createWeb(fixtureApp());

const manual = readFileSync(join(import.meta.dirname, "..", "..", "docs", "api.md"), "utf8");
const ADDRESSES = [...manual.matchAll(/`(\/[a-z]+[^`]*)`/g)]
  .map((match) => match[1]!)
  .filter((address) => address !== "/api/")
  .map((address) => address.replace("WORDS", "rockets"))
  .map((address) =>
    address.replace(
      "ID",
      address.includes("incidents") ? "2021-03-03-rocket-attack-ain-al-asad" : "agency-asad",
    ),
  );

describe("docs/api.md", () => {
  it.each(ADDRESSES)("%s answers", async (address) => {
    expect((await web.request(address)).status).toBe(200);
  });
});

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
});
