// The bundled sample in a real ledger, as a newcomer sees it after the first start: every page, and the ways between them.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openApp, samplePath } from "../../src/app/index.ts";
import type { App } from "../../src/app/index.ts";
import { openBrowser } from "./chromium.ts";
import { textsBelowAA } from "./contrast.ts";
import { servePages } from "./server.ts";
import type { Visited } from "./server.ts";
import { overflow, visitorOf } from "./visit.ts";
import type { Visitor } from "./visit.ts";

const dataDir = mkdtempSync(join(tmpdir(), "casus-browser-"));
let app: App;
let site: Visited;
let visitor: Visitor;
let browser: Browser;
let context: BrowserContext;

beforeAll(async () => {
  app = await openApp({ dataDir });
  for await (const outcome of app.add([samplePath()])) expect(outcome.kind).not.toBe("failed");
  site = await servePages(app);
  visitor = visitorOf(site.address);
  browser = await openBrowser();
  context = await browser.newContext({ viewport: { width: 390, height: 844 } });
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
  await app?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the sample", () => {
  it("opens every page on a phone without errors or sideways scrolling, with enough contrast", async () => {
    for (const path of [
      "/",
      "/timeline",
      "/map",
      "/threats",
      "/statements",
      "/tallies",
      "/documents",
      "/search?q=base",
      "/status",
      "/exports",
    ]) {
      const page = await visitor.visit(context, path);
      expect(await overflow(page), path).toBeLessThanOrEqual(0);
      expect(await page.evaluate(textsBelowAA), path).toEqual([]);
    }
    expect(visitor.faults.splice(0)).toEqual([]);
  }, 120_000);

  it("draws the map, and lists what lies in view when days are chosen", async () => {
    const page = await visitor.visit(context, "/map");
    await page.locator("[data-ready]").waitFor();
    expect(await page.locator(".map-sheet canvas").count()).toBe(1);
    await page.getByText(/in view/).waitFor();
    const before = await page.locator(".map-listed h2").textContent();
    await page.locator(".map-days").scrollIntoViewIfNeeded();
    const days = (await page.locator(".map-days").boundingBox())!;
    await page.mouse.move(days.x + days.width * 0.6, days.y + 10);
    await page.mouse.down();
    await page.mouse.move(days.x + days.width * 0.95, days.y + 10, { steps: 5 });
    await page.mouse.up();
    await page.waitForFunction(
      (was) => document.querySelector(".map-listed h2")?.textContent !== was,
      before,
    );
    expect(await page.locator(".map-sheet output").textContent()).toMatch(/^\d+ \w+ 2023 to \d+ \w+ 2023$/);
    expect(visitor.faults.splice(0)).toEqual([]);
  }, 60_000);

  it("leads from the timeline to an incident to its highlighted words", async () => {
    const page = await visitor.visit(context, "/timeline");
    await page.locator(".incident h3 a").first().click();
    const quoted = await page.locator(".report .quote p").first().textContent();
    await page.locator(".report").first().getByRole("link", { name: "Read the words in the text" }).click();
    await page.locator("mark.shown").first().waitFor();
    const marked = (await page.locator("mark.shown").allTextContents()).join("").replace(/\s+/g, " ");
    expect(marked).toContain(quoted?.slice(0, 40));
    const box = await page.locator("mark.shown").first().boundingBox();
    expect(box!.y).toBeLessThan(844);
    await page.close();
    expect(visitor.faults.splice(0)).toEqual([]);
  });

  it.each([
    ["كتائب حزب الله", "rtl"],
    ["drone", "ltr"],
  ])("searches %s and shows the place in the text", async (words, direction) => {
    const page = await visitor.visit(context, "/");
    await page.getByRole("searchbox").fill(words);
    await page.getByRole("searchbox").press("Enter");
    await page.locator(".hit mark").first().waitFor();
    const mark = page.locator(".hit .quote p").first();
    expect(await mark.evaluate((element) => getComputedStyle(element).direction)).toBe(direction);
    await page.locator(".hit h2 a").first().click();
    await page.locator("mark.shown").first().waitFor();
    await page.close();
    expect(visitor.faults.splice(0)).toEqual([]);
  });

  it("shows what is found while it is typed, in the words asked for last", async () => {
    const page = await visitor.visit(context, "/search");
    const box = page.getByRole("searchbox");
    await box.pressSequentially("drone", { delay: 20 });
    await page.locator(".hit mark").first().waitFor();
    const total = (await app.search("drone", { limit: 1 })).total;
    expect(await page.locator(".lede").textContent()).toContain(`${total} document`);
    expect(await page.locator("output.unseen").textContent()).toContain(`${total} document`);
    expect(new URL(page.url()).search).toBe("?q=drone");
    expect(await page.title()).toContain("drone");
    expect(await box.evaluate((element) => element === document.activeElement)).toBe(true);
    // An answer that comes late does not stand over a later one.
    await page.route("**/search?q=qqqq", async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 1500));
      await route.continue().catch(() => {});
    });
    await box.fill("qqqq");
    await page.waitForTimeout(400);
    await box.fill("كتائب");
    await page.locator(".hit p[dir=auto]:lang(ar) mark").first().waitFor();
    await page.waitForTimeout(1800);
    expect(await page.locator("h1 bdi").textContent()).toBe("كتائب");
    await box.fill("");
    await page.locator(".empty").waitFor();
    expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe("/search");
    await page.unrouteAll({ behavior: "ignoreErrors" });
    await page.close();
    expect(visitor.faults.splice(0)).toEqual([]);
  });

  it("searches without scripts by its form", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const page = await plain.newPage();
    await page.goto(`${site.address}/search`);
    await page.getByRole("searchbox").fill("drone");
    await page.getByRole("searchbox").press("Enter");
    await page.locator(".hit mark").first().waitFor();
    expect(new URL(page.url()).search).toBe("?q=drone");
    await plain.close();
  });

  it("shows each document's text to the last character", async () => {
    const { rows } = await app.documents({ limit: 100 });
    for (const row of rows) {
      const view = await app.document(row.id);
      const page = await (await fetch(`${site.address}/documents/${encodeURIComponent(row.id)}`)).text();
      const words = [...page.matchAll(/<div class="para[^"]*"><p>(.*?)<\/p>/gs)]
        .map((match) => match[1]!.replace(/<[^>]+>/g, ""))
        .join("");
      const plain = words
        .replaceAll("&lt;", "<")
        .replaceAll("&gt;", ">")
        .replaceAll("&quot;", '"')
        .replaceAll("&#39;", "'")
        .replaceAll("&amp;", "&");
      expect(plain.replace(/\s+/g, ""), row.id).toBe(view?.document.text.replace(/\s+/g, ""));
    }
  });
});
