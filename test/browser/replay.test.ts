// A case opens in a standard replay tool: wabac, the engine of ReplayWeb.page, as a service worker in a real browser.
// Skipped with a word where the engine is not installed.
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openApp } from "../../src/app/index.ts";
import { articlePage, openSite } from "../collect/site.ts";
import { openBrowser } from "./chromium.ts";

const ENGINE = join(import.meta.dirname, "../../node_modules/@webrecorder/wabac/dist/sw.js");
const there = existsSync(ENGINE);
if (!there) console.warn(`skipped: the replay engine is not installed (${ENGINE}).`);

let dir = "";
let server: Server;
let browser: Browser;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "casus-replay-"));
  browser = await openBrowser();
}, 120_000);
afterEach(async () => {
  await browser.close();
  server.close();
  await rm(dir, { recursive: true, force: true });
});

/** A case of one page that was had over a redirect; the site is gone when this returns. */
async function writeCase(path: string): Promise<string> {
  const site = await openSite({
    "/a": (_, response) => response.writeHead(302, { location: "/b?x=1" }).end(),
    "/b?x=1": articlePage("Rockets at the base"),
  });
  const app = await openApp({ dataDir: join(dir, "data"), allowPrivate: true });
  await Array.fromAsync(app.add([`${site.base}/a`]));
  await app.writeCase({ search: "base", path, software: "casus test" });
  await app.close();
  site.close();
  return site.base;
}

/** The stretch of bytes that is asked for, which may be the last so many. */
function answerRange(request: IncomingMessage, response: ServerResponse, bytes: Buffer): void {
  const [, first = "", last = ""] = /bytes=(\d*)-(\d*)/.exec(request.headers.range ?? "bytes=0-")!;
  const start = first === "" ? Math.max(0, bytes.length - Number(last)) : Number(first);
  const end = first === "" || last === "" ? bytes.length : Math.min(Number(last) + 1, bytes.length);
  response.writeHead(206, {
    "accept-ranges": "bytes",
    "content-range": `bytes ${start}-${end - 1}/${bytes.length}`,
    "content-length": end - start,
  });
  response.end(request.method === "HEAD" ? undefined : bytes.subarray(start, end));
}

/** A web page, the engine, and the case beside them, as anybody would put them on a server. */
async function serve(path: string): Promise<string> {
  const [engine, wacz] = [readFileSync(ENGINE), readFileSync(path)];
  server = createServer((request, response) => {
    if (request.url === "/case.wacz") answerRange(request, response, wacz);
    else if (request.url === "/sw.js") response.setHeader("content-type", "text/javascript").end(engine);
    else response.setHeader("content-type", "text/html").end("<title>Replay</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Runs in the page: starts the engine and hands it the case; what it says when it is done. */
async function load(): Promise<string> {
  const { serviceWorker } = navigator;
  await serviceWorker.register("/sw.js", { scope: "/" });
  await serviceWorker.ready;
  if (!serviceWorker.controller)
    await new Promise((resolve) => serviceWorker.addEventListener("controllerchange", resolve));
  const said = new Promise<string>((resolve) =>
    serviceWorker.addEventListener(
      "message",
      ({ data }: MessageEvent<{ msg_type: string; error?: string }>) => {
        if (data.msg_type === "collAdded" || data.error) resolve(data.error ?? data.msg_type);
      },
    ),
  );
  const sourceUrl = `${location.origin}/case.wacz`;
  const file = { sourceUrl, loadUrl: sourceUrl };
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
  serviceWorker.controller!.postMessage({ msg_type: "addColl", name: "case", file });
  return said;
}

describe.skipIf(!there)("a case in a replay tool", () => {
  it("opens, lists its page, and shows it under both of its addresses", async () => {
    const path = join(dir, "case.wacz");
    const from = await writeCase(path);
    const page = await browser.newPage();
    await page.goto(await serve(path));
    expect(await page.evaluate(load)).toBe("collAdded");
    const replayed = await page.evaluate(async (site) => {
      const text = async (url: string): Promise<string> => (await fetch(url)).text();
      return Promise.all([
        text("/w/api/c/case?all=1"),
        text(`/w/case/mp_/${site}/a`),
        text(`/w/case/mp_/${site}/b?x=1`),
        text(`/w/case/mp_/${site}/never-kept`),
      ]);
    }, from);
    expect(JSON.parse(replayed[0]!)).toMatchObject({
      pages: [{ url: `${from}/b?x=1`, title: "Rockets at the base" }],
    });
    for (const html of replayed.slice(1, 3)) expect(html).toContain("<h1>Rockets at the base</h1>");
    expect(replayed[3]).not.toContain("Rockets");
  }, 120_000);
});
