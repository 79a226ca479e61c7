// Pages in a real Chromium: no errors, nothing wider than a phone, legible in both palettes, and ways that lead somewhere.
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fixtureApp } from "../web/fixture-app.ts";
import { openBrowser } from "./chromium.ts";
import { textsBelowAA } from "./contrast.ts";
import { servePages } from "./server.ts";
import type { Visited } from "./server.ts";
import { overflow, visitorOf } from "./visit.ts";
import type { Visitor } from "./visit.ts";

let browser: Browser;
let site: Visited;
let visitor: Visitor;

beforeAll(async () => {
  site = await servePages(fixtureApp());
  visitor = visitorOf(site.address);
  browser = await openBrowser();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const INCIDENT = "/incidents/2021-03-03-rocket-attack-ain-al-asad";
const PAGES = [
  "/",
  "/timeline",
  "/incidents",
  INCIDENT,
  "/documents/agency-asad?show=e1#e1",
  "/documents/arabic-asad?show=e1#e1",
  "/documents/count%2F2023%20%26%20more",
  "/map",
  "/names",
  "/threats",
  "/statements",
  "/tallies",
  "/documents",
  "/search?q=rockets",
  "/status",
  "/exports",
];

describe.each([
  [1440, "light"],
  [1024, "dark"],
  [390, "light"],
  [390, "dark"],
] as const)("at %d px, %s", (width, colorScheme) => {
  it("shows every page without errors, without sideways scrolling, with enough contrast", async () => {
    const context = await browser.newContext({ viewport: { width, height: 844 }, colorScheme });
    for (const path of PAGES) {
      const page = await visitor.visit(context, path);
      expect(await page.title(), path).toContain("Casus");
      expect(await overflow(page), `${path} is wider than the window`).toBeLessThanOrEqual(0);
      expect(await page.evaluate(textsBelowAA), path).toEqual([]);
    }
    await context.close();
    expect(visitor.faults.splice(0)).toEqual([]);
  }, 120_000);
});

describe.each([[true], [false]])("the ways through the pages, scripts %s", (javaScriptEnabled) => {
  let context: BrowserContext;
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width: 1280, height: 500 }, javaScriptEnabled });
  });
  afterAll(() => context.close());

  it("leads from the timeline to an incident to its words, marked and in the window", async () => {
    const page = await context.newPage();
    await page.goto(`${site.address}/timeline`);
    await page.locator(".timeline").getByRole("link", { name: "Rocket attack, Ain al-Asad" }).click();
    await page.getByRole("heading", { name: "3 reports, side by side" }).waitFor();
    await page
      .locator(".report", { hasText: "The Desk" })
      .getByRole("link", { name: "Read the words in the text" })
      .click();
    const words = page.locator("mark.shown");
    await words.first().waitFor();
    expect((await words.allTextContents()).join("")).toMatch(
      /^At least thirteen rockets fell .* told the Desk\.$/,
    );
    // The way there is scrolled smoothly, so it takes a moment.
    const top = async () => (await words.first().boundingBox())!.y;
    await expect.poll(top).toBeLessThan(500);
    expect(await top()).toBeGreaterThan(0);
    await page.locator(".note.here").getByRole("link", { name: "to the incident" }).click();
    expect(page.url()).toContain(INCIDENT);
    await page.close();
  });

  it.each([
    ["thirteen rockets", "Thirteen rockets hit"],
    ["عين الأسد", "سقوط صواريخ"],
  ])("searches %s", async (words, title) => {
    const page = await context.newPage();
    await page.goto(site.address);
    await page.getByRole("searchbox").fill(words);
    await page.getByRole("searchbox").press("Enter");
    await page.locator(".hit mark").first().waitFor();
    expect(await page.locator(".hit mark").first().textContent()).toBe(words);
    await page.getByRole("link", { name: title }).first().click();
    expect(await page.locator("mark.shown").first().textContent()).toBeTruthy();
    await page.close();
  });

  it("switches a layer off", async () => {
    const page = await context.newPage();
    await page.goto(`${site.address}/documents/agency-asad`);
    const fill = () =>
      page
        .locator(".event-evidence")
        .first()
        .evaluate((element) => getComputedStyle(element).getPropertyValue("--fill").trim());
    const note = page.locator('.note[data-layer="event"]');
    expect(await note.isVisible()).toBe(true);
    if (javaScriptEnabled) expect(await fill()).not.toBe("none");
    await page.getByLabel("Events").uncheck();
    expect(await note.isVisible()).toBe(false);
    if (javaScriptEnabled) expect(await fill()).toBe("none");
    await page.close();
  });
});

describe("keys", () => {
  it("/ searches, j moves, o opens, ? helps", async () => {
    const context = await browser.newContext();
    const page = await visitor.visit(context, "/timeline");
    await page.keyboard.press("?");
    expect(await page.locator("#help").isVisible()).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("#help").waitFor({ state: "hidden" });
    // The browser gives the focus back from the closed help in its own time, so the key may have to be pressed again.
    const focused = async (): Promise<string | null | undefined> => {
      await page.keyboard.press("/");
      return page.evaluate(() => document.activeElement?.getAttribute("name"));
    };
    await expect.poll(focused).toBe("q");
    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    for (let turn = 0; turn < 3; turn++) await page.keyboard.press("j");
    await page.keyboard.press("o");
    await page.waitForURL(/incidents/);
    await context.close();
    expect(visitor.faults.splice(0)).toEqual([]);
  });

  it("a note lights up its words", async () => {
    const context = await browser.newContext();
    const page = await visitor.visit(context, "/documents/agency-asad");
    await page.locator('.note[data-note="e1"] .kind').focus();
    expect((await page.locator(".m.lit").allTextContents()).join("")).toContain("struck");
    await context.close();
  });
});
