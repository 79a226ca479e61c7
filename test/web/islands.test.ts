// The islands as modules: whatever one imports is served, under an address that changes with what stands behind it.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { createWeb } from "../../src/web/index.ts";
import { readIslands } from "../../src/web/islands.ts";
import { fixtureApp } from "./fixture-app.ts";

const IMPORTED = /\bfrom "([^"]+)"/g;
const SCRIPT = /<script type="module" src="([^"]+)">/g;
const PRELOADED = /<link rel="modulepreload" href="([^"]+)">/g;

const all = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, found]) => found!);
const hashOf = (code: string): string => createHash("sha256").update(code).digest("hex").slice(0, 8);

describe("islands", () => {
  const web = createWeb(fixtureApp());

  it.each(["/", "/map", "/timeline", "/search", "/review"])(
    "of %s find every module that they import, and the page names each beforehand",
    async (path) => {
      const page = await (await web.request(path)).text();
      const waiting = all(SCRIPT, page);
      const seen = new Set<string>();
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        if (seen.has(at)) continue;
        seen.add(at);
        const answer = await web.request(at);
        expect(answer.status, at).toBe(200);
        expect(answer.headers.get("content-type")).toContain("javascript");
        const imports = all(IMPORTED, await answer.text());
        for (const one of imports) expect(one).toMatch(/^\/assets\/[a-z-]+\.[0-9a-f]{12}\.js$/);
        waiting.push(...imports);
      }
      const modules = all(PRELOADED, page);
      expect(modules.toSorted()).toEqual(
        [...seen].filter((one) => !all(SCRIPT, page).includes(one)).toSorted(),
      );
    },
  );

  it("of other pages load nothing of the map's", async () => {
    const modules = all(PRELOADED, await (await web.request("/statements")).text());
    expect(modules.some((one) => /slippy|marks|ground/.test(one))).toBe(false);
  });

  it("get another address when what they import changes, and keep it otherwise", () => {
    const read = (change = "") =>
      readIslands((name, code) => `${name}.${hashOf(name === "days" ? code + change : code)}`).pageScripts;
    expect(read()).toEqual(read());
    const [before, after] = [read(), read("//")];
    expect(after.get("timeline")).not.toBe(before.get("timeline"));
    expect(after.get("map")).not.toBe(before.get("map"));
    expect(after.get("search")).toBe(before.get("search"));
  });
});
