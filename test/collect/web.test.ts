// Asking politely: turns, pauses, robots.txt and patience, against a site on loopback.
import { afterEach, describe, expect, it } from "vitest";
import { backOffMs, createWeb } from "../../src/collect/index.ts";
import { openSite } from "./site.ts";
import type { Answer, Site } from "./site.ts";

let site: Site | undefined;
afterEach(() => site?.close());

async function webOver(pages: Readonly<Record<string, Answer>>, delayMs = 0) {
  site = await openSite(pages);
  return { site, web: createWeb({ allowPrivate: true, delayMs, random: () => 0.5 }) };
}

describe("robots.txt", () => {
  it("is asked once and honoured", async () => {
    const { site: at, web } = await webOver({
      "/robots.txt": "User-agent: *\nDisallow: /private/\nUser-agent: Casus\nDisallow: /closed/",
      "/open": "words",
      "/private/a": "words",
    });
    expect(await web.get(`${at.base}/open`)).toMatchObject({ kind: "answer" });
    expect(await web.get(`${at.base}/private/a`)).toMatchObject({ kind: "answer" });
    expect(await web.get(`${at.base}/closed/a`)).toMatchObject({
      kind: "failed",
      code: "fetch-refused",
      message: expect.stringMatching(/robots\.txt of its host asks not to/),
    });
    expect(at.asked).toEqual(["/robots.txt", "/open", "/private/a"]);
  });

  it("that is missing forbids nothing; one that cannot be had forbids all", async () => {
    const { site: at, web } = await webOver({ "/open": "words" });
    expect(await web.get(`${at.base}/open`)).toMatchObject({ kind: "answer" });
    at.close();
    const broken = await webOver({
      "/robots.txt": (_, response) => response.writeHead(403).end(),
      "/a": "words",
    });
    expect(await broken.web.get(`${broken.site.base}/a`)).toMatchObject({ kind: "answer" });
    broken.site.close();
    const down = await webOver({
      "/robots.txt": (_, response) => response.writeHead(503).end(),
      "/a": "words",
    });
    const answer = down.web.get(`${down.site.base}/a`);
    expect(await answer).toMatchObject({
      kind: "failed",
      message: expect.stringMatching(/could not be had/),
    });
    expect(down.site.asked).toEqual(["/robots.txt"]);
  });
});

describe("turns", () => {
  it("asks a host once at a time, with a pause between", async () => {
    let [open, most] = [0, 0];
    const times: number[] = [];
    const slow: Answer = (_, response) => {
      most = Math.max(most, ++open);
      times.push(performance.now());
      setTimeout(() => (open--, response.end("words")), 20);
    };
    const { site: at, web } = await webOver({ "/1": slow, "/2": slow, "/3": slow }, 60);
    await Promise.all(["/1", "/2", "/3"].map((path) => web.get(at.base + path)));
    expect(most).toBe(1);
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(70);
    expect(times[2]! - times[1]!).toBeGreaterThanOrEqual(70);
  });

  it("leaves a host alone that asks for it, and says so instead of waiting", async () => {
    const { site: at, web } = await webOver({
      "/busy": (_, response) => response.writeHead(429, { "retry-after": "600" }).end(),
      "/other": "words",
    });
    expect(await web.get(`${at.base}/busy`)).toMatchObject({
      kind: "failed",
      message: expect.stringMatching(/answered 429/),
    });
    expect(await web.get(`${at.base}/other`)).toMatchObject({
      kind: "failed",
      message: expect.stringMatching(/left alone for \d+ s/),
    });
    expect(at.asked).not.toContain("/other");
  });

  it("doubles the pause with every failure, up to an hour, spread to both sides", () => {
    expect([1, 2, 3, 20].map((failures) => backOffMs(failures, () => 0.5))).toEqual([
      30_000, 60_000, 120_000, 3_600_000,
    ]);
    expect(backOffMs(1, () => 0)).toBe(15_000);
    expect(backOffMs(1, () => 0.999)).toBeLessThan(45_000);
  });

  it("asks conditionally, and takes 304 for unchanged", async () => {
    const { site: at, web } = await webOver({
      "/a": (request, response) =>
        request.headers["if-none-match"] === '"v1"'
          ? response.writeHead(304).end()
          : response.setHeader("etag", '"v1"').end("words"),
    });
    expect(await web.get(`${at.base}/a`)).toMatchObject({ kind: "answer" });
    expect(await web.get(`${at.base}/a`, { etag: '"v1"' })).toMatchObject({
      kind: "unchanged",
      fetch: { status: 304 },
    });
  });
});
